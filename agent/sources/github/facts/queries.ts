/**
 * The GraphQL documents of the source; the client sends no other. Long because it is one table of queries.
 * Field names are those of GitHub's public schema (docs.github.com/public/fpt/schema.docs.graphql, read 2026-11).
 */
import { connection } from '../client/connection.ts';

/** Facts of one ruleset. */
const ruleset = `databaseId name target enforcement source { __typename }
  conditions { refName { include exclude } repositoryName { include } }
  rules(first: 50) { totalCount nodes { type } }
  bypassActors(first: 20) { totalCount nodes { bypassMode deployKey organizationAdmin enterpriseOwner repositoryRoleDatabaseId actor { __typename ... on App { databaseId } ... on Team { databaseId } ... on User { databaseId } } } }`;

export const rulesets = connection({
  owner: 'Repository',
  name: 'RulesetsOfRepository',
  field: 'rulesets',
  args: 'includeParents: true, targets: [BRANCH]',
  selection: `nodes { ${ruleset} }`,
  first: 10,
});

/** The rules that are in force on a branch, with the parameters that checks read. */
export const branchRules = connection({
  owner: 'Ref',
  name: 'RulesOfBranch',
  field: 'rules',
  selection: `nodes { type repositoryRuleset { databaseId } parameters {
    __typename
    ... on PullRequestParameters { dismissStaleReviewsOnPush requireCodeOwnerReview requireLastPushApproval requiredApprovingReviewCount requiredReviewThreadResolution }
    ... on RequiredStatusChecksParameters { strictRequiredStatusChecksPolicy requiredStatusChecks { context integrationId } }
  } }`,
  first: 50,
});

const actor = 'actor { __typename ... on App { slug } ... on Team { slug } ... on User { login } }';

export const languages = connection({ owner: 'Repository', name: 'LanguagesOfRepository', field: 'languages', selection: 'nodes { name }', first: 20 });

export const directCollaborators = connection({
  owner: 'Repository',
  name: 'DirectCollaborators',
  field: 'collaborators',
  alias: 'direct',
  args: 'affiliation: DIRECT',
  selection: 'edges { permission node { login } }',
  first: 50,
});

export const outsideCollaborators = connection({
  owner: 'Repository',
  name: 'OutsideCollaborators',
  field: 'collaborators',
  alias: 'outside',
  args: 'affiliation: OUTSIDE',
  selection: 'edges { permission node { login } }',
  first: 50,
});

const branch = `id name
  target { ... on Commit { oid statusCheckRollup { state } } }
  branchProtectionRule {
    isAdminEnforced requiresApprovingReviews requiredApprovingReviewCount dismissesStaleReviews requiresCodeOwnerReviews requireLastPushApproval
    requiresStatusChecks requiresStrictStatusChecks requiredStatusCheckContexts allowsForcePushes allowsDeletions requiresCommitSignatures
    requiresLinearHistory requiresConversationResolution lockBranch restrictsPushes
    bypassPullRequestAllowances(first: 50) { totalCount nodes { ${actor} } }
    pushAllowances(first: 50) { totalCount nodes { ${actor} } }
  }
  refUpdateRule { pattern }
  ${branchRules.inline}`;

const repository = `id nameWithOwner isEmpty hasVulnerabilityAlertsEnabled
  codeowners { errors { line kind } }
  ${languages.inline}
  ${directCollaborators.inline}
  ${outsideCollaborators.inline}
  ${rulesets.inline}
  deployKeys(first: 1) { totalCount }
  environments(first: 1) { totalCount }
  defaultBranchRef { ${branch} }`;

/** A page of an organization's repositories with the facts that GraphQL gives in bulk. */
export const repositoriesQuery = `query Repositories($login: String!, $first: Int!, $after: String) {
  organization(login: $login) { repositories(first: $first, after: $after, orderBy: { field: NAME, direction: ASC }) { pageInfo { hasNextPage endCursor } nodes { ${repository} } } }
}`;

/** The same of a personal account: those that it owns, private ones among them where the token is its own. */
export const accountRepositoriesQuery = `query AccountRepositories($login: String!, $first: Int!, $after: String) {
  user(login: $login) { repositories(first: $first, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }) { pageInfo { hasNextPage endCursor } nodes { ${repository} } } }
}`;

/** The same facts of one repository; a branch other than the default one has a query of its own. */
export const repositoryQuery = `query OneRepository($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${repository} } }`;

/** The commit that a branch, a tag or the start of a commit id names. */
export const commitQuery = `query CommitOf($owner: String!, $name: String!, $expression: String!) { repository(owner: $owner, name: $name) { object(expression: $expression) { __typename oid ... on Tag { target { oid } } } } }`;

export const identities = connection({
  owner: 'OrganizationIdentityProvider',
  name: 'IdentitiesOfOrganization',
  field: 'externalIdentities',
  args: 'membersOnly: true',
  selection: 'nodes { user { login } }',
  first: 100,
});

/** Single sign-on of an organization. */
export const singleSignOnQuery = `query SingleSignOn($org: String!) { organization(login: $org) { samlIdentityProvider { id issuer ${identities.inline} } } }`;

const pullRequest = `number mergedAt updatedAt baseRefName author { login } mergedBy { login } mergeCommit { oid } headRefOid
  commits(first: 50) { totalCount nodes { commit { author { user { login } } committer { user { login } } } } }
  reviews(first: 50, states: [APPROVED]) { totalCount nodes { submittedAt author { __typename login } } }`;

export const pullRequests = connection({
  owner: 'Repository',
  name: 'PullRequestsOfRepository',
  field: 'pullRequests',
  args: 'states: [MERGED], orderBy: { field: UPDATED_AT, direction: DESC }',
  selection: `nodes { ${pullRequest} }`,
  first: 20,
});

/** The newest merged pull requests of several repositories. */
export const pullRequestsQuery = `query PullRequests($ids: [ID!]!) { nodes(ids: $ids) { ... on Repository { id nameWithOwner ${pullRequests.inline} } } }`;

/** Every document that the client may send. */
export const documents: ReadonlySet<string> = new Set([
  repositoriesQuery,
  accountRepositoriesQuery,
  repositoryQuery,
  commitQuery,
  singleSignOnQuery,
  pullRequestsQuery,
  ...[rulesets, branchRules, languages, directCollaborators, outsideCollaborators, identities, pullRequests].map(({ follow }) => follow),
]);
