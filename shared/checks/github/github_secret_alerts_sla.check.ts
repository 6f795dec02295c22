import type { Resource } from '../../model/component.ts';
import type { GithubSecretAlert } from '../../model/resources/github.ts';
import { defineCheck, type CheckContext, type Verdict } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { judgeAlertCount } from './alerts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { repo } from './repository-settings.ts';
import { daysSince, daysText, listOf, numberOf } from './values.ts';

const name = 'acme/shop/secret-scanning/3';
const alert = (attributes: Partial<GithubSecretAlert>, unread?: Readonly<Record<string, string>>) =>
  given('github.secret_alert', name, { repository: 'acme/shop', state: 'open', secret_type: 'acme_token', secret_type_display_name: 'Acme token', validity: 'inactive', publicly_leaked: false, created_at: '2026-11-18T10:00:00Z', ...attributes }, unread);

/** A credential that works, lies open or pays for AI is critical; a day is long for it. Repositories without alerts pass by themselves. */
export default defineCheck({
  id: 'github_secret_alerts_sla',
  version: 1,
  title: 'No secret alert is open past the limit',
  severity: 'critical',
  remediation: 'Revoke the credential where it was issued, put a new one into a secret store, and close the alert with what was done.',
  // Types of secrets that contain one of these words are critical, too.
  params: {
    critical_days: 1,
    other_days: 7,
    critical_types: ['openai', 'anthropic', 'hugging_face', 'huggingface', 'cohere', 'mistral', 'gemini', 'google_ai', 'groq', 'replicate', 'perplexity', 'openrouter', 'deepseek', 'xai_', 'langchain', 'langsmith', 'azure_openai', 'pinecone', 'elevenlabs'],
  },
  controls: {
    soc2: ['CC6.1', 'CC7.3', 'CC7.4'],
    iso_27001: ['A.5.17', 'A.5.24', 'A.5.26', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.308(a)(6)(i)', '164.308(a)(6)(ii)', '164.312(d)'],
    pci_dss: ['8.6.2', '12.10.1'],
    gdpr: ['Art.32(1)(b)', 'Art.33'],
    nist_csf: ['PR.AA-01', 'RS.MA-01', 'RS.MA-02'],
    mitre_atlas: ['AML.T0055'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.repo', 'github.secret_alert'],

  judge: (subject, context) => (subject.kind === 'github.repo' ? judgeAlertCount(subject, 'secret_alert_count', 'Secret scanning') : judgeAlert(subject, context)),

  examples: [
    { kind: 'pass', why: 'a repository in which nothing was found', inventory: github(repo({ secret_alert_count: 0 })), answers: { 'acme/shop': 'pass' } },
    { kind: 'pass', why: 'three days are within the limit for a dead credential', inventory: github(alert({}), repo({ secret_alert_count: 1 })), answers: { [name]: 'pass', 'acme/shop': 'not_applicable' } },
    { kind: 'fail', why: 'three days for a credential that works', inventory: github(alert({ validity: 'active' })), answers: { [name]: 'fail' } },
    { kind: 'fail', why: 'three days for a key of an AI provider', inventory: github(alert({ secret_type: 'openai_api_key', secret_type_display_name: 'OpenAI API Key', validity: 'unknown' })), answers: { [name]: 'fail' } },
    { kind: 'review', why: 'called a false positive without a word', inventory: github(alert({ state: 'resolved', resolution: 'false_positive', has_resolution_comment: false })), answers: { [name]: 'review' } },
    { kind: 'not_applicable', why: 'scanning is off, which another check reports', inventory: github(repo({ secret_alert_count: null })), answers: { 'acme/shop': 'not_applicable' } },
    { kind: 'unknown', why: 'the alerts of the repository were refused', inventory: github(repo({}, { secret_alert_count: forbidden })), answers: { 'acme/shop': 'unknown' } },
    { kind: 'unknown', why: 'an alert without its dates', inventory: github(alert({}, { created_at: forbidden })), answers: { [name]: 'unknown' } },
    ...listExamples(['github.repo', 'github.secret_alert'], 'there are no repositories'),
    { kind: 'near_miss', why: 'an open alert of one day is in time', inventory: github(alert({ validity: 'active', created_at: '2026-11-20T00:00:01Z' })), answers: { [name]: 'pass' } },
    { kind: 'near_miss', why: 'resolved as revoked needs no comment', inventory: github(alert({ state: 'resolved', resolution: 'revoked', has_resolution_comment: false, created_at: '2026-01-01T00:00:00Z' })), answers: { [name]: 'pass' } },
    { kind: 'near_miss', why: 'a dead credential that lies open in public is critical all the same', inventory: github(alert({ publicly_leaked: true })), answers: { [name]: 'fail' } },
  ],
});

function judgeAlert(alert: Resource, { today, params }: CheckContext): Verdict | readonly Verdict[] {
  return judgeRead(alert, ['state', 'created_at', 'secret_type'], ({ state, created_at: createdAt, secret_type: type }) => {
    if (state === 'resolved') return judgeResolved(alert);
    const days = daysSince(createdAt, today);
    if (state !== 'open' || days === undefined || typeof type !== 'string') return malformed('state');
    const isCritical = is(alert, 'validity', 'active') || is(alert, 'publicly_leaked', true) || listOf(params, 'critical_types').some((word) => type.includes(word));
    const limit = numberOf(params, isCritical ? 'critical_days' : 'other_days');
    if (days <= limit) return pass;
    return fail(`An alert about a secret of type ${quoted(type)} is open for ${daysText(days)}; the limit is ${daysText(limit)}.`);
  });
}

function judgeResolved(alert: Resource): Verdict | readonly Verdict[] {
  return judgeRead(alert, ['resolution', 'has_resolution_comment'], ({ resolution, has_resolution_comment: hasComment }) => {
    if (resolution === 'false_positive' && hasComment === false) return review('The alert was closed as a false positive without a word of explanation.');
    return resolution === 'revoked' || hasComment === true ? pass : notApplicable('The alert is closed.');
  });
}

function is(alert: Resource, name: string, value: string | boolean): boolean {
  const found = attribute(alert, name);
  return found.isRead && found.value === value;
}
