import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { ai, base } from './node-types.ts';
import { isExpression, parameter } from './parameters.ts';
import { deskOnly } from './paths/path-examples.ts';
import { quoted } from '../support/quoted.ts';
import { fail, unknown } from '../support/verdicts.ts';

const chat = (options = {}, more = {}) => deskOnly([node('Chat', ai('chatTrigger'), { parameters: { public: true, options, ...more } })], []);

/** A chat takes calls from pages of every origin unless it names some; a webhook is asked only where it says so itself. */
export default defineCheck({
  id: 'n8n_chat_cors_any',
  version: 1,
  title: 'Public chats and webhooks name the origins that may call them',
  severity: 'low',
  flag: 'chat_cors_any',
  remediation: 'List the origins of your own pages under allowed origins.',
  controls: {
    soc2: ['CC6.1', 'CC6.6'],
    iso_27001: ['A.8.3', 'A.8.20'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['1.3.1', '1.4.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.IR-01'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeNodes(subject, {
      isAsked: ({ type, parameters }) => (type === ai('chatTrigger') && parameter(parameters, 'public') === true) || (type === base('webhook') && parameter(parameters, 'options.allowedOrigins') !== undefined),
      none: 'The workflow has no public chat, and no webhook that speaks of origins.',
      judge: ({ name, parameters }) => {
        const origins = parameter(parameters, 'options.allowedOrigins') ?? '*';
        if (isExpression(origins) || typeof origins !== 'string') return [unknown(`Which origins may call ${quoted(name)} is computed at run time.`)];
        return origins.split(',').some((origin) => origin.trim() === '*') ? [fail(`Pages of every origin may call ${quoted(name)}.`)] : [];
      },
    }),

  examples: [
    { kind: 'pass', why: 'one page of the shop', inventory: chat({ allowedOrigins: 'https://shop.acme.example' }), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'nothing is said, and every origin is the default of a chat', inventory: chat(), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a star among others', inventory: chat({ allowedOrigins: 'https://shop.acme.example, *' }), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a webhook that opens itself', inventory: deskOnly([node('Hook', base('webhook'), { parameters: { options: { allowedOrigins: '*' } } })], []), answers: { Desk: 'fail' } },
    { kind: 'unknown', why: 'the list is computed', inventory: chat({ allowedOrigins: '={{ $vars.origins }}' }), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'a chat for the editor alone', inventory: chat({}, { public: false }), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a star inside a name is no list of all', inventory: chat({ allowedOrigins: 'https://*.acme.example' }), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a webhook that says nothing is called by programs', inventory: deskOnly([node('Hook', base('webhook'))], []), answers: { Desk: 'not_applicable' } },
    ...commonExamples,
  ],
});
