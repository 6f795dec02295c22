/**
 * A report on the wire: one JSON record a line, each `{ "t": type, … }`, in this order:
 * header, sources, resources, components, relationships, checks and their results, coverage, trailer with counts.
 */
import type { Component, Relationship, Resource } from '../model/component.ts';
import type { CheckOutcome, CheckResult, Coverage, Report, Source } from '../model/report.ts';

export type ResultRecord =
  | { readonly t: 'header'; readonly schema: Report['schema']; readonly tool: Report['tool']; readonly generated_at: string; readonly scan_id: string }
  | { readonly t: 'source'; readonly v: Source }
  | { readonly t: 'resource'; readonly v: Resource }
  | { readonly t: 'component'; readonly v: Component }
  | { readonly t: 'relationship'; readonly v: Relationship }
  | { readonly t: 'check'; readonly v: Omit<CheckOutcome, 'results'> }
  /** Follows its check. */
  | { readonly t: 'check_result'; readonly v: CheckResult }
  | { readonly t: 'coverage'; readonly v: Coverage }
  | { readonly t: 'trailer'; readonly counts: ResultCounts };

/** Records of each type before the trailer; a result whose counts differ was cut short and is refused. */
export interface ResultCounts {
  readonly source: number;
  readonly resource: number;
  readonly component: number;
  readonly relationship: number;
  readonly check: number;
  readonly check_result: number;
}

/** The lines of a report, each with its newline. */
export function* resultLines(report: Report, scanId: string): Generator<string> {
  const line = (record: ResultRecord) => `${JSON.stringify(record)}\n`;
  let checkResults = 0;

  yield line({ t: 'header', schema: report.schema, tool: report.tool, generated_at: report.generated_at, scan_id: scanId });
  for (const v of report.sources) yield line({ t: 'source', v });
  for (const v of report.resources) yield line({ t: 'resource', v });
  for (const v of report.components) yield line({ t: 'component', v });
  for (const v of report.relationships) yield line({ t: 'relationship', v });
  for (const { results, ...check } of report.checks) {
    yield line({ t: 'check', v: check });
    for (const v of results) yield line({ t: 'check_result', v });
    checkResults += results.length;
  }
  yield line({ t: 'coverage', v: report.coverage });
  yield line({
    t: 'trailer',
    counts: {
      source: report.sources.length,
      resource: report.resources.length,
      component: report.components.length,
      relationship: report.relationships.length,
      check: report.checks.length,
      check_result: checkResults,
    },
  });
}
