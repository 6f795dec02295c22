/** The report for a person at a terminal. */
import { componentKinds, type Component, type Occurrence } from '../../model/component.ts';
import { sharedCorrelates } from '../../model/mentions/shared-correlates.ts';
import { by } from '../../model/order.ts';
import { severities, type CheckResult, type CoverageEntry, type Report, type Severity } from '../../model/report.ts';
import { evaluationLimits } from '../../policies/evaluate.ts';
import type { Evaluation } from '../../policies/policy.ts';
import type { ExportInput } from '../exporter.ts';
import { orderedEvaluations, orderedReport } from '../ordered.ts';
import { placeText } from '../text/place.ts';
import { visible } from '../text/visible.ts';
import { painter, type Paint } from './paint.ts';
import { cut, cutMiddle, padded, widthOf, wrapped } from './width.ts';

export interface TableStyle {
  /** ANSI colours; default none. */
  readonly isColorAllowed?: boolean;
  /** Cells of a line, 40 to 400; default 100. */
  readonly width?: number;
}

/** What is listed before `… and N more`: names of one kind, findings, violations of one policy, coverage entries; roles and repositories, and mentions of one. */
export const tableLimits = { correlatesMax: 20, mentionsMax: 10, namesMax: 50, findingsMax: 100, violationsMax: 20, entriesMax: 20 } as const;

/**
 * Inventory by kind, what several sources speak of, findings by severity, what has no verdict, policy verdicts and coverage; ends with a newline.
 * No line is wider than asked for, and nothing that was scanned reaches the terminal as a control or direction character.
 */
export function renderTable({ report, evaluations = [] }: ExportInput, style: TableStyle = {}): string {
  const width = Math.min(400, Math.max(40, Math.floor(style.width ?? 100)));
  const page: Page = { width, paint: painter(style.isColorAllowed ?? false), lines: [] };
  const ordered = orderedReport(report);

  head(page, ordered);
  inventory(page, ordered);
  correlations(page, ordered);
  findings(page, ordered);
  withoutVerdict(page, ordered);
  policies(page, orderedEvaluations(evaluations));
  coverage(page, ordered);
  return `${page.lines.join('\n')}\n`;
}

interface Page {
  readonly width: number;
  readonly paint: Paint;
  readonly lines: string[];
}

/** Adds a line of cells: what is before is kept whole, the last one is cut to what is left. Colours are added after measuring. */
function line(page: Page, cells: readonly { readonly text: string; readonly width?: number; readonly look?: Parameters<Paint>[1] }[], cutLast: (text: string, width: number) => string = cut): void {
  let left = page.width;
  const parts = cells.map(({ text, width, look }, at) => {
    const isLast = at === cells.length - 1;
    const room = Math.max(0, isLast ? left : Math.min(width ?? widthOf(text), left));
    const fitted = (isLast ? cutLast : cut)(text, room);
    left -= isLast ? 0 : room;
    const filled = isLast ? fitted : padded(fitted, room);
    return look === undefined ? filled : page.paint(filled, look);
  });
  page.lines.push(page.paint.isPlain ? parts.join('').trimEnd() : parts.join(''));
}

function title(page: Page, name: string, summary: string): void {
  page.lines.push('');
  line(page, [{ text: name, look: 'bold' }, { text: `  ${summary}` }]);
}

function head(page: Page, { tool, generated_at, sources }: Report): void {
  line(page, [{ text: `waybill ${visible(tool.version)}`, look: 'bold' }, { text: `  ${sources.map(({ name }) => visible(name)).join(', ')}  ${generated_at}` }]);
}

function inventory(page: Page, { components }: Report): void {
  const ai = components.filter(({ is_ai }) => is_ai);
  const others = components.length - ai.length;
  title(page, 'Inventory', `${counted(ai.length, 'AI component')}, ${counted(others, 'other dependency', 'other dependencies')}`);

  const kindWidth = Math.max(...componentKinds.map((kind) => kind.length)) + 2;
  for (const kind of componentKinds) {
    const ofKind = ai.filter((component) => component.kind === kind).sort(by(({ name }) => name));
    if (ofKind.length === 0) continue;
    const names = [...new Set(ofKind.map(shownName))];
    const listed = names.slice(0, tableLimits.namesMax).join(', ');
    line(page, [{ text: '  ' }, { text: kind, width: kindWidth }, { text: String(ofKind.length).padStart(6) }, { text: `  ${listed}${more(names.length - tableLimits.namesMax)}` }]);
  }
}

function shownName({ name, version, kind, provider }: Component): string {
  const shown = visible(name) + (version === undefined ? '' : ` ${visible(version)}`);
  return provider !== undefined && (kind === 'model' || kind === 'embedding_model') ? `${shown} (${visible(provider)})` : shown;
}

/** Roles and repositories that several of the sources speak of: what says so, and how. */
function correlations(page: Page, report: Report): void {
  const all = sharedCorrelates(report);
  if (all.length === 0) return;
  title(page, 'In several sources', counted(all.length, 'role or repository', 'roles and repositories'));
  for (const { correlate, mentions } of all.slice(0, tableLimits.correlatesMax)) {
    line(page, [{ text: '  ' }, { text: correlate.kind, width: 12 }, { text: visible(correlate.key) }], cutMiddle);
    for (const { relation, holder, source } of mentions.slice(0, tableLimits.mentionsMax)) {
      const what = holder.type === 'source' ? 'source' : `${holder.kind} ${holder.path ?? holder.name}`;
      line(page, [{ text: ' '.repeat(14) }, { text: relation, width: 8 }, { text: `${visible(what)}  (${visible(source.name)})` }], cutMiddle);
    }
    if (mentions.length > tableLimits.mentionsMax) line(page, [{ text: `${' '.repeat(14)}… and ${mentions.length - tableLimits.mentionsMax} more` }]);
  }
  if (all.length > tableLimits.correlatesMax) line(page, [{ text: `  … and ${all.length - tableLimits.correlatesMax} more` }]);
}

function findings(page: Page, { checks }: Report): void {
  const all = checks.flatMap(({ results }) => results.filter(({ answer }) => answer === 'fail'));
  const ofSeverity = severities.map((severity) => ({ severity, results: all.filter((result) => result.severity === severity) }));
  title(page, 'Findings', ofSeverity.filter(({ results }) => results.length > 0).map(({ severity, results }) => `${results.length} ${severity}`).join(', ') || 'none');

  let left: number = tableLimits.findingsMax;
  for (const { severity, results } of ofSeverity) {
    for (const result of results.slice(0, left)) finding(page, result, severity);
    left = Math.max(0, left - results.length);
  }
  if (all.length > tableLimits.findingsMax) line(page, [{ text: `  … and ${all.length - tableLimits.findingsMax} more` }]);
}

function finding(page: Page, result: CheckResult, severity: Severity): void {
  line(page, [{ text: '  ' }, { text: severity, width: 10, look: severity }, { text: `${result.check}  ` }, { text: where(result.evidence) }], cutMiddle);
  sentence(page, 12, result.reason);
  if (result.flow !== undefined) line(page, [{ text: ' '.repeat(12) }, { text: result.flow.map(({ name }) => visible(name)).join(' → ') }], cutMiddle);
}

/** A sentence on at most four lines. */
function sentence(page: Page, indent: number, text: string): void {
  for (const part of wrapped(visible(text), { width: page.width - indent, linesMax: 4 })) line(page, [{ text: ' '.repeat(indent) }, { text: part }]);
}

function where(evidence: readonly Occurrence[]): string {
  const [first, ...others] = evidence;
  if (first === undefined) return '';
  return `${placeText(first)}:${first.line}${others.length > 0 ? ` (+${others.length})` : ''}`;
}

function withoutVerdict(page: Page, { checks }: Report): void {
  const open = checks.flatMap(({ results }) => results.filter(({ answer }) => answer === 'error' || answer === 'unknown' || answer === 'review'));
  if (open.length === 0) return;
  const ofAnswer = (['error', 'unknown', 'review'] as const).map((answer) => ({ answer, results: open.filter((result) => result.answer === answer) })).filter(({ results }) => results.length > 0);
  title(page, 'Without a verdict', ofAnswer.map(({ answer, results }) => `${results.length} ${answer}`).join(', '));

  let left: number = tableLimits.entriesMax;
  for (const { answer, results } of ofAnswer) {
    for (const { check, reason } of results.slice(0, left)) line(page, [{ text: '  ' }, { text: answer, width: 10, look: 'medium' }, { text: `${check}  ` }, { text: visible(reason) }]);
    left = Math.max(0, left - results.length);
  }
  if (open.length > tableLimits.entriesMax) line(page, [{ text: `  … and ${open.length - tableLimits.entriesMax} more` }]);
}

function policies(page: Page, evaluations: readonly Evaluation[]): void {
  if (evaluations.length === 0) return;
  const failed = evaluations.filter(({ verdict }) => verdict === 'fail').length;
  const warned = evaluations.filter(({ verdict }) => verdict === 'warn').length;
  title(page, 'Policies', `${counted(evaluations.length, 'policy', 'policies')}: ${failed} failed, ${warned} warned`);

  for (const { policy, effect, verdict, violations: all, violation_count: count, waived_count: waived = 0 } of evaluations) {
    const look = { pass: 'pass', warn: 'medium', fail: 'critical' } as const;
    line(page, [{ text: '  ' }, { text: verdict.toUpperCase(), width: 6, look: look[verdict] }, { text: `${visible(policy)} (${effect})${count === 0 ? '' : `: ${counted(count, 'violation')}`}${waived === 0 ? '' : `, ${waived} waived`}` }]);
    const listed = all.filter(({ state }) => state !== 'waived').slice(0, tableLimits.violationsMax);
    for (const { rule, message, state, evidence } of listed) {
      line(page, [{ text: ' '.repeat(8) }, { text: `${state === 'unknown' ? 'undecided: ' : ''}${cut(visible(rule), Math.floor(page.width / 3))}  ` }, { text: placeOf(evidence) }], cutMiddle);
      sentence(page, 10, message);
    }
    if (count > listed.length) line(page, [{ text: `${' '.repeat(8)}… and ${count - listed.length} more` }]);
  }
}

function placeOf(evidence: readonly Occurrence[]): string {
  // An evaluation keeps so many places; beyond that the count is not exact.
  return evidence.length < evaluationLimits.evidenceMax ? where(evidence) : where(evidence.slice(0, 1));
}

function coverage(page: Page, { coverage: { sources, entries } }: Report): void {
  const sum = (take: (source: (typeof sources)[number]) => number) => sources.reduce((total, source) => total + take(source), 0);
  const partial = sources.filter(({ state }) => state === 'partial').length;
  const effects = (['skipped', 'partial', 'ignored'] as const).map((effect) => ({ effect, count: entries.filter((entry) => entry.effect === effect).length })).filter(({ count }) => count > 0);
  const read = `${sum((source) => source.artifacts_read)} of ${sum((source) => source.artifacts_listed)} artifacts read, ${sum((source) => source.artifacts_parsed)} parsed, ${sum((source) => source.bytes_read)} bytes`;
  title(page, 'Coverage', `${partial > 0 ? `INCOMPLETE: ${partial} of ${counted(sources.length, 'source')} broke off; ` : ''}${read}${effects.map(({ effect, count }) => `, ${count} ${effect}`).join('')}`);

  // What was left out on purpose is only counted here; the other formats list it.
  const unread = entries.filter(({ effect }) => effect !== 'ignored');
  for (const entry of unread.slice(0, tableLimits.entriesMax)) coverageLine(page, entry);
  if (unread.length > tableLimits.entriesMax) line(page, [{ text: `  … and ${unread.length - tableLimits.entriesMax} more` }]);
}

function coverageLine(page: Page, entry: CoverageEntry): void {
  const { effect, reason, detail } = entry;
  line(page, [{ text: '  ' }, { text: effect, width: 10 }, { text: `${cutMiddle(placeText(entry), Math.floor(page.width / 2))}  ` }, { text: `${reason}: ${visible(detail)}` }]);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function more(count: number): string {
  return count > 0 ? ` … and ${count} more` : '';
}
