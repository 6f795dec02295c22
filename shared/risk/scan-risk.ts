/** The risk of everything that one scan found: each AI component by `ai-risk/1`, from the report alone. */
import { isAside } from '../catalog/recognise/aside.ts';
import type { Component, ComponentKind } from '../model/component.ts';
import { indexInventory, type InventoryIndex } from '../model/inventory.ts';
import { byCodeUnit } from '../model/order.ts';
import type { CheckOutcome, CheckResult, Report } from '../model/report.ts';
import { agencyOf } from './agency.ts';
import { bandOf, formulaVersion, scoreRisk, type RiskBand, type RiskContext, type RiskFloor, type RiskScore, type Supply, type Weakness } from './formula.ts';

/** Kinds that are scored: what acts, what answers, what serves, what is loaded, and what gives it away. */
const scoredKinds: ReadonlySet<ComponentKind> = new Set<ComponentKind>([
  'agent', 'tool', 'model', 'embedding_model', 'model_file', 'mcp_server', 'endpoint', 'ci_step', 'cloud_resource', 'iac_resource', 'container_image', 'instruction_file', 'vector_store', 'secret',
]);

/** Components that are listed, the riskiest first; the rest is counted. */
const listedMax = 200;
/** Components that the second figure is the mean of. */
const topCount = 5;

/** Checks that guard what an agent does: guardrail, approval, limits, logging. */
const guardChecks = /guardrail|confirmation|approv|permission|sandbox|limit|logging/;

export interface ComponentRisk extends RiskScore {
  /** Id in the report. */
  readonly component: string;
  readonly kind: ComponentKind;
  readonly name: string;
}

export interface ScanRisk {
  readonly formula_version: typeof formulaVersion;
  /** The highest of all components, 0-100; null when there is none to score. */
  readonly score: number | null;
  readonly band: RiskBand | null;
  /** Mean of the five highest, one decimal; a plain mean of all would dilute. */
  readonly mean_of_top: number | null;
  /** How many components have a score. */
  readonly scored: number;
  /** The highest first, then by id; at most 200. */
  readonly components: readonly ComponentRisk[];
}

/** Scores a report. `context` is what people stated about the use of all of it; what they did not is an unknown fact. */
export function riskOf(report: Report, context: RiskContext = {}): ScanRisk {
  const inventory = indexInventory(report);
  const judged = resultsBySubject(report.checks);
  const scored = report.components
    .filter(({ kind, is_ai: isAi }) => isAi && scoredKinds.has(kind))
    .map((component) => ({ component: component.id, kind: component.kind, name: component.name, ...scoreOf(component, { inventory, judged, context }) }))
    .sort((a, b) => b.score - a.score || byCodeUnit(a.component, b.component));
  const [highest] = scored;
  const top = scored.slice(0, topCount);
  return {
    formula_version: formulaVersion,
    score: highest?.score ?? null,
    band: highest === undefined ? null : bandOf(highest.score),
    mean_of_top: top.length === 0 ? null : Math.round((top.reduce((sum, { score }) => sum + score, 0) / top.length) * 10) / 10,
    scored: scored.length,
    components: scored.slice(0, listedMax),
  };
}

interface Judged {
  readonly results: readonly { readonly outcome: CheckOutcome; readonly result: CheckResult }[];
  readonly passed: readonly string[];
}

interface Scene {
  readonly inventory: InventoryIndex;
  readonly judged: ReadonlyMap<string, Judged>;
  readonly context: RiskContext;
}

const nothing: Judged = { results: [], passed: [] };

function scoreOf(component: Component, { inventory, judged, context }: Scene): RiskScore {
  const { results, passed } = judged.get(component.id) ?? nothing;
  const failing = results.filter(({ result }) => result.answer === 'fail');
  const open = results.filter(({ result }) => result.answer === 'unknown' || result.answer === 'review' || result.answer === 'error');
  const guards = [...passed.map((check) => ({ check, isPassed: true })), ...failing.map(({ result }) => ({ check: result.check, isPassed: false }))].filter(({ check }) => guardChecks.test(check));
  return scoreRisk({
    context,
    agency: agencyOf(component, inventory),
    weaknesses: failing.map(({ outcome, result }) => weaknessOf(component, outcome, result)),
    unknownFacts: [...unstated(context), ...new Set(open.map(({ outcome }) => outcome.title))],
    supply: supplyOf(component),
    guards: { passed: guards.filter(({ isPassed }) => isPassed).length, applicable: guards.length },
    floors: floorsOf(component, failing.map(({ outcome }) => outcome)),
  });
}

function unstated({ dataClass, criticality }: RiskContext): string[] {
  return [...(dataClass === undefined ? ['which data it handles'] : []), ...(criticality === undefined ? ['how much depends on it'] : [])];
}

function weaknessOf(component: Component, outcome: CheckOutcome, result: CheckResult): Weakness {
  const places = result.evidence.length > 0 ? result.evidence : component.occurrences;
  return {
    id: result.fingerprint === undefined ? result.check : `${result.check}/${result.fingerprint}`,
    label: outcome.title,
    why: result.reason,
    severity: result.severity,
    isTestOnly: places.length > 0 && places.every(({ path }) => isAside(path)),
  };
}

/** Hosted things come from a vendor, files and images from wherever they say; the rest has no supply of its own. */
function supplyOf({ kind, provider, properties, version, licence, hashes }: Component): Supply {
  if (kind === 'model_file') return { kind: 'local', hasSource: hasHeader(properties, /source|url|repo|base_model|author|name/), isPinned: hashes !== undefined, isLicenceKnown: hasHeader(properties, /licen[cs]e/) || licence !== undefined };
  if (kind === 'container_image') return { kind: 'local', hasSource: true, isPinned: properties['digest'] !== undefined || (version !== undefined && version !== 'latest'), isLicenceKnown: licence !== undefined };
  const isModel = kind === 'model' || kind === 'embedding_model';
  if (isModel && (provider === 'hugging-face' || provider === 'ollama')) return { kind: 'local', hasSource: true, isPinned: properties['pinned'] === 'true', isLicenceKnown: licence !== undefined };
  return (isModel || kind === 'endpoint' || kind === 'cloud_resource') && provider !== undefined ? { kind: 'hosted' } : { kind: 'none' };
}

function hasHeader(properties: Component['properties'], name: RegExp): boolean {
  return Object.keys(properties).some((key) => key.startsWith('header.') && name.test(key));
}

function floorsOf({ kind, properties }: Component, failing: readonly CheckOutcome[]): RiskFloor[] {
  const dangerous = properties['dangerous_imports'];
  return [
    ...(kind === 'model_file' && dangerous !== undefined && dangerous !== '[]' ? ['dangerous_model_file' as const] : []),
    ...(kind === 'secret' && properties['context'] === 'code' ? ['live_key_in_code' as const] : []),
    ...(kind === 'agent' && failing.some(({ check }) => /no_auth|webhook_auth|anonymous/.test(check)) ? ['public_agent_without_auth' as const] : []),
  ];
}

function resultsBySubject(checks: readonly CheckOutcome[]): Map<string, Judged> {
  const judged = new Map<string, { results: { outcome: CheckOutcome; result: CheckResult }[]; passed: string[] }>();
  const of = (id: string) => {
    const known = judged.get(id) ?? { results: [], passed: [] };
    judged.set(id, known);
    return known;
  };
  for (const outcome of checks) {
    for (const id of outcome.passed) of(id).passed.push(outcome.check);
    for (const result of outcome.results) of(result.subject.id).results.push({ outcome, result });
  }
  return judged;
}
