/**
 * The risk of one AI component, `ai-risk/1`: 0-100, every point named. Pure arithmetic over facts that somebody else gathered.
 * Several findings add with falling returns, so a score does not saturate at three of them; a floor says what no arithmetic may hide.
 */
import type { Severity } from '../model/report.ts';

export const formulaVersion = 'ai-risk/1';

export const bands = ['low', 'medium', 'high', 'critical'] as const;
export type RiskBand = (typeof bands)[number];

const dataClassPoints = { none: 0, internal: 3, confidential: 6, personal: 10, special: 15 } as const;
const tierPoints = { minimal: 0, transparency: 2, unknown: 3, high: 8 } as const;
const criticalityPoints = { low: 0, medium: 3, high: 7 } as const;

/** The ten factors of OWASP AIVSS 0.8; each 0, 0.5 or 1. */
export const agencyFactors = [
  'autonomy',
  'tool_surface',
  'language_interface',
  'context_awareness',
  'non_determinism',
  'opacity',
  'persistence',
  'dynamic_identity',
  'multi_agent',
  'self_modification',
] as const;
export type AgencyFactor = (typeof agencyFactors)[number];

const weights: Readonly<Record<Exclude<Severity, 'info'>, number>> = { critical: 0.55, high: 0.35, medium: 0.18, low: 0.08 };
const weaknessPointsMax = 40;

/** What no arithmetic may hide: the least score of a component of which it is true. */
export const floors = {
  prohibited_use: 100,
  public_agent_without_auth: 85,
  dangerous_model_file: 85,
  live_key_in_code: 80,
  personal_data_without_agreement: 75,
} as const;
export type RiskFloor = keyof typeof floors;

/** What is known of the use; what nobody stated is absent, and counts as an unknown fact. */
export interface RiskContext {
  /** `special`: health, biometric and the like, payment cards. */
  readonly dataClass?: keyof typeof dataClassPoints;
  readonly euTier?: keyof typeof tierPoints;
  readonly criticality?: keyof typeof criticalityPoints;
}

export interface Weakness {
  /** What the factor is called and what proves it: a check id with a fingerprint. */
  readonly id: string;
  readonly label: string;
  readonly why: string;
  readonly severity: Severity;
  /** Excepted by approval: shown, whole in `inherent`, halved in the score. */
  readonly isExcepted?: boolean;
  /** Cannot be reached from outside. */
  readonly isInternal?: boolean;
  readonly isTestOnly?: boolean;
}

export type Supply =
  /** `posture` 0-100, as vendor posture is measured; absent: nothing is on file. */
  | { readonly kind: 'hosted'; readonly posture?: number }
  | { readonly kind: 'local'; readonly hasSource: boolean; readonly isPinned: boolean; readonly isLicenceKnown: boolean }
  | { readonly kind: 'none' };

export interface RiskInput {
  readonly context: RiskContext;
  readonly agency: Readonly<Partial<Record<AgencyFactor, 0 | 0.5 | 1>>>;
  readonly weaknesses: readonly Weakness[];
  /** Facts that could not be read or that nobody stated; however many, they count as one medium weakness. */
  readonly unknownFacts: readonly string[];
  readonly supply: Supply;
  /** Guard checks (guardrail, approval, logging, limits): how many apply and how many pass. */
  readonly guards: { readonly passed: number; readonly applicable: number };
  readonly floors: readonly RiskFloor[];
}

/** One named part of a score. */
export interface RiskFactor {
  readonly id: string;
  readonly label: string;
  /** Two decimals. */
  readonly points: number;
  readonly why: string;
  readonly evidence_id?: string;
}

/** A score with everything it is made of: the points of all factors add up to it. */
export interface RiskScore {
  /** 0-100, rounded half up. */
  readonly score: number;
  /** The same without guards and exceptions. */
  readonly inherent: number;
  readonly band: RiskBand;
  readonly factors: readonly RiskFactor[];
  readonly floor?: RiskFloor;
  readonly formula_version: typeof formulaVersion;
}

/** Scores one component. */
export function scoreRisk(input: RiskInput): RiskScore {
  const context = contextFactors(input.context);
  const agency = agencyPart(input);
  const weak = weaknessFactors(input);
  const supply = supplyFactors(input.supply);
  const factors = [...context, ...agency.factors, ...weak.factors, ...supply].filter(({ points }) => points !== 0);

  const inherent = sum(context) + agency.inherent + weak.inherent + sum(supply);
  const computed = sum(factors);
  const floor = input.floors.toSorted((a, b) => floors[b] - floors[a])[0];
  const isLifted = floor !== undefined && floors[floor] > computed;
  const score = isLifted ? floors[floor] : halfUp(computed);
  const adjustment: RiskFactor = isLifted
    ? { id: 'floor_adjustment', label: 'Floor', points: rounded(score - computed), why: `${floor} scores at least ${floors[floor]}.` }
    : { id: 'rounding', label: 'Rounding', points: rounded(score - computed), why: 'A score is a whole number.' };
  return {
    score,
    inherent: Math.max(halfUp(inherent), isLifted ? floors[floor] : 0),
    band: bandOf(score),
    factors: adjustment.points === 0 ? factors : [...factors, adjustment],
    ...(floor !== undefined && { floor }),
    formula_version: formulaVersion,
  };
}

export function bandOf(score: number): RiskBand {
  if (score > 75) return 'critical';
  if (score > 50) return 'high';
  return score > 25 ? 'medium' : 'low';
}

function contextFactors({ dataClass, euTier, criticality }: RiskContext): RiskFactor[] {
  const tier = euTier ?? 'unknown';
  return [
    ...(dataClass === undefined ? [] : [{ id: 'context.data', label: 'Data', points: dataClassPoints[dataClass], why: `It handles ${dataClass} data.` }]),
    { id: 'context.eu_tier', label: 'EU AI Act tier', points: tierPoints[tier], why: euTier === undefined ? 'Nobody stated the tier.' : `The tier is ${tier}.` },
    ...(criticality === undefined ? [] : [{ id: 'context.criticality', label: 'Criticality', points: criticalityPoints[criticality], why: `The business depends on it: ${criticality}.` }]),
  ];
}

/** Guards that pass take up to half of the agency away. */
function agencyPart({ agency, guards }: RiskInput): { factors: RiskFactor[]; inherent: number } {
  const factors = agencyFactors.flatMap((factor) => {
    const value = agency[factor] ?? 0;
    return value === 0 ? [] : [{ id: `agency.${factor}`, label: factor.replaceAll('_', ' '), points: 2 * value, why: value === 1 ? 'In full.' : 'In part.' }];
  });
  const inherent = sum(factors);
  const share = guards.applicable === 0 ? 0 : guards.passed / guards.applicable;
  const relief = rounded(-inherent * 0.5 * share);
  if (relief !== 0) factors.push({ id: 'agency.guards', label: 'Guards', points: relief, why: `${guards.passed} of ${guards.applicable} guards pass.` });
  return { factors, inherent };
}

/** Each finding takes its share of what the ones before it left, the heaviest first. */
function weaknessFactors({ weaknesses, unknownFacts }: RiskInput): { factors: RiskFactor[]; inherent: number } {
  const unknown: Weakness[] = unknownFacts.length === 0 ? [] : [{ id: 'unknown', label: 'Unknown facts', why: `Not known: ${unknownFacts.join(', ')}.`, severity: 'medium' }];
  const weighed = [...weaknesses, ...unknown]
    .map((weakness) => ({ weakness, weight: weightOf(weakness) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || (a.weakness.id < b.weakness.id ? -1 : 1));
  let left = 1;
  const factors = weighed.map(({ weakness, weight }): RiskFactor => {
    const counted = weakness.isExcepted === true ? weight / 2 : weight;
    const points = rounded(weaknessPointsMax * left * counted);
    left *= 1 - counted;
    return { id: `weakness.${weakness.id}`, label: weakness.label, points, why: weakness.isExcepted === true ? `${weakness.why} An exception is approved.` : weakness.why, evidence_id: weakness.id };
  });
  return { factors, inherent: weaknessPointsMax * (1 - weighed.reduce((product, { weight }) => product * (1 - weight), 1)) };
}

function weightOf({ severity, isInternal, isTestOnly }: Weakness): number {
  if (severity === 'info') return 0;
  return weights[severity] * (isInternal === true ? 0.7 : 1) * (isTestOnly === true ? 0.5 : 1);
}

function supplyFactors(supply: Supply): RiskFactor[] {
  if (supply.kind === 'none') return [];
  if (supply.kind === 'hosted') {
    const why = supply.posture === undefined ? 'Nothing about the vendor is on file.' : `The vendor's posture is ${supply.posture} of 100.`;
    return [{ id: 'supply.vendor', label: 'Vendor', points: rounded((100 - (supply.posture ?? 0)) / 10), why }];
  }
  return [
    ...(supply.hasSource ? [] : [{ id: 'supply.source', label: 'Source', points: 4, why: 'Nothing says where the weights are from.' }]),
    ...(supply.isPinned ? [] : [{ id: 'supply.pinned', label: 'Version', points: 3, why: 'The weights are not fixed by a version or a hash.' }]),
    ...(supply.isLicenceKnown ? [] : [{ id: 'supply.licence', label: 'Licence', points: 3, why: 'The licence is not known.' }]),
  ];
}

function sum(factors: readonly RiskFactor[]): number {
  return rounded(factors.reduce((total, { points }) => total + points, 0));
}

function halfUp(value: number): number {
  return Math.min(100, Math.floor(value + 0.5));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
