import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { base } from './node-types.ts';
import { isExpression, parameter } from './parameters.ts';
import { deskOnly } from './paths/path-examples.ts';
import { quoted } from '../support/quoted.ts';
import { fail, unknown } from '../support/verdicts.ts';

const wait = (parameters = {}) => deskOnly([node('Wait', base('wait'), { parameters })], []);

/** Older versions know basic authentication only, newer ones headers and tokens too. */
export default defineCheck({
  id: 'n8n_wait_resume_noauth',
  version: 1,
  title: 'Waiting runs are resumed by callers who authenticate',
  severity: 'medium',
  flag: 'wait_resume_no_auth',
  remediation: 'Set incoming authentication on the wait node.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.8.5', 'A.5.15'],
    hipaa: ['164.312(d)', '164.312(a)(1)'],
    pci_dss: ['8.2.1', '8.3.1'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-03'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeNodes(subject, {
      isAsked: ({ type, parameters }) => type === base('wait') && (['webhook', 'form'].includes(String(parameter(parameters, 'resume'))) || isExpression(parameter(parameters, 'resume'))),
      none: 'No run of the workflow waits for a call or a form.',
      judge: ({ name, parameters }) => {
        if (isExpression(parameter(parameters, 'resume'))) return [unknown(`What ${quoted(name)} waits for is computed at run time.`)];
        const authentication = parameter(parameters, 'incomingAuthentication') ?? 'none';
        if (['basicAuth', 'headerAuth', 'jwtAuth'].includes(String(authentication))) return [];
        if (authentication === 'none') return [fail(`Anyone who has or guesses the address of a run can resume it at ${quoted(name)}, and say with what.`)];
        return [unknown(`How callers of ${quoted(name)} authenticate is computed at run time, or set to a value that is not known.`)];
      },
    }),

  examples: [
    { kind: 'pass', why: 'a header is asked for', inventory: wait({ resume: 'webhook', incomingAuthentication: 'headerAuth' }), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'a missing authentication is the default, and that is none', inventory: wait({ resume: 'webhook' }), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a form for whoever has its address', inventory: wait({ resume: 'form', incomingAuthentication: 'none' }), answers: { Desk: 'fail' } },
    { kind: 'unknown', why: 'the method is computed', inventory: wait({ resume: 'webhook', incomingAuthentication: '={{ $vars.auth }}' }), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'it waits for an hour, which is its default', inventory: wait({ amount: 1, unit: 'hours' }), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'an authentication that is left over while it waits for the clock', inventory: wait({ resume: 'timeInterval', incomingAuthentication: 'none' }), answers: { Desk: 'not_applicable' } },
    ...commonExamples,
  ],
});
