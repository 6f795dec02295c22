/** Judges one policy over one scan. The same code runs in the agent and in the server. */
import type { Occurrence, Relationship } from '../model/component.ts';
import type { InventoryIndex } from '../model/inventory.ts';
import type { Report } from '../model/report.ts';
import { compilePolicy, type CompiledRule } from './compile.ts';
import type { SubjectOf } from './field.ts';
import type { Effect, Evaluation, Policy, RuleSubject, Violation } from './policy.ts';
import { scanFacts, severityRank, type ScanFacts } from './scan-facts.ts';
import type { WaiverLookup } from './waiver.ts';

/** Limits of one evaluation: violations kept (the count stays exact), and places kept for each. */
export const evaluationLimits = { violationsMax: 1_000, evidenceMax: 20 } as const;

/**
 * The verdict and its violations: violated before unknown before waived, worse severity first, then the policy's order of rules and the report's of subjects.
 * A rule that cannot be decided for a subject is an `unknown` violation: under `block` it fails, under `warn` it warns.
 * A check that gave no verdict on a thing is judged as the finding it may hide, and makes the rule unknown, not violated.
 * @param index - of the same report.
 * @param options.waivers - exceptions that hold for this policy over this report, of `waiversInForce`; what they cover is listed and counted apart, and has no part in the verdict.
 */
export function evaluatePolicy(policy: Policy, report: Report, index: InventoryIndex, options: { violationsMax?: number; waivers?: WaiverLookup | undefined } = {}): Evaluation {
  const keptMax = options.violationsMax ?? evaluationLimits.violationsMax;
  const facts = scanFacts(report, index);
  const judged = compilePolicy(policy).map((compiled) => new JudgedRule(compiled, keptMax, options.waivers));
  judge('component', report.components, judged, facts);
  judge('resource', report.resources, judged, facts);
  judge('relationship', report.relationships, judged, facts);
  judge('finding', facts.findings, judged, facts);
  judge('finding', facts.undecided, judged, facts);
  judge('scan', [facts], judged, facts);

  const groups = judged.flatMap(({ violated, unknown, waived }) => [violated, unknown, waived]);
  groups.sort((a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) || severityRank(b.severity) - severityRank(a.severity));
  const waivedCount = groups.reduce((sum, group) => sum + (group.state === 'waived' ? group.count : 0), 0);
  const count = groups.reduce((sum, group) => sum + group.count, 0) - waivedCount;
  return {
    policy: policy.name,
    effect: policy.effect,
    verdict: count === 0 ? 'pass' : verdictUnder[policy.effect],
    violations: groups.flatMap((group) => group.violations).slice(0, keptMax),
    violation_count: count,
    ...(waivedCount > 0 && { waived_count: waivedCount }),
  };
}

const stateOrder: readonly Violation['state'][] = ['violated', 'unknown', 'waived'];

const verdictUnder: Readonly<Record<Effect, Evaluation['verdict']>> = { block: 'fail', warn: 'warn', inform: 'pass' };

/** Violations of one rule in one state; `count` goes on after the list is full. */
interface Group {
  readonly state: Violation['state'];
  readonly severity: Violation['severity'];
  readonly violations: Violation[];
  count: number;
}

/** One rule with what it found so far. */
class JudgedRule {
  readonly compiled: CompiledRule;
  readonly violated: Group;
  readonly unknown: Group;
  readonly waived: Group;
  private readonly keptMax: number;
  private readonly waivers: WaiverLookup | undefined;

  constructor(compiled: CompiledRule, keptMax: number, waivers: WaiverLookup | undefined) {
    const { severity } = compiled.rule;
    this.compiled = compiled;
    this.violated = { state: 'violated', severity, violations: [], count: 0 };
    this.unknown = { state: 'unknown', severity, violations: [], count: 0 };
    this.waived = { state: 'waived', severity, violations: [], count: 0 };
    this.keptMax = keptMax;
    this.waivers = waivers;
  }

  /** Counts a violation, and describes it while there is room. */
  add(state: 'violated' | 'unknown', describe: () => Pick<Violation, 'subject' | 'message' | 'evidence'>): void {
    const { name, severity } = this.compiled.rule;
    // Only with waivers must every violation be described, to know its subject's id.
    const described = this.waivers === undefined ? undefined : describe();
    const waiverId = described && this.waivers?.({ rule: name, subjectId: described.subject.id, severity, state });
    const group = waiverId === undefined ? this[state] : this.waived;
    group.count += 1;
    if (group.violations.length >= this.keptMax) return;
    group.violations.push({ rule: name, severity, state: group.state, ...(described ?? describe()), ...(waiverId !== undefined && { waiver_id: waiverId }) });
  }
}

/** Runs all rules of one subject over its subjects. Subject by subject, not rule by rule: a subject is then read while it is in the cache. */
function judge<Subject extends RuleSubject>(type: Subject, subjects: readonly SubjectOf[Subject][], judged: readonly JudgedRule[], facts: ScanFacts): void {
  const rules = judged.filter(({ compiled }) => compiled.rule.subject === type);
  if (rules.length === 0) return;
  for (const subject of subjects) {
    for (const rule of rules) {
      const truth = rule.compiled.test(subject, facts);
      if (truth === false) continue;
      const undecided = truth === true ? undecidedReason(subject) : `${truth.unread}.`;
      rule.add(undecided === undefined ? 'violated' : 'unknown', () => {
        const { id, name, evidence } = descriptions[type](subject, facts);
        const message = undecided === undefined ? (reasonOf(subject) ?? `${name} is what the rule does not want: ${rule.compiled.text}.`) : `The rule could not be decided for ${name}: ${undecided}`;
        return { subject: { type, id, name }, message, evidence: evidence.slice(0, evaluationLimits.evidenceMax) };
      });
    }
  }
}

/** A finding's own sentence. */
function reasonOf(subject: SubjectOf[RuleSubject]): string | undefined {
  return 'reason' in subject ? subject.reason : undefined;
}

/** Why a check result is only a possible finding; undefined for findings and every other subject. */
function undecidedReason(subject: SubjectOf[RuleSubject]): string | undefined {
  return 'reason' in subject && subject.answer !== 'fail' ? `check ${subject.check} answered ${subject.answer}: ${subject.reason}` : undefined;
}

interface Description {
  readonly id: string;
  readonly name: string;
  readonly evidence: readonly Occurrence[];
}

const descriptions: { readonly [Subject in RuleSubject]: (subject: SubjectOf[Subject], facts: ScanFacts) => Description } = {
  component: ({ id, name, occurrences }) => ({ id, name, evidence: occurrences }),
  resource: ({ id, name }) => ({ id, name, evidence: [] }),
  relationship: (edge, facts) => ({ id: edge.id, name: edgeName(edge, facts), evidence: edge.occurrences }),
  finding: ({ fingerprint, check, subject, evidence }) => ({ id: fingerprint ?? `${check} ${subject.id}`, name: subject.name, evidence }),
  scan: ({ report }) => ({
    id: report.sources.length === 1 ? report.sources[0]!.key : 'scan',
    name: report.sources.map(({ name }) => name).join(', ') || 'scan',
    evidence: [],
  }),
};

function edgeName(edge: Relationship, facts: ScanFacts): string {
  const name = (id: string) => facts.index.component(id)?.name ?? id;
  return `${name(edge.from)} ${edge.type} ${name(edge.to)}`;
}
