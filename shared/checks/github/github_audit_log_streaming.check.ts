import type { Resource } from '../../model/component.ts';
import type { GithubOrg } from '../../model/resources/github.ts';
import { defineCheck, type CheckContext, type Verdict } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { daysSince, numberOf, objectsIn } from './values.ts';

const org = (attributes: Partial<GithubOrg>, unread?: Readonly<Record<string, string>>) => github(given('github.org', 'acme', { audit_log_pull: null, ...attributes }, unread));
const stream = (parts = {}) => ({ stream_type: 'Amazon S3', enabled: true, paused_at: null, ...parts });
const pull = (parts = {}) => ({ since: '2026-01-01T00:00:00Z', until: '2026-11-21T00:00:00Z', longest_gap_hours: 2, ...parts });

export default defineCheck({
  id: 'github_audit_log_streaming',
  version: 1,
  title: 'The audit log is kept outside of GitHub for the needed time',
  severity: 'medium',
  remediation: 'Stream the audit log of the enterprise to a place of your own, or let an agent read it every day.',
  params: { max_gap_hours: 24 },
  controls: {
    soc2: ['CC7.2'],
    iso_27001: ['A.5.33', 'A.8.15'],
    hipaa: ['164.312(b)', '164.316(b)(2)(i)'],
    pci_dss: ['10.2.1', '10.2.1.2', '10.5.1'],
    gdpr: ['Art.5(2)'],
    nist_csf: ['PR.PS-04', 'DE.CM-09'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.org'],

  judge: (subject, context) => {
    const kept = judgePull(subject, context);
    if (kept?.answer === 'pass') return pass;
    return judgeRead(subject, ['audit_log_streams'], ({ audit_log_streams: given }) => {
      if (given === null) return kept ?? notApplicable('The plan of the organization has no audit log that can be read.');
      const streams = objectsIn(given);
      if (streams === undefined) return malformed('audit_log_streams');
      if (streams.some((item) => item['enabled'] === true && item['paused_at'] === null)) return pass;
      if (kept) return kept;
      return streams.some((item) => item['paused_at'] !== null) ? review('The stream of the audit log is paused, so there is a gap.') : fail('The audit log is kept by GitHub alone, for 180 days.');
    });
  },

  examples: [
    { kind: 'pass', why: 'a stream that runs', inventory: org({ audit_log_streams: [stream()] }), answers: { acme: 'pass' } },
    { kind: 'pass', why: 'read by the agent without a gap, though streams cannot be asked for', inventory: org({ audit_log_pull: pull() }, { audit_log_streams: forbidden }), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'neither', inventory: org({ audit_log_streams: [] }), answers: { acme: 'fail' } },
    { kind: 'review', why: 'paused', inventory: org({ audit_log_streams: [stream({ paused_at: '2026-11-01T00:00:00Z' })] }), answers: { acme: 'review' } },
    { kind: 'review', why: 'a gap of two days', inventory: org({ audit_log_pull: pull({ longest_gap_hours: 48 }), audit_log_streams: [] }), answers: { acme: 'review' } },
    { kind: 'not_applicable', why: 'the plan has none', inventory: org({ audit_log_streams: null }), answers: { acme: 'not_applicable' } },
    { kind: 'unknown', why: 'only an enterprise may be asked', inventory: org({}, { audit_log_streams: forbidden }), answers: { acme: 'unknown' } },
    ...listExamples(['github.org'], 'a personal account has no audit log of an organization'),
    { kind: 'near_miss', why: 'a stream that is set up and turned off', inventory: org({ audit_log_streams: [stream({ enabled: false })] }), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'no gap while it was read, but nobody has read for weeks', inventory: org({ audit_log_pull: pull({ until: '2026-10-01T00:00:00Z' }), audit_log_streams: [] }), answers: { acme: 'review' } },
  ],
});

/** What the agent's own reading of the log is worth; undefined when it does not read it. */
function judgePull(org: Resource, { today, params }: CheckContext): Verdict | undefined {
  const found = attribute(org, 'audit_log_pull');
  if (!found.isRead || !isJsonObject(found.value)) return undefined;
  const gap = found.value['longest_gap_hours'];
  const days = daysSince(found.value['until'], today);
  if (typeof gap !== 'number' || days === undefined) return unknown('What was read of the audit log is not in a form that can be judged.');
  const limit = numberOf(params, 'max_gap_hours');
  return gap <= limit && days * 24 <= limit ? pass : review(`The audit log was read with a gap of more than ${limit} hours.`);
}
