import type { Resource } from '../../model/component.ts';
import type { GithubDependabotAlert } from '../../model/resources/github.ts';
import { defineCheck, type CheckContext, type Verdict } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { judgeAlertCount } from './alerts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { repo } from './repository-settings.ts';
import { daysSince, daysText, numberOf } from './values.ts';

const name = 'acme/shop/dependabot/5';
const alert = (attributes: Partial<GithubDependabotAlert>, unread?: Readonly<Record<string, string>>) =>
  given('github.dependabot_alert', name, { state: 'open', severity: 'high', created_at: '2026-10-01T10:00:00Z', ghsa_id: 'GHSA-aaaa-bbbb-cccc', package_name: 'left-pad', first_patched_version: '1.3.1', ...attributes }, unread);

/** What is vulnerable is what GitHub's advisories said on the day of the answer; without that answer nothing is known. */
export default defineCheck({
  id: 'github_vuln_sla',
  version: 1,
  title: 'Dependency alerts are fixed within the time limit of their severity',
  severity: 'high',
  remediation: 'Upgrade the package to the patched version, or dismiss the alert with the reason why it can wait.',
  params: { critical: 7, high: 30, medium: 90, low: 180 },
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
  kinds: ['github.repo', 'github.dependabot_alert'],

  judge: (subject, context) => (subject.kind === 'github.repo' ? judgeAlertCount(subject, 'dependabot_alert_count', 'Dependabot') : judgeAlert(subject, context)),

  examples: [
    { kind: 'pass', why: 'no alert in the repository', inventory: github(repo({ dependabot_alert_count: 0 })), answers: { 'acme/shop': 'pass' } },
    { kind: 'pass', why: 'twenty days for a high one', inventory: github(alert({ created_at: '2026-11-01T10:00:00Z' })), answers: { [name]: 'pass' } },
    { kind: 'fail', why: 'fifty-one days for a high one', inventory: github(alert({})), answers: { [name]: 'fail' } },
    { kind: 'review', why: 'no version is repaired', inventory: github(alert({ first_patched_version: null })), answers: { [name]: 'review' } },
    { kind: 'not_applicable', why: 'alerts are off, which another check reports', inventory: github(repo({ dependabot_alert_count: null })), answers: { 'acme/shop': 'not_applicable' } },
    { kind: 'unknown', why: 'without data nothing is known', inventory: github(repo({}, { dependabot_alert_count: forbidden })), answers: { 'acme/shop': 'unknown' } },
    ...listExamples(['github.repo', 'github.dependabot_alert'], 'there are no repositories'),
    { kind: 'near_miss', why: 'fifty-one days are within the limit of a medium one', inventory: github(alert({ severity: 'medium' })), answers: { [name]: 'pass' } },
    { kind: 'near_miss', why: 'thirty days are still within the limit', inventory: github(alert({ created_at: '2026-10-22T23:00:00Z' })), answers: { [name]: 'pass' } },
    { kind: 'near_miss', why: 'one that was dismissed is a decision, however old', inventory: github(alert({ state: 'dismissed', dismissed_reason: 'not_used' })), answers: { [name]: 'not_applicable' } },
    { kind: 'near_miss', why: 'a severity that has no limit is not in time', inventory: github(alert({ severity: 'moderate' })), answers: { [name]: 'unknown' } },
  ],
});

function judgeAlert(alert: Resource, { today, params }: CheckContext): Verdict | readonly Verdict[] {
  const asOf = alert.observed_at?.slice(0, 10) ?? today;
  return judgeRead(alert, ['state', 'severity', 'created_at', 'package_name', 'first_patched_version'], ({ state, severity, created_at: createdAt, package_name: name, first_patched_version: patched }) => {
    if (state === 'fixed') return pass;
    if (state === 'dismissed' || state === 'auto_dismissed') return notApplicable('The alert was dismissed.');
    const days = daysSince(createdAt, today);
    const limit = typeof severity === 'string' ? numberOf(params, severity) : Number.NaN;
    if (state !== 'open' || days === undefined || Number.isNaN(limit) || typeof name !== 'string') return malformed('severity');
    if (days <= limit) return pass;
    if (patched === null) return review(`An alert of ${String(severity)} severity about ${quoted(name)} is open for ${daysText(days)}; by the data of ${asOf} no version is repaired.`);
    return fail(`An alert of ${String(severity)} severity about ${quoted(name)} is open for ${daysText(days)} by the data of ${asOf}; the limit is ${daysText(limit)}.`);
  });
}
