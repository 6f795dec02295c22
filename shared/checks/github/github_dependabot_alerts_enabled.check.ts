import { defineCheck } from '../check.ts';
import { attribute } from '../support/attributes.ts';
import { notApplicable } from '../support/verdicts.ts';
import { github } from './examples.ts';
import { hasManifest } from './manifests.ts';
import { judgeSwitch, repo, repositoryExamples } from './repository-settings.ts';

export default defineCheck({
  id: 'github_dependabot_alerts_enabled',
  version: 1,
  title: 'Dependency alerts are on',
  severity: 'medium',
  remediation: 'Turn Dependabot alerts on in the security settings of the repository, or for all of them in the security configuration of the organization.',
  controls: {
    soc2: ['CC6.8', 'CC7.1', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.8', 'A.8.28'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.3.1', '6.3.2', '6.3.3'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['GV.SC-07', 'ID.RA-01', 'ID.RA-09', 'PR.PS-02'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.repo'],

  judge: (subject) => {
    const alerts = attribute(subject, 'vulnerability_alerts');
    if (alerts.isRead && alerts.value === false && hasManifest(subject) === false) return notApplicable('The repository has no manifest of dependencies.');
    return judgeSwitch(subject, 'vulnerability_alerts', 'Nobody is told when a dependency of the repository becomes vulnerable.');
  },

  examples: [
    { kind: 'pass', why: 'they are on', inventory: github(repo({ vulnerability_alerts: true })), answers: { 'acme/shop': 'pass' } },
    { kind: 'fail', why: 'they are off', inventory: github(repo({ vulnerability_alerts: false, notable_paths: ['package.json'] })), answers: { 'acme/shop': 'fail' } },
    { kind: 'fail', why: 'off, and whether there are manifests was not read', inventory: github(repo({ vulnerability_alerts: false })), answers: { 'acme/shop': 'fail' } },
    { kind: 'not_applicable', why: 'there is nothing to be alerted of', inventory: github(repo({ vulnerability_alerts: false, notable_paths: ['CLAUDE.md'] })), answers: { 'acme/shop': 'not_applicable' } },
    ...repositoryExamples('vulnerability_alerts'),
    { kind: 'near_miss', why: 'a tool that updates versions tells nobody of vulnerabilities', inventory: github(repo({ vulnerability_alerts: false, notable_paths: ['.github/dependabot.yml', 'go.mod'] })), answers: { 'acme/shop': 'fail' } },
  ],
});
