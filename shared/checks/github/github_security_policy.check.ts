import { defineCheck } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { forbidden, github, listExamples } from './examples.ts';
import { ofLiveRepository, repo } from './repository-settings.ts';
import { isJsonObject } from '../../model/json-object.ts';

const open = { visibility: 'public' };

export default defineCheck({
  id: 'github_security_policy',
  version: 1,
  title: 'A route for reports of vulnerabilities is published',
  severity: 'low',
  remediation: 'Add a SECURITY.md that says where to report, or turn on private vulnerability reporting.',
  controls: {
    soc2: ['CC2.3'],
    iso_27001: ['A.6.8', 'A.8.8'],
    nist_csf: ['ID.RA-08'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.repo'],

  judge: (subject) =>
    ofLiveRepository(subject, () =>
      judgeRead(subject, ['visibility'], ({ visibility }) => {
        if (visibility === 'private' || visibility === 'internal') return notApplicable('The repository is not public.');
        const reporting = attribute(subject, 'private_vulnerability_reporting');
        if (reporting.isRead && reporting.value === true) return pass;
        return judgeRead(subject, ['private_vulnerability_reporting', 'security_policy'], ({ security_policy: policy }) => {
          if (policy === null) return fail('Nothing says where a vulnerability of the public repository is reported.');
          if (!isJsonObject(policy)) return malformed('security_policy');
          return policy['has_contact'] === true ? pass : review('The security policy names no address to report to.');
        });
      }),
    ),

  examples: [
    { kind: 'pass', why: 'a policy with an address', inventory: github(repo({ ...open, private_vulnerability_reporting: false, security_policy: { path: 'SECURITY.md', has_contact: true } })), answers: { 'acme/shop': 'pass' } },
    { kind: 'pass', why: 'private reporting needs no file', inventory: github(repo({ ...open, private_vulnerability_reporting: true, security_policy: null })), answers: { 'acme/shop': 'pass' } },
    { kind: 'fail', why: 'neither', inventory: github(repo({ ...open, private_vulnerability_reporting: false, security_policy: null })), answers: { 'acme/shop': 'fail' } },
    { kind: 'review', why: 'a policy without an address', inventory: github(repo({ ...open, private_vulnerability_reporting: false, security_policy: { path: 'SECURITY.md', has_contact: false } })), answers: { 'acme/shop': 'review' } },
    { kind: 'not_applicable', why: 'nobody outside sees it', inventory: github(repo({ visibility: 'internal' })), answers: { 'acme/shop': 'not_applicable' } },
    { kind: 'not_applicable', why: 'an archived repository takes no changes', inventory: github(repo({ ...open, archived: true })), answers: { 'acme/shop': 'not_applicable' } },
    { kind: 'unknown', why: 'the files were refused', inventory: github(repo({ ...open, private_vulnerability_reporting: false }, { security_policy: forbidden })), answers: { 'acme/shop': 'unknown' } },
    ...listExamples(['github.repo'], 'there are no repositories'),
    { kind: 'near_miss', why: 'no file, and whether private reporting is on was not read', inventory: github(repo({ ...open, security_policy: null })), answers: { 'acme/shop': 'unknown' } },
  ],
});
