/**
 * The part of GitHub's public GraphQL schema that queries of the source touch, with fields around it, so that a misspelt one is told apart from an unknown one.
 * Written down from schema.docs.graphql (octokit/graphql-schema, read 2026-11). A `+` marks a connection: it must be given `first` or `last`.
 */
interface FieldType {
  readonly type: string;
  readonly args: readonly string[];
  readonly isConnection: boolean;
}

const connectionArgs = ['after', 'before', 'first', 'last'];

const written: Readonly<Record<string, string>> = {
  Query: 'organization(login):Organization user(login):User repository(owner,name,followRenames):Repository node(id):Node nodes(ids):Node viewer:User rateLimit(dryRun):RateLimit',
  Organization: 'id login name repositories(affiliations,orderBy,isArchived,isFork,ownerAffiliations,privacy,visibility)+:Repository samlIdentityProvider:OrganizationIdentityProvider membersWithRole+:User requiresTwoFactorAuthentication rulesets(includeParents,targets)+:RepositoryRuleset',
  OrganizationIdentityProvider: 'id issuer ssoUrl externalIdentities(login,membersOnly,userName)+:ExternalIdentity digestMethod signatureMethod organization:Organization',
  ExternalIdentity: 'id guid user:User',
  Repository:
    'id databaseId name nameWithOwner isEmpty isArchived isFork isPrivate visibility pushedAt createdAt hasVulnerabilityAlertsEnabled isSecurityPolicyEnabled codeowners(refName):RepositoryCodeowners languages(orderBy)+:Language collaborators(affiliation,login,query)+:User rulesets(includeParents,targets)+:RepositoryRuleset deployKeys+:DeployKey environments(names,orderBy,pinnedEnvironmentFilter)+:Environment defaultBranchRef:Ref object(expression,oid):GitObject pullRequests(states,orderBy,baseRefName,headRefName,labels)+:PullRequest branchProtectionRules+:BranchProtectionRule viewerPermission viewerCanAdminister',
  RepositoryCodeowners: 'errors:RepositoryCodeownersError',
  RepositoryCodeownersError: 'column kind line message path source suggestion',
  Language: 'color id name',
  User: 'id login name databaseId repositories(affiliations,orderBy,isArchived,isFork,ownerAffiliations,privacy,visibility)+:Repository',
  Bot: 'id login databaseId',
  Mannequin: 'id login',
  App: 'id databaseId slug name',
  Team: 'id databaseId slug name',
  RepositoryRuleset: 'id databaseId name target enforcement createdAt updatedAt source:RuleSource conditions:RepositoryRuleConditions rules(type)+:RepositoryRule bypassActors+:RepositoryRulesetBypassActor',
  RuleSource: '',
  RepositoryRuleConditions: 'refName:RefNameConditionTarget repositoryName:RepositoryNameConditionTarget repositoryId:RepositoryIdConditionTarget repositoryProperty:RepositoryPropertyConditionTarget organizationProperty:OrganizationPropertyConditionTarget',
  RefNameConditionTarget: 'include exclude',
  RepositoryNameConditionTarget: 'include exclude protected',
  RepositoryRule: 'id type repositoryRuleset:RepositoryRuleset parameters:RuleParameters',
  RuleParameters: '',
  PullRequestParameters: 'allowedMergeMethods dismissStaleReviewsOnPush requireCodeOwnerReview requireLastPushApproval requiredApprovingReviewCount requiredReviewThreadResolution',
  RequiredStatusChecksParameters: 'doNotEnforceOnCreate requiredStatusChecks:StatusCheckConfiguration strictRequiredStatusChecksPolicy',
  StatusCheckConfiguration: 'context integrationId',
  RepositoryRulesetBypassActor: 'id actor:BypassActor bypassMode deployKey enterpriseOwner enterpriseRole organizationAdmin repositoryRoleDatabaseId repositoryRoleName',
  BypassActor: '',
  DeployKey: 'id title readOnly createdAt verified enabled key',
  Environment: 'id databaseId name',
  Ref: 'id name prefix target:GitObject branchProtectionRule:BranchProtectionRule refUpdateRule:RefUpdateRule rules(orderBy)+:RepositoryRule repository:Repository',
  GitObject: 'id oid abbreviatedOid',
  Commit: 'id oid committedDate statusCheckRollup:StatusCheckRollup author:GitActor committer:GitActor',
  Tag: 'id oid name target:GitObject',
  StatusCheckRollup: 'id state',
  BranchProtectionRule:
    'id pattern isAdminEnforced requiresApprovingReviews requiredApprovingReviewCount dismissesStaleReviews requiresCodeOwnerReviews requireLastPushApproval requiresStatusChecks requiresStrictStatusChecks requiredStatusCheckContexts allowsForcePushes allowsDeletions requiresCommitSignatures requiresLinearHistory requiresConversationResolution lockBranch restrictsPushes blocksCreations bypassPullRequestAllowances+:BypassPullRequestAllowance bypassForcePushAllowances+:BypassForcePushAllowance pushAllowances+:PushAllowance',
  BypassPullRequestAllowance: 'id actor:BranchActorAllowanceActor',
  PushAllowance: 'id actor:PushAllowanceActor',
  BranchActorAllowanceActor: '',
  PushAllowanceActor: '',
  RefUpdateRule: 'pattern allowsDeletions allowsForcePushes blocksCreations requiredApprovingReviewCount requiredStatusCheckContexts requiresCodeOwnerReviews requiresConversationResolution requiresLinearHistory requiresSignatures viewerAllowedToDismissReviews viewerCanPush',
  PullRequest: 'id number title mergedAt updatedAt createdAt baseRefName headRefName headRefOid author:Actor mergedBy:Actor mergeCommit:Commit commits+:PullRequestCommit reviews(author,states)+:PullRequestReview',
  PullRequestCommit: 'id commit:Commit',
  GitActor: 'name email date user:User',
  Actor: 'login url',
  PullRequestReview: 'id state submittedAt author:Actor',
  PageInfo: 'hasNextPage endCursor hasPreviousPage startCursor',
  Node: 'id',
};

export const graphqlTypes: ReadonlyMap<string, ReadonlyMap<string, FieldType>> = new Map(
  Object.entries(written).map(([type, text]) => [
    type,
    new Map(
      [...text.matchAll(/(\w+)(?:\(([\w,]+)\))?(\+)?(?::(\w+))?/g)].map(([, name = '', args, plus, of]) => {
        const isConnection = plus === '+';
        return [name, { type: of ?? 'Scalar', args: [...(args?.split(',') ?? []), ...(isConnection ? connectionArgs : [])], isConnection }];
      }),
    ),
  ]),
);
