/**
 * Settings of a repository that only its own endpoints state, one request for each. There are ten to fifteen of them, nothing tells whether one has changed,
 * and asking all of them at every scan would be most of what a scan costs. So their answers are used again for some hours (the setting `reuse_hours`),
 * every resource made from them carries the instant at which they were given, and the scan's coverage says how many were used again.
 */
import type { Json, JsonObject } from '#shared/model/fact.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { GithubRepo } from '#shared/model/resources/github.ts';
import type { ResourceRecord } from '../../../readers/resources/resource-document.ts';
import type { GithubClient, Rows } from '../client/client.ts';
import { brokeOff, not, ok, type Failure, type Outcome } from '../client/failure.ts';
import type { Answers } from '../state/answers.ts';
import { isFeatureOff } from './alerts.ts';
import { environmentsOf } from './environments.ts';
import type { Findings } from './findings.ts';
import { secretRecord, webhookRecord } from './repository-records.ts';
import { flagAt, numberAt, rowsAt, textAt, textOrNull } from './row.ts';
import { record, type Kind, type Sheet } from './sheet.ts';

export interface RepositoryToAsk {
  readonly owner: string;
  readonly repo: string;
  readonly fullName: string;
  readonly visibility: string;
  readonly archived: boolean;
  readonly defaultBranch: string | undefined;
  /** `enabled`, `disabled`, or not told. */
  readonly dependabotUpdates: string | null | undefined;
  /** How many there are, where GraphQL told: lists of nothing are not asked for. */
  readonly deployKeyCount: number | undefined;
  readonly environmentCount: number | undefined;
}

/** What the organization settles for all of its repositories. */
export interface Inherited {
  readonly workflowPermissions: string | undefined;
  readonly canApprove: boolean | undefined;
  /** Immutable releases are enforced for all. */
  readonly hasImmutableReleases: boolean;
}

export interface SettingsOptions {
  readonly client: GithubClient;
  readonly answers: Answers;
  readonly repository: RepositoryToAsk;
  readonly inherited: Inherited;
}

type Out = Sheet<'github.repo'>;

/** States the settings in `out` and adds the resources of the repository's own lists. Gives the oldest instant of what it stated; undefined when it stated nothing. */
export async function readSettings(out: Out, { client, answers, repository, inherited }: SettingsOptions, findings: Findings): Promise<string | undefined> {
  const { owner, repo, fullName, visibility } = repository;
  const of = { owner, repo };
  let oldest: string | undefined;
  const kept = async <T extends Json>(question: string, ask: () => Promise<Outcome<T>>): Promise<{ readonly at: string; readonly value: T } | Failure> => {
    let failure: Failure = brokeOff(question, 'network');
    const answer = await answers.once(`${question} ${fullName}`, async () => {
      const outcome = await ask();
      if (outcome.isOk) return outcome.value;
      failure = outcome.failure;
      return undefined;
    });
    return answer ?? failure;
  };
  const state = async <T extends Json>(names: readonly (keyof GithubRepo & string)[], question: string, ask: () => Promise<Outcome<T>>, set: (value: T) => void) => {
    const answer = await kept(question, ask);
    if (!('value' in answer)) return out.unread(names, answer.why);
    if (oldest === undefined || answer.at < oldest) oldest = answer.at;
    set(answer.value);
  };
  const list = async (kinds: readonly Kind[], question: string, ask: () => Promise<Outcome<{ readonly records: readonly ResourceRecord[] }>>) => {
    const answer = await kept(question, ask as () => Promise<Outcome<JsonObject>>);
    if (!('value' in answer)) return findings.missing(kinds, answer);
    for (const one of (answer.value as unknown as { readonly records: readonly ResourceRecord[] }).records) findings.add(one, answer.at);
  };
  const isPublic = visibility === 'public';

  await Promise.all([
    automatedFixes(),
    isPublic
      ? state(['private_vulnerability_reporting'], 'private reporting', async () => pick(await client.get('GET /repos/{owner}/{repo}/private-vulnerability-reporting', of), (value) => flagAt(value, 'enabled')), (value) => out.set('private_vulnerability_reporting', value))
      : out.set('private_vulnerability_reporting', null),
    inherited.hasImmutableReleases
      ? out.set('immutable_releases', true)
      : state(['immutable_releases'], 'immutable releases', async () => pick(await client.get('GET /repos/{owner}/{repo}/immutable-releases', of), (value) => flagAt(value, 'enabled'), { 404: false }), (value) => out.set('immutable_releases', value)),
    state(['code_scanning_default_setup'], 'default setup', async () => pickOff(await client.get('GET /repos/{owner}/{repo}/code-scanning/default-setup', of), (value) => textAt(value, 'state'), 'not-configured'), (value) => out.set('code_scanning_default_setup', value)),
    analysis(),
    state(['sbom_created_at'], 'dependency graph', async () => pick(await client.get('GET /repos/{owner}/{repo}/dependency-graph/sbom', of), (value) => textAt(value, 'sbom.creationInfo.created'), { 404: null }), (value) => out.set('sbom_created_at', value)),
    state(
      ['actions_enabled', 'allowed_actions'],
      'actions',
      async () => pick(await client.get('GET /repos/{owner}/{repo}/actions/permissions', of), (value) => ({ enabled: flagAt(value, 'enabled') ?? null, allowed: textOrNull(value, 'allowed_actions') })),
      ({ enabled, allowed }) => {
        out.set('actions_enabled', enabled ?? undefined);
        out.set('allowed_actions', enabled === true ? allowed : null);
      },
    ),
    workflowToken(),
    isPublic
      ? state(['fork_pr_approval_policy'], 'fork approval', async () => pick(await client.get('GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval', of), (value) => textAt(value, 'approval_policy')), (value) => out.set('fork_pr_approval_policy', value))
      : out.set('fork_pr_approval_policy', null),
    list(['github.webhook'], 'webhooks', async () => records(await client.list('GET /repos/{owner}/{repo}/hooks', of), (row) => webhookRecord(row, { owner: fullName, repository: fullName }))),
    list(['github.runner'], 'runners', async () => records(await client.list('GET /repos/{owner}/{repo}/actions/runners', of, 'runners'), runner)),
    list(['github.secret'], 'secrets', async () =>
      records(await client.list('GET /repos/{owner}/{repo}/actions/secrets', of, 'secrets'), (row) => secretRecord(row, { scope: 'repository', owner: fullName, repository: fullName, environment: null })),
    ),
    repository.deployKeyCount !== 0 && list(['github.deploy_key'], 'deploy keys', async () => records(await client.list('GET /repos/{owner}/{repo}/keys', of), deployKey)),
    repository.environmentCount !== 0 && list(['github.environment', 'github.secret'], 'environments', () => environmentsOf(client, repository)),
  ]);
  return oldest;

  function automatedFixes(): Promise<void> | void {
    // The list of repositories told already that they are off.
    if (repository.dependabotUpdates === 'disabled') return out.set('automated_security_fixes', false);
    return state(
      ['automated_security_fixes'],
      'security fixes',
      async () => pick(await client.get('GET /repos/{owner}/{repo}/automated-security-fixes', of), (value) => flagAt(value, 'enabled') === true && flagAt(value, 'paused') !== true, { 404: false }),
      (value) => out.set('automated_security_fixes', value),
    );
  }

  /** An organization that gives workflows a read-only token does not let its repositories give more. */
  function workflowToken(): Promise<void> | void {
    if (inherited.workflowPermissions === 'read' && inherited.canApprove === false) {
      out.set('default_workflow_permissions', 'read');
      return out.set('can_approve_pull_request_reviews', false);
    }
    return state(
      ['default_workflow_permissions', 'can_approve_pull_request_reviews'],
      'workflow token',
      async () => pick(await client.get('GET /repos/{owner}/{repo}/actions/permissions/workflow', of), (value) => ({ token: textOrNull(value, 'default_workflow_permissions'), approve: flagAt(value, 'can_approve_pull_request_reviews') ?? null })),
      ({ token, approve }) => {
        out.set('default_workflow_permissions', token ?? undefined);
        out.set('can_approve_pull_request_reviews', approve ?? undefined);
      },
    );
  }

  function analysis(): Promise<void> | void {
    if (repository.defaultBranch === undefined) return out.set('code_scanning_analysis', null);
    const ref = `refs/heads/${repository.defaultBranch}`;
    return state(
      ['code_scanning_analysis'],
      `analyses of ${ref}`,
      async () => {
        const { rows, failure } = await client.listUntil('GET /repos/{owner}/{repo}/code-scanning/analyses', { ...of, ref, per_page: 30 }, (page) => page.some(isSound));
        const newest = rows.find(isSound);
        if (newest !== undefined) return ok<{ created_at: string; tool: string } | null>({ created_at: textAt(newest, 'created_at') ?? '', tool: textAt(newest, 'tool.name') ?? '' });
        return failure === undefined || isFeatureOff(failure) ? ok<{ created_at: string; tool: string } | null>(null) : not(failure);
      },
      (value) => out.set('code_scanning_analysis', value),
    );
  }

  function runner(row: JsonObject): ResourceRecord {
    const attributes = {
      repository: fullName,
      repository_visibility: visibility,
      os: textAt(row, 'os') ?? '',
      status: textAt(row, 'status') ?? '',
      labels: rowsAt(row, 'labels').map((label) => textAt(label, 'name') ?? '').toSorted(byCodeUnit),
      ...(flagAt(row, 'ephemeral') !== undefined && { ephemeral: flagAt(row, 'ephemeral') as boolean }),
      runner_group_id: null,
    };
    return record('github.runner', { id: `${fullName}/runners/${numberAt(row, 'id')}`, name: textAt(row, 'name') ?? '', attributes });
  }

  function deployKey(row: JsonObject): ResourceRecord {
    const title = textAt(row, 'title') ?? '';
    const attributes = {
      repository: fullName,
      title,
      read_only: flagAt(row, 'read_only') ?? false,
      created_at: textAt(row, 'created_at') ?? '',
      last_used: textOrNull(row, 'last_used'),
      added_by: textOrNull(row, 'added_by'),
      ...(flagAt(row, 'enabled') !== undefined && { enabled: flagAt(row, 'enabled') as boolean }),
    };
    return record('github.deploy_key', { id: `${fullName}/keys/${numberAt(row, 'id')}`, name: `${fullName} ${title}`, attributes });
  }
}

function isSound(row: JsonObject): boolean {
  return (textAt(row, 'error') ?? '') === '';
}

/** The part of an answer that is kept; some refusals are answers, too. */
function pick<T extends Json>(outcome: Outcome<JsonObject>, read: (value: JsonObject) => T | undefined, byStatus: Readonly<Record<number, T>> = {}): Outcome<T> {
  if (!outcome.isOk) {
    const { status } = outcome.failure;
    return status !== undefined && Object.hasOwn(byStatus, status) ? ok(byStatus[status] as T) : outcome;
  }
  const value = read(outcome.value);
  return value === undefined ? not({ ...brokeOff('The answer', 'malformed'), why: 'The API left it out.' }) : ok(value);
}

function pickOff<T extends Json>(outcome: Outcome<JsonObject>, read: (value: JsonObject) => T | undefined, off: T): Outcome<T> {
  return !outcome.isOk && isFeatureOff(outcome.failure) ? ok(off) : pick(outcome, read);
}

function records({ rows, failure }: Rows, of: (row: JsonObject) => ResourceRecord): Outcome<{ readonly records: readonly ResourceRecord[] }> {
  return failure === undefined ? ok({ records: rows.map(of) }) : not(failure);
}
