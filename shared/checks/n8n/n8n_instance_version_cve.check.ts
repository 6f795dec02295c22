import { type AdvisoryData, affecting } from '../../model/advisory.ts';
import { defineCheck } from '../check.ts';
import { instance, notRead } from './api-examples.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { daysBetween } from '../support/dates.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, unknown } from '../support/verdicts.ts';

/** Two branches with a fix each, as the advisory database writes them. */
const advisories: AdvisoryData = {
  asOf: '2026-11-20',
  advisories: [
    { id: 'GHSA-aaaa-bbbb-cccc', aliases: ['CVE-2026-00001'], ecosystem: 'npm', packageName: 'n8n', severity: 'critical', versions: [], ranges: [{ introduced: '0', fixed: '1.123.17' }, { introduced: '2.0.0', fixed: '2.5.2' }] },
    { id: 'GHSA-dddd-eeee-ffff', aliases: [], ecosystem: 'npm', packageName: 'n8n-workflow', severity: 'low', versions: [], ranges: [{ introduced: '0' }] },
  ],
};

export default defineCheck({
  id: 'n8n_instance_version_cve',
  version: 1,
  title: 'No known vulnerability concerns the version of n8n',
  severity: 'critical',
  remediation: 'Update n8n to a version outside of every affected range.',
  /** `data_age_days`: how old the imported data may be for a pass. */
  params: { data_age_days: 30 },
  controls: {
    soc2: ['CC7.1'],
    iso_27001: ['A.8.8'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.3.1', '6.3.3', '11.3.1'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['ID.RA-01', 'PR.PS-02'],
    owasp_agentic_top10: ['ASI04'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject, { advisories, today, params }) {
    return judgeRead(subject, ['version'], ({ version }) => {
      if (typeof version !== 'string') return malformed('version');
      if (!advisories) return unknown('No vulnerability data was imported, so nothing can be said about this version.');
      const affected = affecting(advisories, { ecosystem: 'npm', name: 'n8n', version });
      if (affected === 'undecided') return unknown(`${quoted(version)} cannot be compared with the imported advisories.`);
      if (affected.length > 0) return affected.map(({ id, aliases }) => fail(`${quoted(version)} is affected by ${[id, ...aliases].join(', ')}.`, { discriminator: id }));
      const days = daysBetween(advisories.asOf, today);
      return days > Number(params['data_age_days']) ? unknown(`The imported vulnerability data is of ${advisories.asOf}, ${days} days ago: too old for a pass.`) : pass;
    });
  },

  examples: [
    { kind: 'pass', why: 'the first version with the fix', inventory: instance({ version: '2.5.2' }), advisories, answers: { prod: 'pass' } },
    { kind: 'pass', why: 'the fix of the older branch', inventory: instance({ version: '1.123.17' }), advisories, answers: { prod: 'pass' } },
    { kind: 'fail', why: 'the newer branch before its fix', inventory: instance({ version: '2.5.1' }), advisories, answers: { prod: 'fail' } },
    { kind: 'fail', why: 'old data still proves a hit', inventory: instance({ version: '1.100.0' }), advisories: { ...advisories, asOf: '2025-01-01' }, answers: { prod: 'fail' } },
    { kind: 'unknown', why: 'no data was imported', inventory: instance({ version: '2.5.2' }), answers: { prod: 'unknown' } },
    { kind: 'unknown', why: 'old data proves no absence', inventory: instance({ version: '2.5.2' }), advisories: { ...advisories, asOf: '2026-01-01' }, answers: { prod: 'unknown' } },
    { kind: 'unknown', why: 'a version that is none', inventory: instance({ version: 'nightly' }), advisories, answers: { prod: 'unknown' } },
    ...notRead('n8n.instance', 'version').map((example) => ({ ...example, advisories })),
    { kind: 'near_miss', why: 'higher than the fix of one branch, and not fixed in its own', inventory: instance({ version: '2.0.0' }), advisories, answers: { prod: 'fail' } },
    { kind: 'near_miss', why: 'a release candidate comes before the fix', inventory: instance({ version: '2.5.2-rc.1' }), advisories, answers: { prod: 'fail' } },
    { kind: 'near_miss', why: 'an advisory of another package', inventory: instance({ version: '3.0.0' }), advisories, answers: { prod: 'pass' } },
  ],
});
