/** The organization as GraphQL shows it. */
import { Forbidden, type GraphObject } from './graphql-execute.ts';
import { headOf, type Row, type World, type WorldRepository } from './world.ts';

/** `refused` holds `acme/shop field` and `acme field` that may not be seen. */
export function graphRoot(world: World, refused: ReadonlySet<string>): GraphObject {
  const login = world.org.login;
  const repositories = () => world.repositories.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((one) => repositoryOf(one, login, refused));
  const byId = (id: unknown): GraphObject | null => {
    for (const one of repositories()) {
      if (one['id'] === id) return one;
      const ref = one['defaultBranchRef'] as GraphObject | null;
      if (ref?.['id'] === id) return ref;
    }
    return id === 'IDP_1' ? providerOf(world) : null;
  };
  return {
    __typename: 'Query',
    organization: ({ login: asked }: { login: string }) =>
      asked.toLowerCase() !== login.toLowerCase()
        ? null
        : { __typename: 'Organization', id: 'O_1', login, repositories: repositories(), samlIdentityProvider: refused.has(`${login} samlIdentityProvider`) ? new Forbidden() : providerOf(world) },
    user: ({ login: asked }: { login: string }) => (asked.toLowerCase() === login.toLowerCase() && world.isPersonal ? { __typename: 'User', id: 'U_1', login, repositories: repositories() } : new Forbidden('NOT_FOUND')),
    repository: ({ owner, name }: { owner: string; name: string }) => repositories().find((one) => String(one['nameWithOwner']).toLowerCase() === `${owner}/${name}`.toLowerCase()) ?? new Forbidden('NOT_FOUND'),
    node: ({ id }: { id: string }) => byId(id),
    nodes: ({ ids }: { ids: readonly string[] }) => ids.map(byId),
  };
}

function providerOf({ sso }: World): GraphObject | null {
  if (sso === null) return null;
  return { __typename: 'OrganizationIdentityProvider', id: 'IDP_1', issuer: sso.issuer, externalIdentities: sso.logins.map((login) => ({ __typename: 'ExternalIdentity', id: `EI_${login}`, user: user(login) })) };
}

function repositoryOf(one: WorldRepository, owner: string, refused: ReadonlySet<string>): GraphObject {
  const fullName = `${owner}/${one.name}`;
  const isEmpty = Object.keys(one.files).length === 0 && one.archive === undefined;
  const guard = (field: string, value: unknown) => (refused.has(`${fullName} ${field}`) ? new Forbidden() : value);
  const collaborator = ({ login, permission }: { login: string; permission: string }): GraphObject => ({ ...user(login), edge: { permission } });
  return {
    __typename: 'Repository',
    id: `R_${one.id}`,
    nameWithOwner: fullName,
    isEmpty,
    hasVulnerabilityAlertsEnabled: one.hasVulnerabilityAlerts,
    codeowners: guard('codeowners', one.codeownersErrors === null ? null : { __typename: 'RepositoryCodeowners', errors: one.codeownersErrors.map((error) => ({ __typename: 'RepositoryCodeownersError', ...error })) }),
    languages: one.languages.map((name) => ({ __typename: 'Language', name })),
    collaborators: ({ affiliation }: { affiliation: string }) => guard('collaborators', (affiliation === 'OUTSIDE' ? one.outside : one.direct).map(collaborator)),
    rulesets: guard('rulesets', one.rulesets.map(rulesetOf)),
    deployKeys: guard('deployKeys', one.keys.map((key) => ({ __typename: 'DeployKey', ...key }))),
    environments: guard('environments', one.environments.map((environment) => ({ __typename: 'Environment', ...environment }))),
    defaultBranchRef: isEmpty ? null : refOf(one, guard),
    object: ({ expression }: { expression: string }) => (expression === 'main' || expression === headOf(one).slice(0, expression.length) ? { __typename: 'Commit', oid: headOf(one) } : expression === 'v1' ? { __typename: 'Tag', oid: 'f'.repeat(40), target: { __typename: 'Commit', oid: headOf(one) } } : null),
    pullRequests: guard('pullRequests', one.pullRequests.map(pullRequestOf)),
  };
}

function refOf(one: WorldRepository, guard: (field: string, value: unknown) => unknown): GraphObject {
  const hasWorkflow = Object.keys(one.files).some((path) => path.startsWith('.github/workflows/'));
  return {
    __typename: 'Ref',
    id: `REF_${one.id}`,
    name: 'main',
    target: { __typename: 'Commit', oid: headOf(one), statusCheckRollup: hasWorkflow ? { __typename: 'StatusCheckRollup', state: 'SUCCESS' } : null },
    branchProtectionRule: guard('branchProtectionRule', one.protection === null || !one.isAdmin ? null : protectionOf(one.protection)),
    refUpdateRule: one.protection === null ? null : { __typename: 'RefUpdateRule', pattern: 'main' },
    rules: one.rules.map((rule) => ({ ...rule, __typename: 'RepositoryRule', repositoryRuleset: { __typename: 'RepositoryRuleset', databaseId: rule['rulesetId'] }, parameters: rule['parameters'] ?? null })),
  };
}

function protectionOf(given: Row): GraphObject {
  return {
    __typename: 'BranchProtectionRule',
    isAdminEnforced: false,
    requiresApprovingReviews: false,
    requiredApprovingReviewCount: null,
    dismissesStaleReviews: false,
    requiresCodeOwnerReviews: false,
    requireLastPushApproval: false,
    requiresStatusChecks: false,
    requiresStrictStatusChecks: false,
    requiredStatusCheckContexts: [],
    allowsForcePushes: false,
    allowsDeletions: false,
    requiresCommitSignatures: false,
    requiresLinearHistory: false,
    requiresConversationResolution: false,
    lockBranch: false,
    restrictsPushes: false,
    bypassPullRequestAllowances: [],
    pushAllowances: [],
    ...given,
  };
}

function rulesetOf(given: Row): GraphObject {
  const source = (given['source'] as string | undefined) ?? 'Repository';
  return {
    target: 'BRANCH',
    enforcement: 'ACTIVE',
    conditions: { __typename: 'RepositoryRuleConditions', refName: { __typename: 'RefNameConditionTarget', include: ['~DEFAULT_BRANCH'], exclude: [] }, repositoryName: null },
    ...given,
    __typename: 'RepositoryRuleset',
    source: { __typename: source },
    rules: ((given['rules'] as string[] | undefined) ?? []).map((type) => ({ __typename: 'RepositoryRule', type })),
    bypassActors: ((given['bypassActors'] as Row[] | undefined) ?? []).map((one) => ({
      deployKey: false,
      organizationAdmin: false,
      enterpriseOwner: false,
      repositoryRoleDatabaseId: null,
      actor: null,
      bypassMode: 'ALWAYS',
      ...one,
      __typename: 'RepositoryRulesetBypassActor',
    })),
  };
}

function pullRequestOf(given: Row): GraphObject {
  const account = (login: unknown) => (typeof login === 'string' ? { __typename: login.endsWith('[bot]') ? 'Bot' : 'User', login } : null);
  return {
    ...given,
    __typename: 'PullRequest',
    author: account(given['author']),
    mergedBy: account(given['mergedBy']),
    mergeCommit: { __typename: 'Commit', oid: given['mergeCommit'] },
    commits: ((given['committers'] as string[] | undefined) ?? []).map((login) => ({ __typename: 'PullRequestCommit', commit: { __typename: 'Commit', author: { __typename: 'GitActor', user: user(login) }, committer: { __typename: 'GitActor', user: null } } })),
    reviews: ((given['reviews'] as { login: string; submittedAt: string }[] | undefined) ?? []).map(({ login, submittedAt }) => ({ __typename: 'PullRequestReview', submittedAt, author: account(login) })),
  };
}

function user(login: string): GraphObject {
  return { __typename: 'User', id: `U_${login}`, login };
}
