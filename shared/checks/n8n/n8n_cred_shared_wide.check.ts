import { defineCheck } from '../check.ts';
import { aiCredentials } from './ai-credentials.ts';
import { notRead, prod } from './api-examples.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';

const credential = (type: string, projects: number) => prod('n8n.credential', { type, projects: Array.from({ length: projects }, (_, index) => ({ name: `Project ${index}`, role: index === 0 ? 'credential:owner' : 'credential:user' })) });

export default defineCheck({
  id: 'n8n_cred_shared_wide',
  version: 1,
  title: 'Credentials of models are shared with few projects',
  severity: 'medium',
  remediation: 'Take the credential back from the projects that do not call the model, and give each its own.',
  /** `projects`: how many may share one, its own included. */
  params: { projects: 3 },
  controls: {
    soc2: ['CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.5'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.credential'],

  judge(subject, { params }) {
    return judgeRead(subject, ['type', 'projects'], ({ type, projects }) => {
      if (typeof type !== 'string' || !Array.isArray(projects)) return malformed('projects');
      if (!aiCredentials.has(type)) return notApplicable(`A credential of the type ${quoted(type)} opens no model.`);
      const max = Number(params['projects']);
      return projects.length <= max ? pass : fail(`${projects.length} projects may use the credential, and its bill; at most ${max} should.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'its own project', inventory: credential('openAiApi', 1), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'half the company', inventory: credential('openAiApi', 12), answers: { prod: 'fail' } },
    { kind: 'not_applicable', why: 'no credential of a model', inventory: credential('slackApi', 12), answers: { prod: 'not_applicable' } },
    ...notRead('n8n.credential', 'projects', { type: 'openAiApi' }),
    { kind: 'near_miss', why: 'as many as allowed', inventory: credential('anthropicApi', 3), answers: { prod: 'pass' } },
  ],
});
