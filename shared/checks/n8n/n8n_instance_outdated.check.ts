import { type AdvisoryData, affecting } from '../../model/advisory.ts';
import { defineCheck } from '../check.ts';
import { instance, notListed } from './api-examples.ts';
import { isCloud, textOfAttribute } from './stated.ts';
import { attribute } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

/** Two branches with a fix each, as the advisory database writes them. */
const advisories: AdvisoryData = {
  asOf: '2026-11-20',
  advisories: [
    { id: 'GHSA-aaaa-bbbb-cccc', aliases: ['CVE-2026-00001'], ecosystem: 'npm', packageName: 'n8n', severity: 'critical', versions: [], ranges: [{ introduced: '0', fixed: '1.123.17' }, { introduced: '2.0.0', fixed: '2.5.2' }] },
    { id: 'GHSA-dddd-eeee-ffff', aliases: [], ecosystem: 'npm', packageName: 'n8n-workflow', severity: 'low', versions: [], ranges: [{ introduced: '0' }] },
  ],
};
const silent = { updates_missing: 'The report names no newer version; it names none either when the instance could not ask for them.' };

export default defineCheck({
  id: 'n8n_instance_outdated',
  version: 1,
  title: 'Version of n8n is supported and without known critical advisory',
  severity: 'high',
  remediation: 'Update n8n to the newest version of its branch, or to the next one.',
  controls: {
    soc2: ['CC7.1'],
    iso_27001: ['A.8.8'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)', '164.308(a)(8)'],
    pci_dss: ['6.3.1', '6.3.3', '11.3.1'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['ID.RA-01', 'PR.PS-02'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject, { advisories }) {
    if (isCloud(subject)) return notApplicable('n8n runs this instance itself.');
    const version = textOfAttribute(subject, 'version');
    const affected = advisories && version !== undefined ? affecting(advisories, { ecosystem: 'npm', name: 'n8n', version }) : 'undecided';
    if (affected !== 'undecided' && affected.length > 0) return fail(`${quoted(version ?? '')} is affected by ${affected.length} known advisories, ${affected[0]?.id} among them.`);
    const hasFix = attribute(subject, 'has_security_update');
    if (hasFix.isRead && hasFix.value === true) return fail("n8n's own report says that newer versions contain security updates.");
    const missing = attribute(subject, 'updates_missing');
    if (missing.isRead && typeof missing.value === 'number' && missing.value > 0) return review(`The instance is ${missing.value} updates behind; none of them is known to fix a vulnerability.`);
    if (affected !== 'undecided' || (missing.isRead && missing.value === 0)) return pass;
    return unknown(`Whether the version is patched is not known: no vulnerability data was imported that it can be compared with, and n8n's own report says nothing. ${missing.isRead ? '' : missing.why}`.trim());
  },

  examples: [
    { kind: 'pass', why: 'patched, by the imported data', inventory: instance({ is_cloud: false, version: '2.5.2' }, silent), advisories, answers: { prod: 'pass' } },
    { kind: 'pass', why: 'current', inventory: instance({ is_cloud: false, version: '2.5.2', updates_missing: 0, has_security_update: false }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'vulnerable, by the imported data', inventory: instance({ is_cloud: false, version: '2.5.1' }, silent), advisories, answers: { prod: 'fail' } },
    { kind: 'fail', why: "by n8n's own report", inventory: instance({ is_cloud: false, version: '2.5.2', updates_missing: 2, has_security_update: true }), answers: { prod: 'fail' } },
    { kind: 'review', why: 'behind, no advisory', inventory: instance({ is_cloud: false, version: '2.5.2', updates_missing: 2, has_security_update: false }), advisories, answers: { prod: 'review' } },
    { kind: 'not_applicable', why: 'an instance of n8n Cloud', inventory: instance({ is_cloud: true, version: '1.0.0' }), advisories, answers: { prod: 'not_applicable' } },
    { kind: 'unknown', why: 'a report without a word of newer versions is no proof', inventory: instance({ is_cloud: false, version: '2.5.2' }, silent), answers: { prod: 'unknown' } },
    ...notListed('n8n.instance'),
    { kind: 'near_miss', why: 'higher than the fix of the older branch', inventory: instance({ is_cloud: false, version: '2.0.0' }, silent), advisories, answers: { prod: 'fail' } },
  ],
});
