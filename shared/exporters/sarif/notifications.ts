/** Notifications: what was not read, what has no verdict, what was left out. Nothing is missing silently. */
import type { CheckResult, CoverageEntry, Report } from '../../model/report.ts';
import type { Evaluation } from '../../policies/policy.ts';
import { visible } from '../text/visible.ts';
import type { Descriptor, Notification } from './model.ts';
import { locations, type PathOf } from './results.ts';
import { pascalCase, placeAt, sentence } from './texts.ts';

/** Coverage entries listed one by one; the rest is counted. */
const entriesMax = 1_000;

export interface NotificationInput {
  readonly report: Report;
  readonly evaluations: readonly Evaluation[];
  /** Results that the limit cut off. */
  readonly resultsLeftOut: number;
  readonly ruleIndexOf: (check: string) => number;
  readonly pathOf: PathOf;
}

/** The notifications and the descriptors they point to. */
export function notificationsOf(input: NotificationInput): { readonly notifications: readonly Notification[]; readonly descriptors: readonly Descriptor[] } {
  const { report, evaluations, resultsLeftOut } = input;
  const drafts: Draft[] = [
    ...partialSources(report),
    ...coverageDrafts(report.coverage.entries),
    ...report.checks.flatMap(({ results }) => results.flatMap((result) => verdictDraft(result, input))),
    ...evaluations.flatMap(policyDrafts),
    ...(resultsLeftOut > 0 ? [{ id: 'results/left_out', level: 'warning' as const, message: { text: `${resultsLeftOut} results of lower severity are left out: a file holds at most 25,000.` } }] : []),
  ];
  const ids = [...new Set(drafts.map(({ id }) => id))].sort();
  return {
    notifications: drafts.map(({ id, ...rest }) => ({ descriptor: { id, index: ids.indexOf(id) }, ...rest })),
    descriptors: ids.map((id) => ({ id, name: pascalCase(id), shortDescription: { text: about[id.split('/')[0] ?? ''] ?? about['coverage']! } })),
  };
}

type Draft = Omit<Notification, 'descriptor'> & { readonly id: string };

const about: Readonly<Record<string, string>> = {
  coverage: 'Something was not read, or not in full.',
  verdict: 'A check gave no verdict on something.',
  policy: 'A policy could not be decided, or its violations are cut short.',
  results: 'Results are left out of this file.',
};

function partialSources({ coverage }: Report): Draft[] {
  return coverage.sources
    .filter(({ state }) => state === 'partial')
    .map(({ artifacts_listed, artifacts_read }) => ({
      id: 'coverage/partial_source',
      level: 'error',
      message: { text: `A source was refused or broke off after ${artifacts_read} of ${artifacts_listed} artifacts; what is missing here proves nothing.` },
    }));
}

function coverageDrafts(entries: readonly CoverageEntry[]): Draft[] {
  const ordered = [...entries.filter(({ effect }) => effect !== 'ignored'), ...entries.filter(({ effect }) => effect === 'ignored')];
  const drafts = ordered.slice(0, entriesMax).map(
    ({ source, path, reason, detail, effect }): Draft => ({
      id: `coverage/${reason}`,
      level: effect === 'ignored' ? 'note' : 'warning',
      message: { text: sentence(`${effect === 'ignored' ? 'Left out' : effect === 'partial' ? 'Read in part' : 'Not read'}: ${source === undefined ? '' : `${source} `}${path}: ${detail}`) },
      locations: [placeAt(path)],
    }),
  );
  const left = ordered.length - drafts.length;
  return left > 0 ? [...drafts, { id: 'coverage/more', level: 'note', message: { text: `${left} more entries of the coverage are only in the native report.` } }] : drafts;
}

function verdictDraft(result: CheckResult, { ruleIndexOf, pathOf }: NotificationInput): Draft[] {
  const { answer, check, reason, evidence, subject } = result;
  if (answer === 'fail' || answer === 'not_applicable') return [];
  return [
    {
      id: `verdict/${answer}`,
      associatedRule: { id: check, index: ruleIndexOf(check) },
      level: answer === 'error' ? 'error' : answer === 'unknown' ? 'warning' : 'note',
      message: { text: sentence(`${{ error: 'The check broke', unknown: 'No verdict', review: 'A person must decide' }[answer]} on ${subject.name}: ${reason}`) },
      locations: locations(evidence, subject, pathOf).locations,
    },
  ];
}

function policyDrafts({ policy, violations, violation_count: count }: Evaluation): Draft[] {
  const undecided = violations
    .filter(({ state }) => state === 'unknown')
    .map(({ rule, message }): Draft => ({ id: 'policy/undecided', level: 'warning', message: { text: sentence(`Policy ${visible(policy)}, rule ${visible(rule)}: ${message}`) } }));
  const left = count - violations.filter(({ state }) => state !== 'waived').length;
  return left > 0 ? [...undecided, { id: 'policy/more', level: 'note', message: { text: sentence(`Policy ${visible(policy)} has ${left} more violations`) } }] : undecided;
}
