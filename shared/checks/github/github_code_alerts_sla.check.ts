import type { Resource } from '../../model/component.ts';
import type { GithubCodeAlert } from '../../model/resources/github.ts';
import { defineCheck, type CheckContext, type Verdict } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { judgeAlertCount } from './alerts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { repo } from './repository-settings.ts';
import { daysSince, daysText, numberOf } from './values.ts';

const name = 'acme/shop/code-scanning/9';
const alert = (attributes: Partial<GithubCodeAlert>, unread?: Readonly<Record<string, string>>) =>
  given('github.code_alert', name, { state: 'open', rule_id: 'js/sql-injection', tool: 'CodeQL', security_severity_level: 'high', severity: 'error', created_at: '2026-10-01T10:00:00Z', path: 'src/db.ts', start_line: 12, ...attributes }, unread);

export default defineCheck({
  id: 'github_code_alerts_sla',
  version: 1,
  title: 'Code scanning alerts are fixed in time',
  severity: 'high',
  remediation: 'Fix the code, or dismiss the alert with a reason.',
  params: { critical: 7, high: 30, medium: 90, low: 180 },
  controls: {
    soc2: ['CC7.1', 'CC8.1'],
    iso_27001: ['A.8.8', 'A.8.25', 'A.8.28', 'A.8.29'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.2.1', '6.2.4', '6.3.1', '6.3.3'],
    gdpr: ['Art.25(1)', 'Art.32(1)(d)'],
    nist_csf: ['ID.RA-01', 'PR.PS-02', 'PR.PS-06'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.repo', 'github.code_alert'],

  judge: (subject, context) => (subject.kind === 'github.repo' ? judgeAlertCount(subject, 'code_alert_count', 'Code scanning') : judgeAlert(subject, context)),

  examples: [
    { kind: 'pass', why: 'no alert in the repository', inventory: github(repo({ code_alert_count: 0 })), answers: { 'acme/shop': 'pass' } },
    { kind: 'pass', why: 'twenty days for a high one', inventory: github(alert({ created_at: '2026-11-01T10:00:00Z' })), answers: { [name]: 'pass' } },
    { kind: 'fail', why: 'fifty-one days for a high one', inventory: github(alert({})), answers: { [name]: 'fail' } },
    { kind: 'review', why: 'dismissed without a reason', inventory: github(alert({ state: 'dismissed', dismissed_reason: null, has_dismissed_comment: false })), answers: { [name]: 'review' } },
    { kind: 'not_applicable', why: 'code is not scanned, which another check reports', inventory: github(repo({ code_alert_count: null })), answers: { 'acme/shop': 'not_applicable' } },
    { kind: 'not_applicable', why: 'a rule of style has no severity of security', inventory: github(alert({ security_severity_level: null, severity: 'note' })), answers: { [name]: 'not_applicable' } },
    { kind: 'unknown', why: 'the alerts of the repository were refused', inventory: github(repo({}, { code_alert_count: forbidden })), answers: { 'acme/shop': 'unknown' } },
    ...listExamples(['github.repo', 'github.code_alert'], 'there are no repositories'),
    { kind: 'near_miss', why: 'a rule without a severity of security that is an error counts as medium', inventory: github(alert({ security_severity_level: null, created_at: '2026-08-01T10:00:00Z' })), answers: { [name]: 'fail' } },
    { kind: 'near_miss', why: 'dismissed as a test with its reason', inventory: github(alert({ state: 'dismissed', dismissed_reason: 'used in tests', has_dismissed_comment: false })), answers: { [name]: 'pass' } },
  ],
});

function judgeAlert(alert: Resource, { today, params }: CheckContext): Verdict | readonly Verdict[] {
  return judgeRead(alert, ['state', 'created_at', 'rule_id', 'security_severity_level'], ({ state, created_at: createdAt, rule_id: rule, security_severity_level: level }) => {
    if (state === 'fixed') return pass;
    if (state === 'dismissed') return judgeDismissed(alert);
    const severity = level ?? ordinary(alert);
    if (severity === undefined) return notApplicable('The rule is not about security.');
    const days = daysSince(createdAt, today);
    const limit = typeof severity === 'string' ? numberOf(params, severity) : Number.NaN;
    if (state !== 'open' || days === undefined || Number.isNaN(limit) || typeof rule !== 'string') return malformed('security_severity_level');
    return days <= limit ? pass : fail(`An alert of ${String(severity)} severity by the rule ${quoted(rule)} is open for ${daysText(days)}; the limit is ${daysText(limit)}.`);
  });
}

/** Tools without severities of security give `error` to what they find wrong; it counts as medium. */
function ordinary(alert: Resource): string | undefined {
  const severity = attribute(alert, 'severity');
  return severity.isRead && severity.value === 'error' ? 'medium' : undefined;
}

function judgeDismissed(alert: Resource): Verdict | readonly Verdict[] {
  return judgeRead(alert, ['dismissed_reason', 'has_dismissed_comment'], ({ dismissed_reason: reason, has_dismissed_comment: hasComment }) =>
    reason === null && hasComment !== true ? review('The alert was dismissed without a reason.') : pass,
  );
}
