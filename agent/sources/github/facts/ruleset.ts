/** Rulesets, as GraphQL and the REST API give them. */
import type { JsonObject } from '#shared/model/fact.ts';
import type { GithubRuleset } from '#shared/model/resources/github.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { numberAt, objectAt, rowsAt, textAt, textsAt, valueAt } from './row.ts';

/** From GraphQL, which writes in capitals what the REST API writes small. */
export function rulesetOfGraph(node: JsonObject): GithubRuleset {
  const actors = objectAt(node, 'bypassActors');
  return {
    id: numberAt(node, 'databaseId') ?? 0,
    name: textAt(node, 'name') ?? '',
    source_type: textAt(node, 'source.__typename') ?? '',
    target: (textAt(node, 'target') ?? '').toLowerCase(),
    enforcement: (textAt(node, 'enforcement') ?? '').toLowerCase(),
    ref_include: textsAt(node, 'conditions.refName.include'),
    ref_exclude: textsAt(node, 'conditions.refName.exclude'),
    repository_include: textAt(node, 'source.__typename') === 'Repository' ? [] : objectAt(node, 'conditions.repositoryName') === undefined ? null : textsAt(node, 'conditions.repositoryName.include'),
    rule_types: rowsAt(node, 'rules.nodes').map((rule) => (textAt(rule, 'type') ?? '').toLowerCase()).toSorted(byCodeUnit),
    // A list that is cut short would name too few: then none is told.
    bypass_actors: actors === undefined || (numberAt(actors, 'totalCount') ?? 0) > rowsAt(actors, 'nodes').length ? null : rowsAt(actors, 'nodes').map(actorOfGraph),
  };
}

function actorOfGraph(node: JsonObject): { readonly actor_type: string; readonly actor_id: number | null; readonly bypass_mode: string } {
  const mode = (textAt(node, 'bypassMode') ?? 'always').toLowerCase();
  const of = (actor_type: string, actor_id: number | null) => ({ actor_type, actor_id, bypass_mode: mode });
  if (valueAt(node, 'organizationAdmin') === true) return of('OrganizationAdmin', null);
  if (valueAt(node, 'enterpriseOwner') === true) return of('EnterpriseOwner', null);
  if (valueAt(node, 'deployKey') === true) return of('DeployKey', null);
  const role = numberAt(node, 'repositoryRoleDatabaseId');
  if (role !== undefined) return of('RepositoryRole', role);
  const type = textAt(node, 'actor.__typename') ?? '';
  return of(type === 'App' ? 'Integration' : type, numberAt(node, 'actor.databaseId') ?? null);
}

/** From `GET /orgs/{org}/rulesets/{ruleset_id}`. */
export function rulesetOfRest(row: JsonObject): GithubRuleset {
  return {
    id: numberAt(row, 'id') ?? 0,
    name: textAt(row, 'name') ?? '',
    source_type: textAt(row, 'source_type') ?? '',
    target: textAt(row, 'target') ?? '',
    enforcement: textAt(row, 'enforcement') ?? '',
    ref_include: textsAt(row, 'conditions.ref_name.include'),
    ref_exclude: textsAt(row, 'conditions.ref_name.exclude'),
    repository_include: objectAt(row, 'conditions.repository_name') === undefined ? null : textsAt(row, 'conditions.repository_name.include'),
    rule_types: rowsAt(row, 'rules').map((rule) => textAt(rule, 'type') ?? '').toSorted(byCodeUnit),
    bypass_actors: valueAt(row, 'bypass_actors') === undefined ? null : rowsAt(row, 'bypass_actors').map((actor) => ({ actor_type: textAt(actor, 'actor_type') ?? '', actor_id: numberAt(actor, 'actor_id') ?? null, bypass_mode: textAt(actor, 'bypass_mode') ?? '' })),
  };
}
