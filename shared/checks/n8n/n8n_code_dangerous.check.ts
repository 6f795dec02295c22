import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { base, familyOf, hasRole } from './node-types.ts';
import { parameter, textsIn } from './parameters.ts';
import { runsText } from './paths/sinks.ts';
import { deskOnly } from './paths/path-examples.ts';
import { quoted } from '../support/quoted.ts';
import { fail } from '../support/verdicts.ts';

const code = (jsCode: string, isDisabled = false) => deskOnly([node('Code', base('code'), { parameters: { jsCode }, isDisabled })], []);

/** Comments are taken out before the code is looked at. */
export default defineCheck({
  id: 'n8n_code_dangerous',
  version: 1,
  title: 'Code nodes start no processes, run no texts as code and open no files',
  severity: 'high',
  flag: 'code_dangerous',
  remediation: 'Use a node made for the purpose, or a narrow service; keep code nodes to reshaping data.',
  controls: {
    soc2: ['PI1.2', 'PI1.3', 'CC6.3'],
    iso_27001: ['A.8.26', 'A.8.28', 'A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.312(c)(1)', '164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['6.2.4', '7.2.1', '7.2.2', '7.2.5'],
    gdpr: ['Art.5(1)(d)', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.PS-06', 'PR.AA-05'],
    owasp_agentic_top10: ['ASI05'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeNodes(subject, {
      isAsked: ({ type }) => hasRole(familyOf(type).plain, 'code') && !/\.(?:executeCommand|ssh|git|npm)(?:Tool)?$/.test(type),
      none: 'The workflow has no node with code of its own.',
      judge: ({ name, parameters }) => {
        const texts = codeParameters.flatMap((parameterName) => textsIn(parameter(parameters, parameterName))).map(withoutComments);
        const found = dangers.filter(({ form }) => texts.some((text) => form.test(text))).map(({ text }) => text);
        return found.length === 0 ? [] : [fail(`The code of ${quoted(name)} ${found.join(' and ')}.`)];
      },
    }),

  examples: [
    { kind: 'pass', why: 'it only reshapes', inventory: code('return items.map(({ json }) => ({ json: { name: json.name.trim() } }));'), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'it runs a text as code', inventory: code('return eval($json.formula);'), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'it starts a process', inventory: code("const { execSync } = require('child_process');\nreturn execSync('id');"), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'it opens a file', inventory: code("return require('fs').readFileSync('/etc/passwd', 'utf8');"), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'Python that starts a process', inventory: deskOnly([node('Code', base('code'), { parameters: { language: 'python', pythonCode: 'import subprocess\nreturn subprocess.check_output(["id"])' } })], []), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'which module it loads is decided while it runs', inventory: code('return require($json.module).run();'), answers: { Desk: 'fail' } },
    { kind: 'not_applicable', why: 'no code', inventory: deskOnly([node('Log', base('set'))], []), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a word in a comment', inventory: code('// never use eval(x) here\nreturn items;'), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a pattern that is executed is no command', inventory: code('return /a(b)/.exec($json.text);'), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a name that ends alike', inventory: code('return medieval($json.text);'), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a disabled node runs nothing', inventory: code('return eval($json.formula);', true), answers: { Desk: 'not_applicable' } },
    ...commonExamples,
  ],
});

const codeParameters = ['jsCode', 'pythonCode', 'functionCode', 'code'];

const dangers = [
  { form: runsText, text: 'starts processes or runs texts as code' },
  { form: /\brequire\s*\(\s*['"`](?:node:)?fs(?:\/promises)?['"`]\s*\)|\bfrom\s+['"](?:node:)?fs|(?<![\w.])open\s*\(\s*['"][^'"]*['"]\s*,\s*['"][wa]/, text: 'opens files' },
  { form: /\b(?:require|import)\s*\(\s*(?!['"`)])/, text: 'decides while it runs which module it loads' },
];

/** Code without its comments. A mark inside a text is taken for one too, which hides the rest of that line at most. */
function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').replaceAll(/(?<![:'"`])(?:\/\/|(?<!\S)#).*$/gm, ' ');
}
