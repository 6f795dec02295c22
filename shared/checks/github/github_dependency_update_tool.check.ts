import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { github } from './examples.ts';
import { hasManifest } from './manifests.ts';
import { ofLiveRepository, repo, repositoryExamples } from './repository-settings.ts';
import { objectsIn } from './values.ts';

const dependabot = { path: '.github/dependabot.yml', tool: 'dependabot', is_disabled: false };

export default defineCheck({
  id: 'github_dependency_update_tool',
  version: 1,
  title: 'Automatic dependency updates are configured',
  severity: 'low',
  remediation: 'Add a configuration of Dependabot or Renovate that covers the manifests of the repository.',
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

  judge: (subject) =>
    ofLiveRepository(subject, () =>
      judgeRead(subject, ['update_tools'], ({ update_tools: given }) => {
        const tools = objectsIn(given);
        if (tools === undefined) return malformed('update_tools');
        if (tools.some(({ is_disabled: isDisabled }) => isDisabled === false)) return pass;
        if (tools.length > 0) return review('A tool of dependency updates is configured and turned off.');
        const isNeeded = hasManifest(subject);
        if (isNeeded === undefined) return unknown('No configuration was found, but whether the repository has manifests was not read.');
        return isNeeded ? fail('Nothing proposes updates of the dependencies.') : notApplicable('The repository has no manifest of dependencies.');
      }),
    ),

  examples: [
    { kind: 'pass', why: 'Dependabot is set up', inventory: github(repo({ update_tools: [dependabot], notable_paths: ['package.json'] })), answers: { 'acme/shop': 'pass' } },
    { kind: 'fail', why: 'manifests and no tool', inventory: github(repo({ update_tools: [], notable_paths: ['package.json'] })), answers: { 'acme/shop': 'fail' } },
    { kind: 'review', why: 'the configuration asks for nothing', inventory: github(repo({ update_tools: [{ ...dependabot, is_disabled: true }], notable_paths: ['package.json'] })), answers: { 'acme/shop': 'review' } },
    { kind: 'not_applicable', why: 'nothing to update', inventory: github(repo({ update_tools: [], notable_paths: [] })), answers: { 'acme/shop': 'not_applicable' } },
    { kind: 'unknown', why: 'the tree was too large to be listed', inventory: github(repo({ update_tools: [] }, { notable_paths: 'The tree was truncated.' })), answers: { 'acme/shop': 'unknown' } },
    ...repositoryExamples('update_tools'),
    { kind: 'near_miss', why: 'a disabled Dependabot beside a working Renovate', inventory: github(repo({ update_tools: [{ ...dependabot, is_disabled: true }, { path: 'renovate.json', tool: 'renovate', is_disabled: false }] })), answers: { 'acme/shop': 'pass' } },
    { kind: 'near_miss', why: 'alerts and security updates do not keep versions current', inventory: github(repo({ update_tools: [], notable_paths: ['go.mod'], vulnerability_alerts: true, automated_security_fixes: true })), answers: { 'acme/shop': 'fail' } },
  ],
});
