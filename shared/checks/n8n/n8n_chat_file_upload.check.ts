import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { ai } from './node-types.ts';
import { isExpression, parameter } from './parameters.ts';
import { deskOnly } from './paths/path-examples.ts';
import { quoted } from '../support/quoted.ts';
import { fail, unknown } from '../support/verdicts.ts';

const chat = (options = {}, more = {}) => deskOnly([node('Chat', ai('chatTrigger'), { parameters: { public: true, options, ...more } })], []);

export default defineCheck({
  id: 'n8n_chat_file_upload',
  version: 1,
  title: 'Public chats take no files, or name the types they take',
  severity: 'medium',
  flag: 'chat_file_upload',
  remediation: 'Turn file uploads off, or list the MIME types that the workflow can read.',
  controls: {
    soc2: ['CC3.2', 'CC6.8'],
    iso_27001: ['A.8.26', 'A.8.27'],
    hipaa: ['164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.2.4'],
    gdpr: ['Art.35'],
    nist_csf: ['PR.PS-06', 'ID.RA-01'],
    owasp_llm_top10: ['LLM01:2025'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeNodes(subject, {
      isAsked: ({ type, parameters }) => type === ai('chatTrigger') && parameter(parameters, 'public') === true,
      none: 'The workflow has no public chat.',
      judge: ({ name, parameters }) => {
        const allows = parameter(parameters, 'options.allowFileUploads') ?? false;
        if (allows === false) return [];
        const types = parameter(parameters, 'options.allowedFilesMimeTypes') ?? '*';
        if (allows !== true || typeof types !== 'string' || isExpression(types)) return [unknown(`Which files ${quoted(name)} takes is computed at run time.`)];
        const isForAll = types.split(',').some((type) => ['', '*', '*/*'].includes(type.trim()));
        return isForAll ? [fail(`Anyone can give files of every type to ${quoted(name)}.`)] : [];
      },
    }),

  examples: [
    { kind: 'pass', why: 'no uploads, which is the default', inventory: chat(), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'pictures alone', inventory: chat({ allowFileUploads: true, allowedFilesMimeTypes: 'image/png, image/jpeg' }), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'every type is the default once uploads are on', inventory: chat({ allowFileUploads: true }), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'every type, written out', inventory: chat({ allowFileUploads: true, allowedFilesMimeTypes: '*/*' }), answers: { Desk: 'fail' } },
    { kind: 'unknown', why: 'whether files are taken is computed', inventory: chat({ allowFileUploads: '={{ $vars.files }}' }), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'the chat is not public', inventory: chat({ allowFileUploads: true }, { public: false }), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a list that is left over while uploads are off', inventory: chat({ allowFileUploads: false, allowedFilesMimeTypes: '*' }), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a family of types is a choice', inventory: chat({ allowFileUploads: true, allowedFilesMimeTypes: 'image/*' }), answers: { Desk: 'pass' } },
    ...commonExamples,
  ],
});
