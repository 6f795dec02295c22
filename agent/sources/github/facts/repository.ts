/** A repository and its default branch, from everything that was learned of them. */
import type { JsonObject } from '#shared/model/fact.ts';
import { by, byCodeUnit } from '#shared/model/order.ts';
import { notableKind } from '#shared/model/resources/github-paths.ts';
import type { GithubClient } from '../client/client.ts';
import { wholeConnection } from '../client/connection.ts';
import type { ContentFacts } from '../content/survey.ts';
import type { AlertCounts, Alerts } from './alerts.ts';
import { isFeatureOff } from './alerts.ts';
import type { BulkFacts } from './bulk.ts';
import type { Findings } from './findings.ts';
import { protectionOf, rulesOf } from './protection.ts';
import { branchRules, directCollaborators, languages, rulesets } from './queries.ts';
import { flagAt, numberAt, objectAt, rowsAt, textAt, textOrNull, textsAt, valueAt } from './row.ts';
import { rulesetOfGraph } from './ruleset.ts';
import { sheet, type Sheet } from './sheet.ts';

/** What the content of a repository told, or why it told nothing. */
export type Content = { readonly isRead: true; readonly facts: ContentFacts } | { readonly isRead: false; readonly why: string };

export interface RepositoryFacts {
  /** A row of the list of repositories, or the answer about one. */
  readonly row: JsonObject;
  readonly bulk: BulkFacts | undefined;
  /** Why `bulk` is missing. */
  readonly bulkWhy: string;
  readonly content: Content;
  readonly alerts: Alerts;
  /** Newest event that made it public; a sentence when it could not be asked. */
  readonly madePublicAt: { readonly at: string | null } | { readonly why: string };
  /** Of the organization's `.github` repository. */
  readonly inheritedPolicy: ContentFacts['securityPolicy'];
}

type RepoSheet = Sheet<'github.repo'>;

/** States what is known of the repository itself; settings that have endpoints of their own come from elsewhere. */
export async function stateRepository(out: RepoSheet, facts: RepositoryFacts, client: GithubClient): Promise<void> {
  const { row, bulk, bulkWhy, alerts, madePublicAt } = facts;
  out.set('full_name', textAt(row, 'full_name'));
  out.set('visibility', textAt(row, 'visibility') ?? (flagAt(row, 'private') === undefined ? undefined : flagAt(row, 'private') ? 'private' : 'public'));
  out.set('archived', flagAt(row, 'archived'));
  out.set('fork', flagAt(row, 'fork'));
  out.set('is_template', flagAt(row, 'is_template') ?? false);
  out.set('is_empty', isEmpty(facts));
  out.set('default_branch', textAt(row, 'default_branch'));
  out.set('created_at', textAt(row, 'created_at'));
  out.set('pushed_at', textOrNull(row, 'pushed_at'));
  out.set('topics', textsAt(row, 'topics').toSorted(byCodeUnit));
  analysisSettings(out, row);
  if ('at' in madePublicAt) out.set('made_public_at', madePublicAt.at);
  else out.unread(['made_public_at'], madePublicAt.why);

  if (bulk === undefined) out.unread(['languages', 'vulnerability_alerts', 'admin_collaborators', 'codeowners_errors'], bulkWhy);
  else {
    await fromList(out, 'languages', bulk, 'languages', async () => {
      const { rows, failure } = await wholeConnection(client, bulk.node, languages);
      return failure === undefined ? rows.map((node) => textAt(node, 'name') ?? '').toSorted(byCodeUnit) : failure.why;
    });
    await fromList(out, 'admin_collaborators', bulk, 'direct', async () => {
      const { rows, failure } = await wholeConnection(client, bulk.node, directCollaborators, 'edges');
      return failure === undefined ? rows.filter((edge) => textAt(edge, 'permission') === 'ADMIN').map((edge) => textAt(edge, 'node.login') ?? '').toSorted(byCodeUnit) : failure.why;
    });
    out.set('vulnerability_alerts', flagAt(bulk.node, 'hasVulnerabilityAlertsEnabled'), bulk.refusalOf('hasVulnerabilityAlertsEnabled'));
    const refused = bulk.refusalOf('codeowners');
    if (refused === undefined) out.set('codeowners_errors', codeownersErrors(bulk));
    else out.unread(['codeowners_errors'], refused);
  }

  const name = textAt(row, 'full_name') ?? '';
  out.set('secret_alert_count', textAt(row, 'security_and_analysis.secret_scanning.status') === 'disabled' ? null : countOf(alerts.secret, name), alerts.secret.failure?.why);
  out.set('dependabot_alert_count', flagAt(bulk?.node, 'hasVulnerabilityAlertsEnabled') === false ? null : countOf(alerts.dependabot, name), alerts.dependabot.failure?.why);
  out.set('code_alert_count', countOf(alerts.code, name), alerts.code.failure?.why);
  contentFacts(out, facts);
}

function analysisSettings(out: RepoSheet, row: JsonObject): void {
  const given = objectAt(row, 'security_and_analysis');
  const names = ['secret_scanning', 'secret_scanning_push_protection', 'dependabot_security_updates'] as const;
  if (given === undefined) out.unread(names, 'The API left security_and_analysis out; only administrators of the repository are told.');
  else for (const name of names) out.set(name, textOrNull(given, `${name}.status`));
}

function countOf({ counts, failure }: AlertCounts, name: string): number | null | undefined {
  if (failure === undefined) return counts.get(name) ?? 0;
  return isFeatureOff(failure) ? null : undefined;
}

function contentFacts(out: RepoSheet, { content, inheritedPolicy }: RepositoryFacts): void {
  if (!content.isRead) {
    out.unread(['notable_paths', 'codeowners', 'security_policy', 'update_tools'], content.why);
    return;
  }
  out.set('notable_paths', content.facts.notablePaths);
  out.set('codeowners', content.facts.codeowners);
  out.set('security_policy', content.facts.securityPolicy ?? inheritedPolicy);
  out.set('update_tools', content.facts.updateTools);
}

async function fromList<Name extends 'languages' | 'admin_collaborators'>(out: RepoSheet, name: Name, { node, refusalOf }: BulkFacts, alias: string, read: () => Promise<readonly string[] | string>): Promise<void> {
  const refused = refusalOf(alias);
  const answer = refused ?? (objectAt(node, alias) === undefined ? 'GraphQL gave no list.' : await read());
  if (typeof answer === 'string') out.unread([name], answer);
  else out.set(name, answer);
}

function codeownersErrors({ node }: BulkFacts): readonly { readonly line: number; readonly kind: string }[] | null {
  if (objectAt(node, 'codeowners') === undefined) return null;
  return rowsAt(node, 'codeowners.errors')
    .map((error) => ({ line: numberAt(error, 'line') ?? 0, kind: textAt(error, 'kind') ?? '' }))
    .toSorted((a, b) => a.line - b.line || byCodeUnit(a.kind, b.kind));
}

/** Whether it has no commit. */
export function isEmpty({ row, bulk }: Pick<RepositoryFacts, 'row' | 'bulk'>): boolean {
  const said = flagAt(bulk?.node, 'isEmpty');
  return said ?? (numberAt(row, 'size') === 0 && textAt(row, 'pushed_at') === undefined);
}

/** The commit at the head of the default branch, where GraphQL told. */
export function headOf(bulk: BulkFacts | undefined): string | undefined {
  return textAt(bulk?.node, 'defaultBranchRef.target.oid');
}

/** States the default branch; without a commit there is none. */
export async function stateBranch(facts: RepositoryFacts, { client, observedAt }: { readonly client: GithubClient; readonly observedAt: string }, findings: Findings): Promise<void> {
  if (isEmpty(facts)) return;
  const { row, bulk, bulkWhy, content } = facts;
  const repository = textAt(row, 'full_name') ?? '';
  const name = textAt(row, 'default_branch') ?? '';
  const out = sheet('github.branch');
  out.set('repository', repository);
  out.set('name', name);
  out.set('archived', flagAt(row, 'archived'));
  const ref = objectAt(bulk?.node, 'defaultBranchRef');
  if (bulk === undefined || ref === undefined) {
    out.unread(['protection', 'rules', 'rulesets', 'codeowners_error_count'], bulk?.refusalOf('defaultBranchRef') ?? (bulk === undefined ? bulkWhy : 'GraphQL named no default branch.'));
  } else {
    protection(out, row, ref, bulk);
    const refusedRules = bulk.refusalOf('defaultBranchRef.rules') ?? (objectAt(ref, 'rules') === undefined ? 'GraphQL gave no list of rules.' : undefined);
    if (refusedRules !== undefined) out.unread(['rules'], refusedRules);
    else {
      const { rows, failure } = await wholeConnection(client, ref, branchRules);
      if (failure === undefined) out.set('rules', rulesOf(rows));
      else out.unread(['rules'], failure.why);
    }
    const refusedSets = bulk.refusalOf('rulesets') ?? (objectAt(bulk.node, 'rulesets') === undefined ? 'GraphQL gave no list of rulesets.' : undefined);
    if (refusedSets !== undefined) out.unread(['rulesets'], refusedSets);
    else {
      const { rows, failure } = await wholeConnection(client, bulk.node, rulesets);
      if (failure === undefined) out.set('rulesets', rows.map(rulesetOfGraph).toSorted(by(({ id }) => String(id).padStart(16, '0'))));
      else out.unread(['rulesets'], failure.why);
    }
    const refusedOwners = bulk.refusalOf('codeowners');
    if (refusedOwners === undefined) out.set('codeowners_error_count', codeownersErrors(bulk)?.length ?? null);
    else out.unread(['codeowners_error_count'], refusedOwners);
  }

  if (content.isRead) out.set('codeowners_path', content.facts.codeowners?.path ?? null);
  else out.unread(['codeowners_path'], content.why);
  const hasWorkflow = content.isRead && content.facts.notablePaths.some((path) => notableKind(path) === 'workflow');
  const rollup = valueAt(ref, 'target.statusCheckRollup');
  const refusedRollup = bulk === undefined ? bulkWhy : bulk.refusalOf('defaultBranchRef.target.statusCheckRollup');
  if (hasWorkflow || objectAt(ref, 'target.statusCheckRollup') !== undefined) out.set('has_ci', true);
  else if (content.isRead && rollup === null && refusedRollup === undefined) out.set('has_ci', false);
  else out.unread(['has_ci'], refusedRollup ?? (content.isRead ? 'GraphQL did not say whether anything reports on commits.' : content.why));
  findings.add(out.record(`${repository}@${name}`, `${repository}@${name}`), observedAt);
}

/** GraphQL gives the rule to administrators and null to others, for whom `refUpdateRule` says that there is one. */
function protection(out: Sheet<'github.branch'>, row: JsonObject, ref: JsonObject, bulk: BulkFacts): void {
  const refused = bulk.refusalOf('defaultBranchRef.branchProtectionRule');
  const rule = objectAt(ref, 'branchProtectionRule');
  if (refused !== undefined) out.unread(['protection'], refused);
  else if (rule !== undefined) out.set('protection', protectionOf(rule));
  else if (objectAt(ref, 'refUpdateRule') !== undefined && flagAt(row, 'permissions.admin') !== true) out.unread(['protection'], 'The branch is protected, but only administrators of the repository are told how.');
  else out.set('protection', null);
}
