/** Alerts of the three kinds: all open ones, and those that were closed lately. Lists of the organization, or of one repository. Asked at every scan. */
import type { JsonObject } from '#shared/model/fact.ts';
import type { ResourceRecord } from '../../../readers/resources/resource-document.ts';
import type { GithubClient, Parameters } from '../client/client.ts';
import type { Failure } from '../client/failure.ts';
import type { RestOperation } from '../client/operations.ts';
import type { Findings } from './findings.ts';
import { flagAt, numberAt, textAt, textOrNull } from './row.ts';
import { record, type Kind } from './sheet.ts';

/** Alerts by repository: how many resources they gave, or why the list was not read. */
export interface AlertCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly failure?: Failure;
}

export interface Alerts {
  readonly secret: AlertCounts;
  readonly dependabot: AlertCounts;
  readonly code: AlertCounts;
}

export interface AlertOptions {
  readonly client: GithubClient;
  readonly scope: { readonly org: string } | { readonly owner: string; readonly repo: string };
  readonly observedAt: string;
}

/** Closed alerts are asked for this far back; milliseconds. 90 days: the longest limit of the checks about how they were closed. */
const closedMs = 90 * 24 * 3600 * 1000;

interface AlertKind {
  readonly kind: Kind;
  readonly ofOrg: RestOperation;
  readonly ofRepo: RestOperation;
  readonly open: Parameters;
  readonly closed: Parameters;
  record(row: JsonObject, repository: string): ResourceRecord;
}

const newestFirst = { sort: 'updated', direction: 'desc' } as const;

const kinds: { readonly [Name in keyof Alerts]: AlertKind } = {
  secret: {
    kind: 'github.secret_alert',
    ofOrg: 'GET /orgs/{org}/secret-scanning/alerts',
    ofRepo: 'GET /repos/{owner}/{repo}/secret-scanning/alerts',
    // The credential itself is never sent to us.
    open: { state: 'open', hide_secret: true },
    closed: { state: 'resolved', hide_secret: true, ...newestFirst },
    record: secretAlert,
  },
  dependabot: {
    kind: 'github.dependabot_alert',
    ofOrg: 'GET /orgs/{org}/dependabot/alerts',
    ofRepo: 'GET /repos/{owner}/{repo}/dependabot/alerts',
    open: { state: 'open' },
    closed: { state: 'dismissed,auto_dismissed', ...newestFirst },
    record: dependabotAlert,
  },
  code: {
    kind: 'github.code_alert',
    ofOrg: 'GET /orgs/{org}/code-scanning/alerts',
    ofRepo: 'GET /repos/{owner}/{repo}/code-scanning/alerts',
    open: { state: 'open' },
    closed: { state: 'dismissed', ...newestFirst },
    record: codeAlert,
  },
};

export async function readAlerts(options: AlertOptions, findings: Findings): Promise<Alerts> {
  const [secret, dependabot, code] = await Promise.all([read(kinds.secret, options, findings), read(kinds.dependabot, options, findings), read(kinds.code, options, findings)]);
  return { secret, dependabot, code };
}

async function read(alert: AlertKind, { client, scope, observedAt }: AlertOptions, findings: Findings): Promise<AlertCounts> {
  const operation = 'org' in scope ? alert.ofOrg : alert.ofRepo;
  const oldest = new Date(Date.parse(observedAt) - closedMs).toISOString();
  const isOld = (row: JsonObject) => (textAt(row, 'updated_at') ?? textAt(row, 'created_at') ?? '') < oldest;
  const open = await client.list(operation, { ...scope, ...alert.open });
  if (open.failure !== undefined && isFeatureOff(open.failure)) return { counts: new Map(), failure: open.failure };
  const closed = open.failure?.isFinal === true ? open : await client.listUntil(operation, { ...scope, ...alert.closed }, (page) => page.some(isOld));
  const counts = new Map<string, number>();
  for (const row of [...open.rows, ...(closed === open ? [] : closed.rows.filter((candidate) => !isOld(candidate)))]) {
    const repository = 'org' in scope ? textAt(row, 'repository.full_name') : `${scope.owner}/${scope.repo}`;
    if (repository === undefined) continue;
    counts.set(repository, (counts.get(repository) ?? 0) + 1);
    findings.add(alert.record(row, repository), observedAt);
  }
  const failure = open.failure ?? closed.failure;
  if (failure !== undefined) findings.missing([alert.kind], failure, counts.size > 0 ? 'partial' : 'skipped');
  return { counts, ...(failure && { failure }) };
}

/** GitHub answers 403 or 404 for a feature that is off, and says so in words only. */
export function isFeatureOff({ status, message }: Failure): boolean {
  return (status === 403 || status === 404) && /\b(?:disabled|not enabled|must be enabled|no analysis found|is not available|archived)\b/i.test(message);
}

function common(row: JsonObject, repository: string) {
  return { repository, number: numberAt(row, 'number') ?? 0, created_at: textAt(row, 'created_at') ?? '', updated_at: textOrNull(row, 'updated_at') };
}

function hasText(row: JsonObject, path: string): boolean {
  return (textAt(row, path) ?? '').trim() !== '';
}

function secretAlert(row: JsonObject, repository: string): ResourceRecord {
  const attributes = {
    ...common(row, repository),
    state: textAt(row, 'state') ?? '',
    secret_type: textAt(row, 'secret_type') ?? '',
    secret_type_display_name: textAt(row, 'secret_type_display_name') ?? '',
    validity: textAt(row, 'validity') ?? 'unknown',
    publicly_leaked: flagAt(row, 'publicly_leaked') ?? null,
    resolution: textOrNull(row, 'resolution'),
    resolved_at: textOrNull(row, 'resolved_at'),
    has_resolution_comment: hasText(row, 'resolution_comment'),
    push_protection_bypassed: flagAt(row, 'push_protection_bypassed') ?? null,
    push_protection_bypassed_at: textOrNull(row, 'push_protection_bypassed_at'),
    has_bypass_explanation: textAt(row, 'push_protection_bypass_request_reviewer.login') !== undefined || hasText(row, 'push_protection_bypass_request_comment') || hasText(row, 'push_protection_bypass_request_reviewer_comment'),
  };
  const id = `${repository}/secret-scanning/${attributes.number}`;
  return record('github.secret_alert', { id, name: id, attributes });
}

function dependabotAlert(row: JsonObject, repository: string): ResourceRecord {
  const attributes = {
    ...common(row, repository),
    state: textAt(row, 'state') ?? '',
    severity: textAt(row, 'security_vulnerability.severity') ?? '',
    ghsa_id: textAt(row, 'security_advisory.ghsa_id') ?? '',
    cve_id: textOrNull(row, 'security_advisory.cve_id'),
    package_ecosystem: textAt(row, 'dependency.package.ecosystem') ?? '',
    package_name: textAt(row, 'dependency.package.name') ?? '',
    manifest_path: textAt(row, 'dependency.manifest_path') ?? '',
    scope: textOrNull(row, 'dependency.scope'),
    vulnerable_version_range: textAt(row, 'security_vulnerability.vulnerable_version_range') ?? '',
    first_patched_version: textOrNull(row, 'security_vulnerability.first_patched_version.identifier'),
    dismissed_at: textOrNull(row, 'dismissed_at'),
    dismissed_reason: textOrNull(row, 'dismissed_reason'),
    has_dismissed_comment: hasText(row, 'dismissed_comment'),
  };
  const id = `${repository}/dependabot/${attributes.number}`;
  return record('github.dependabot_alert', { id, name: id, attributes });
}

function codeAlert(row: JsonObject, repository: string): ResourceRecord {
  const attributes = {
    ...common(row, repository),
    state: textAt(row, 'state') ?? '',
    rule_id: textAt(row, 'rule.id') ?? '',
    security_severity_level: textOrNull(row, 'rule.security_severity_level'),
    severity: textOrNull(row, 'rule.severity'),
    tool: textAt(row, 'tool.name') ?? '',
    path: textOrNull(row, 'most_recent_instance.location.path'),
    start_line: numberAt(row, 'most_recent_instance.location.start_line') ?? null,
    dismissed_at: textOrNull(row, 'dismissed_at'),
    dismissed_reason: textOrNull(row, 'dismissed_reason'),
    has_dismissed_comment: hasText(row, 'dismissed_comment'),
  };
  const id = `${repository}/code-scanning/${attributes.number}`;
  return record('github.code_alert', { id, name: id, attributes });
}
