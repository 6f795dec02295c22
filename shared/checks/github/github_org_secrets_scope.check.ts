import type { GithubSecret } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { isAiName } from './ai-names.ts';
import { forbidden, github, given, listExamples } from './examples.ts';

const label = 'acme/KEY';
const secret = (attributes: Partial<GithubSecret>, unread?: Readonly<Record<string, string>>) => github(given('github.secret', label, { name: 'DEPLOY_TOKEN', scope: 'organization', ...attributes }, unread));

export default defineCheck({
  id: 'github_org_secrets_scope',
  version: 1,
  title: 'Secrets of the organization reach selected repositories only',
  severity: 'medium',
  remediation: 'Give the secret to the repositories that need it only; keep keys of AI services at their own repositories.',
  controls: {
    soc2: ['CC6.1', 'CC6.3'],
    iso_27001: ['A.5.15', 'A.5.17', 'A.8.2', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(a)(1)', '164.312(d)'],
    pci_dss: ['7.2.5', '8.6.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01', 'PR.AA-05'],
    mitre_atlas: ['AML.T0055'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.secret'],

  judge: (subject) =>
    judgeRead(subject, ['name', 'scope'], ({ name, scope }) => {
      if (scope === 'repository' || scope === 'environment') return notApplicable('The secret is one of a single repository.');
      return judgeRead(subject, ['visibility'], ({ visibility }) => {
        if (typeof name !== 'string') return malformed('name');
        if (visibility === 'selected') return pass;
        if (visibility === 'all') return fail(`Every repository, public ones too, can use the secret ${quoted(name)}.`);
        if (visibility !== 'private') return malformed('visibility');
        return isAiName(name) ? fail(`Every private repository can use ${quoted(name)}, which opens an AI service.`) : pass;
      });
    }),

  examples: [
    { kind: 'pass', why: 'selected repositories', inventory: secret({ visibility: 'selected' }), answers: { [label]: 'pass' } },
    { kind: 'pass', why: 'every private repository, for a secret that is none of AI', inventory: secret({ visibility: 'private' }), answers: { [label]: 'pass' } },
    { kind: 'fail', why: 'every repository', inventory: secret({ visibility: 'all' }), answers: { [label]: 'fail' } },
    { kind: 'fail', why: 'an AI key for every private repository', inventory: secret({ name: 'OPENAI_API_KEY', visibility: 'private' }), answers: { [label]: 'fail' } },
    { kind: 'not_applicable', why: 'of a repository', inventory: secret({ scope: 'repository', repository: 'acme/shop', visibility: null }), answers: { [label]: 'not_applicable' } },
    { kind: 'unknown', why: 'whom it reaches was refused', inventory: secret({}, { visibility: forbidden }), answers: { [label]: 'unknown' } },
    ...listExamples(['github.secret'], 'there are no secrets'),
    { kind: 'near_miss', why: 'letters that only happen to stand in another word', inventory: secret({ name: 'MAIL_KEY', visibility: 'private' }), answers: { [label]: 'pass' } },
  ],
});
