/** Whom a role trusts, by the policy that says who may assume it: other roles, and repositories whose pipelines sign in with OpenID Connect. */
import type { Json, JsonObject } from '../fact.ts';
import { isJsonObject } from '../json-object.ts';
import { repositoryAt, roleOf, type Correlate } from './correlate.ts';

/** Statements that are looked at. IAM's longest trust policy has 8,192 characters. */
const statementsMax = 200;

/** What the allowing statements of a trust policy name. Denials and conditions that exclude name nobody. */
export function trustedBy(policy: Json | undefined): Correlate[] {
  if (!isJsonObject(policy)) return [];
  return listOf(policy['Statement'])
    .slice(0, statementsMax)
    .flatMap((statement) => (isJsonObject(statement) && statement['Effect'] === 'Allow' ? [...principals(statement), ...federated(statement)] : []));
}

function principals({ Principal: principal }: JsonObject): Correlate[] {
  return isJsonObject(principal) ? textsOf(principal['AWS']).flatMap((text) => roleOf(text) ?? []) : [];
}

/** Issuers of tokens for pipelines, as their condition keys begin; the host that the repositories are on. */
const issuers = [
  { issuer: 'token.actions.githubusercontent.com', host: 'github.com' },
  { issuer: 'gitlab.com', host: 'gitlab.com' },
] as const;

/** GitHub Enterprise Server issues tokens below its own address. */
const enterprisePath = '/_services/token';

/** The issuer whose claim a condition tests: `gitlab.com` for `gitlab.com:sub`; undefined for any other key. */
export function issuerOf(conditionKey: string): string | undefined {
  const issuer = conditionKey.slice(0, conditionKey.lastIndexOf(':')).toLowerCase();
  return issuers.some((each) => each.issuer === issuer) || issuer.endsWith(enterprisePath) ? issuer : undefined;
}

function federated(statement: JsonObject): Correlate[] {
  const principal = statement['Principal'];
  const providers = isJsonObject(principal) ? textsOf(principal['Federated']) : [];
  return providers.flatMap((provider) => {
    const issuer = /:oidc-provider\/(.+)$/u.exec(provider)?.[1];
    const known = issuers.find((each) => each.issuer === issuer) ?? (issuer?.endsWith(enterprisePath) ? { issuer, host: issuer.slice(0, -enterprisePath.length) } : undefined);
    return known === undefined ? [] : subjects(statement['Condition'], known);
  });
}

/** Claims that name a repository, and how; see docs.github.com "OpenID Connect reference" and AWS's keys for it (both read 2026-11-30). */
const claims: Readonly<Record<string, (value: string) => string | undefined>> = {
  // repo:OWNER/NAME:…, with numbers that never change as repo:OWNER@1/NAME@2:…; GitLab says project_path:GROUP/NAME:….
  sub: (value) => /^(?:repo|project_path):([^:]+)/u.exec(value)?.[1],
  repository: (value) => value,
  repository_owner: (value) => `${value}/*`,
  job_workflow_ref: (value) => /^([^/]+\/[^/]+)\//u.exec(value)?.[1],
  project_path: (value) => value,
};

function subjects(condition: Json | undefined, { issuer, host }: { issuer: string; host: string }): Correlate[] {
  const found: Correlate[] = [];
  let isBound = false;
  for (const [operator, tests] of Object.entries(isJsonObject(condition) ? condition : {})) {
    if (!isJsonObject(tests)) continue;
    for (const [key, value] of Object.entries(tests)) {
      const claim = key.toLowerCase().startsWith(`${issuer}:`) ? key.slice(issuer.length + 1).toLowerCase() : undefined;
      if (claim === undefined || claim === 'aud' || /not|null/iu.test(operator)) continue;
      isBound = true;
      for (const text of textsOf(value)) {
        const path = claims[claim]?.(text)?.replaceAll(/@\d+(?=\/|$)/gu, '');
        const repository = path === undefined ? undefined : repositoryAt(host, path.includes('/') ? path : `${path}/*`);
        if (repository !== undefined) found.push(repository);
      }
    }
  }
  // Who tests nothing but the audience trusts every repository of the host.
  return isBound ? found : [{ kind: 'repository', key: `${host}/*` }];
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : value === undefined ? [] : [value];
}

function textsOf(value: Json | undefined): string[] {
  return listOf(value).filter((item) => typeof item === 'string');
}
