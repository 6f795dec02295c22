import { defineCheck } from '../check.ts';
import { github } from './examples.ts';
import { judgeSwitch, repo, repositoryExamples } from './repository-settings.ts';

export default defineCheck({
  id: 'github_immutable_releases',
  version: 1,
  title: 'Releases cannot be changed after they are published',
  severity: 'low',
  remediation: 'Turn immutable releases on in the settings of the repository or of the organization.',
  controls: {
    soc2: ['CC6.8', 'CC7.2', 'CC7.3', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.5.28', 'A.8.15', 'A.8.28'],
    hipaa: ['164.312(b)', '164.312(c)(1)'],
    pci_dss: ['6.3.2', '10.3.2', '10.3.4'],
    nist_csf: ['GV.SC-07', 'ID.RA-09', 'PR.PS-04', 'RS.AN-07'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.repo'],

  judge: (subject) => judgeSwitch(subject, 'immutable_releases', 'Files and tags of a release can be replaced after it was published.'),

  examples: [
    { kind: 'pass', why: 'it is on', inventory: github(repo({ immutable_releases: true })), answers: { 'acme/shop': 'pass' } },
    { kind: 'fail', why: 'it is off', inventory: github(repo({ immutable_releases: false })), answers: { 'acme/shop': 'fail' } },
    ...repositoryExamples('immutable_releases'),
    { kind: 'near_miss', why: 'a value of another form is no pass', inventory: github(repo({ immutable_releases: 'enabled' as unknown as boolean })), answers: { 'acme/shop': 'unknown' } },
  ],
});
