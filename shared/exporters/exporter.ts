/** An exporter writes a report in one standard format. One file for each, `<id>.exporter.ts`, default export. */
import type { Report } from '../model/report.ts';
import type { Evaluation } from '../policies/policy.ts';

export interface ExportInput {
  readonly report: Report;
  /** The verdicts of the policies that were judged, when there were any. */
  readonly evaluations?: readonly Evaluation[];
}

export interface Exporter {
  /** Equal to the file stem; the word in `-o` and in the API. */
  readonly id: string;
  readonly title: string;
  readonly mediaType: string;
  /** With the dot. */
  readonly extension: string;
  /** The whole document, ending with a newline. Same input, same bytes; throws only on a broken promise of our own. */
  export(input: ExportInput): Promise<string>;
}

/** Types an exporter. */
export function defineExporter(exporter: Exporter): Exporter {
  return exporter;
}
