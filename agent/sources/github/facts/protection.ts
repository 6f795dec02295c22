/** Classic branch protection, from GraphQL into the form of the REST API. */
import type { JsonObject } from '#shared/model/fact.ts';
import type { GithubBranch, GithubClassicProtection } from '#shared/model/resources/github.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { flagAt, numberAt, rowsAt, textAt, textsAt, valueAt } from './row.ts';

export function protectionOf(rule: JsonObject): GithubClassicProtection {
  return {
    enforce_admins: flagAt(rule, 'isAdminEnforced') ?? false,
    required_pull_request_reviews:
      flagAt(rule, 'requiresApprovingReviews') === true
        ? {
            required_approving_review_count: numberAt(rule, 'requiredApprovingReviewCount') ?? 0,
            dismiss_stale_reviews: flagAt(rule, 'dismissesStaleReviews') ?? false,
            require_code_owner_reviews: flagAt(rule, 'requiresCodeOwnerReviews') ?? false,
            require_last_push_approval: flagAt(rule, 'requireLastPushApproval') ?? false,
            bypass_allowances: actorsOf(rule, 'bypassPullRequestAllowances'),
          }
        : null,
    required_status_checks: flagAt(rule, 'requiresStatusChecks') === true ? { strict: flagAt(rule, 'requiresStrictStatusChecks') ?? false, contexts: textsAt(rule, 'requiredStatusCheckContexts').toSorted(byCodeUnit) } : null,
    allow_force_pushes: flagAt(rule, 'allowsForcePushes') ?? false,
    allow_deletions: flagAt(rule, 'allowsDeletions') ?? false,
    required_signatures: flagAt(rule, 'requiresCommitSignatures') ?? false,
    required_linear_history: flagAt(rule, 'requiresLinearHistory') ?? false,
    required_conversation_resolution: flagAt(rule, 'requiresConversationResolution') ?? false,
    lock_branch: flagAt(rule, 'lockBranch') ?? false,
    push_restrictions: flagAt(rule, 'restrictsPushes') === true ? actorsOf(rule, 'pushAllowances') : null,
  };
}

/** `user:x`, `team:x`, `app:x`, sorted. */
function actorsOf(rule: JsonObject, list: string): readonly string[] {
  const names = rowsAt(rule, `${list}.nodes`).map((node) => {
    const type = textAt(node, 'actor.__typename');
    return type === 'User' ? `user:${textAt(node, 'actor.login')}` : `${type === 'App' ? 'app' : 'team'}:${textAt(node, 'actor.slug')}`;
  });
  // More than a page of people who may go around a rule is a fact of its own; the rest is counted, not named.
  const more = (numberAt(rule, `${list}.totalCount`) ?? 0) - names.length;
  return [...names, ...(more > 0 ? [`more:${more}`] : [])].toSorted(byCodeUnit);
}

/** The rules in force, as `GET /repos/{owner}/{repo}/rules/branches/{branch}` writes them; parameters of the two rules that checks read. */
export function rulesOf(nodes: readonly JsonObject[]): GithubBranch['rules'] {
  return nodes
    .map((node) => ({ type: (textAt(node, 'type') ?? '').toLowerCase(), ruleset_id: numberAt(node, 'repositoryRuleset.databaseId') ?? 0, parameters: parametersOf(node) }))
    .toSorted((a, b) => byCodeUnit(a.type, b.type) || a.ruleset_id - b.ruleset_id);
}

function parametersOf(node: JsonObject): Readonly<Record<string, unknown>> {
  const type = textAt(node, 'parameters.__typename');
  const value = (name: string) => valueAt(node, `parameters.${name}`);
  if (type === 'PullRequestParameters') {
    return {
      dismiss_stale_reviews_on_push: value('dismissStaleReviewsOnPush') ?? false,
      require_code_owner_review: value('requireCodeOwnerReview') ?? false,
      require_last_push_approval: value('requireLastPushApproval') ?? false,
      required_approving_review_count: value('requiredApprovingReviewCount') ?? 0,
      required_review_thread_resolution: value('requiredReviewThreadResolution') ?? false,
    };
  }
  if (type === 'RequiredStatusChecksParameters') {
    return {
      strict_required_status_checks_policy: value('strictRequiredStatusChecksPolicy') ?? false,
      required_status_checks: rowsAt(node, 'parameters.requiredStatusChecks').map((check) => ({ context: textAt(check, 'context') ?? '', ...(numberAt(check, 'integrationId') !== undefined && { integration_id: numberAt(check, 'integrationId') }) })),
    };
  }
  return {};
}
