/** Deployment environments of one repository, with what guards them and the names of their secrets. */
import type { JsonObject } from '#shared/model/fact.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { ResourceRecord } from '../../../readers/resources/resource-document.ts';
import type { GithubClient } from '../client/client.ts';
import { not, ok, type Outcome } from '../client/failure.ts';
import { secretRecord } from './repository-records.ts';
import { flagAt, numberAt, objectAt, rowsAt, textAt } from './row.ts';
import { sheet } from './sheet.ts';

export interface EnvironmentsOf {
  readonly owner: string;
  readonly repo: string;
  readonly fullName: string;
  readonly archived: boolean;
}

export async function environmentsOf(client: GithubClient, { owner, repo, fullName, archived }: EnvironmentsOf): Promise<Outcome<{ readonly records: readonly ResourceRecord[] }>> {
  const list = await client.list('GET /repos/{owner}/{repo}/environments', { owner, repo }, 'environments');
  if (list.failure !== undefined) return not(list.failure);
  const records: ResourceRecord[] = [];
  for (const row of list.rows) {
    const name = textAt(row, 'name') ?? '';
    const of = { owner, repo, environment_name: name };
    const [custom, secrets] = await Promise.all([
      client.get('GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules', of),
      client.list('GET /repos/{owner}/{repo}/environments/{environment_name}/secrets', of, 'secrets'),
    ]);
    const out = sheet('github.environment');
    out.set('repository', fullName);
    out.set('name', name);
    out.set('archived', archived);
    const reviewers = ruleOf(row, 'required_reviewers');
    out.set('reviewer_count', rowsAt(reviewers, 'reviewers').length);
    out.set('prevent_self_review', flagAt(reviewers, 'prevent_self_review') ?? false);
    out.set('wait_timer', numberAt(ruleOf(row, 'wait_timer'), 'wait_timer') ?? 0);
    const policy = objectAt(row, 'deployment_branch_policy');
    out.set('deployment_branch_policy', policy === undefined ? null : { protected_branches: flagAt(policy, 'protected_branches') ?? false, custom_branch_policies: flagAt(policy, 'custom_branch_policies') ?? false });
    if (custom.isOk) {
      const slugs = rowsAt(custom.value, 'custom_deployment_protection_rules').filter((rule) => flagAt(rule, 'enabled') === true).map((rule) => textAt(rule, 'app.slug') ?? '');
      out.set('custom_rules', slugs.toSorted(byCodeUnit));
    } else out.unread(['custom_rules'], custom.failure.why);
    records.push(out.record(`${fullName}/environments/${name}`, `${fullName} ${name}`));
    if (secrets.failure !== undefined) return not(secrets.failure);
    for (const secret of secrets.rows) records.push(secretRecord(secret, { scope: 'environment', owner: fullName, repository: fullName, environment: name }));
  }
  return ok({ records });
}

function ruleOf(row: JsonObject, type: string): JsonObject | undefined {
  return rowsAt(row, 'protection_rules').find((rule) => textAt(rule, 'type') === type);
}
