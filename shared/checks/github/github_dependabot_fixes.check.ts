import { defineCheck } from '../check.ts';
import { attribute } from '../support/attributes.ts';
import { notApplicable } from '../support/verdicts.ts';
import { github } from './examples.ts';
import { hasManifest } from './manifests.ts';
import { judgeSwitch, repo, repositoryExamples } from './repository-settings.ts';

export default defineCheck({
  id: 'github_dependabot_fixes',
  version: 1,
  title: 'Security updates are proposed automatically',
  severity: 'low',
  remediation: 'Turn Dependabot security updates on in the security settings of the repository.',
  controls: {
    soc2: ['CC7.1'],
    iso_27001: ['A.8.8'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.3.1', '6.3.3'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['ID.RA-01', 'PR.PS-02'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.repo'],

  judge: (subject) => {
    const fixes = attribute(subject, 'automated_security_fixes');
    if (fixes.isRead && fixes.value === false && hasManifest(subject) === false) return notApplicable('The repository has no manifest of dependencies.');
    return judgeSwitch(subject, 'automated_security_fixes', 'Nobody proposes the upgrade when a dependency becomes vulnerable.');
  },

  examples: [
    { kind: 'pass', why: 'they are on', inventory: github(repo({ automated_security_fixes: true })), answers: { 'acme/shop': 'pass' } },
    { kind: 'fail', why: 'they are off', inventory: github(repo({ automated_security_fixes: false, notable_paths: ['go.mod'] })), answers: { 'acme/shop': 'fail' } },
    { kind: 'not_applicable', why: 'there is nothing to upgrade', inventory: github(repo({ automated_security_fixes: false, notable_paths: [] })), answers: { 'acme/shop': 'not_applicable' } },
    ...repositoryExamples('automated_security_fixes'),
    { kind: 'near_miss', why: 'alerts tell, but propose nothing', inventory: github(repo({ vulnerability_alerts: true, automated_security_fixes: false, notable_paths: ['go.mod'] })), answers: { 'acme/shop': 'fail' } },
  ],
});
