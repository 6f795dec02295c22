import type { ModelFileFact } from '#shared/model/fact.ts';
import type { CoverageReason } from '#shared/model/report.ts';

/** What a header says. Trouble beside it means: this much was read, and then it broke. */
export interface ModelContent {
  readonly format: ModelFileFact['format'];
  readonly header: Readonly<Record<string, string>>;
  /** Absent when the format cannot run code, or when that part was not read. */
  readonly dangerousImports?: readonly string[];
  readonly trouble?: { readonly reason: CoverageReason; readonly detail: string };
}
