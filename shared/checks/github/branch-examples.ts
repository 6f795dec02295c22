/** Default branches for the examples of checks. */
import type { Resource } from '../../model/component.ts';
import type { GithubBranch, GithubClassicProtection, GithubRuleset } from '../../model/resources/github.ts';
import type { CheckExample } from '../check.ts';
import { forbidden, github, given, listExamples } from './examples.ts';

/** The name of every example branch. */
export const branchName = 'acme/shop@main';

/** A branch without protection and without rules, changed as given. */
export function branch(attributes: Partial<GithubBranch>, unread?: Readonly<Record<string, string>>): Resource {
  const standard = { repository: 'acme/shop', name: 'main', archived: false, protection: null, rules: [], rulesets: [] };
  const left = Object.fromEntries(Object.entries(standard).filter(([name]) => unread?.[name] === undefined));
  return given('github.branch', branchName, { ...left, ...attributes }, unread);
}

/** Classic protection in which nothing is asked for and nothing dangerous is allowed. */
export function classic(parts: Partial<GithubClassicProtection> = {}): GithubClassicProtection {
  return {
    enforce_admins: true,
    required_pull_request_reviews: null,
    required_status_checks: null,
    allow_force_pushes: false,
    allow_deletions: false,
    required_signatures: false,
    required_linear_history: false,
    required_conversation_resolution: false,
    lock_branch: false,
    push_restrictions: null,
    ...parts,
  };
}

/** Reviews of classic protection, one approval unless changed. */
export function reviews(parts: Partial<NonNullable<GithubClassicProtection['required_pull_request_reviews']>> = {}): GithubClassicProtection['required_pull_request_reviews'] {
  return { required_approving_review_count: 1, dismiss_stale_reviews: false, require_code_owner_reviews: false, require_last_push_approval: false, bypass_allowances: [], ...parts };
}

/** A rule in force, of ruleset 7. */
export function rule(type: string, parameters: Readonly<Record<string, unknown>> = {}): GithubBranch['rules'][number] {
  return { type, ruleset_id: 7, parameters };
}

/** Ruleset 7: active, of the repository, without exceptions. */
export function ruleset(parts: Partial<GithubRuleset> = {}): GithubRuleset {
  return { id: 7, name: 'main', source_type: 'Repository', target: 'branch', enforcement: 'active', ref_include: ['~DEFAULT_BRANCH'], ref_exclude: [], repository_include: [], rule_types: [], bypass_actors: [], ...parts };
}

/** The examples that every check of branches needs: archived, both layers refused, the list refused, and no branch. */
export const branchExamples: readonly CheckExample[] = [
  { kind: 'not_applicable', why: 'an archived repository takes no changes', inventory: github(branch({ archived: true })), answers: { [branchName]: 'not_applicable' } },
  { kind: 'unknown', why: 'neither protection nor rules could be read', inventory: github(branch({}, { protection: forbidden, rules: forbidden, rulesets: forbidden })), answers: { [branchName]: 'unknown' } },
  { kind: 'unknown', why: 'classic protection was refused and the rules give nothing', inventory: github(branch({}, { protection: forbidden })), answers: { [branchName]: 'unknown' } },
  ...listExamples(['github.branch'], 'no repository has a commit'),
];
