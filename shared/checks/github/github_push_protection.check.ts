import { defineCheck } from '../check.ts';
import { github } from './examples.ts';
import { judgeFeature, repo, repositoryExamples } from './repository-settings.ts';

export default defineCheck({
  id: 'github_push_protection',
  version: 1,
  title: 'Push protection for secrets is on',
  severity: 'high',
  remediation: 'Turn push protection on in the security settings of the repository, or for all of them in the security configuration of the organization.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.17', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['8.6.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01'],
    mitre_atlas: ['AML.T0055'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.repo'],

  judge: (subject) => judgeFeature(subject, 'secret_scanning_push_protection', 'A push that holds a credential is taken.'),

  examples: [
    { kind: 'pass', why: 'it is on', inventory: github(repo({ secret_scanning_push_protection: 'enabled' })), answers: { 'acme/shop': 'pass' } },
    { kind: 'fail', why: 'it is off', inventory: github(repo({ secret_scanning_push_protection: 'disabled' })), answers: { 'acme/shop': 'fail' } },
    { kind: 'review', why: 'the API leaves it out, as without a licence', inventory: github(repo({ secret_scanning_push_protection: null })), answers: { 'acme/shop': 'review' } },
    ...repositoryExamples('secret_scanning_push_protection'),
    { kind: 'near_miss', why: 'scanning finds a credential when it is too late', inventory: github(repo({ secret_scanning: 'enabled', secret_scanning_push_protection: 'disabled' })), answers: { 'acme/shop': 'fail' } },
  ],
});
