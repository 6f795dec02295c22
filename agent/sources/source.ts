/**
 * A source gives the artifacts of one target: read-only, paged, cancellable.
 * One folder for each, `<scheme>.source.ts`, default export; the generated registry finds it.
 */
import type { CoverageEntry, Source as ReportSource } from '#shared/model/report.ts';

/** Where the bytes of an artifact are. One object serves all files below a root: messages between threads then hold it once. */
export type Locator =
  | { readonly kind: 'file'; readonly root: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** One readable thing, before it is read. */
export interface ListedArtifact {
  /** Relative POSIX path, as it stands in the report. */
  readonly path: string;
  readonly locator: Locator;
}

/** A page of artifacts, and what was left out on the way. */
export interface Listing {
  readonly artifacts: readonly ListedArtifact[];
  readonly entries: readonly CoverageEntry[];
  /** Set when the source refused or broke off: it is then partial. */
  readonly isBroken?: boolean;
}

export interface OpenSource {
  readonly source: ReportSource;
  /** Pages in no particular order; ends early when the signal aborts. */
  list(signal: AbortSignal): AsyncIterable<Listing>;
}

export interface SourceOptions {
  /** `--source NAME`. */
  readonly name?: string;
  /** Put before the path when a directory has no Git remote: the agent's id. */
  readonly keyPrefix?: string;
  /** Ignored and vendored trees, too. */
  readonly deep: boolean;
}

export interface SourcePlugin {
  /** The target's scheme, equal to the file stem: `dir`. */
  readonly id: string;
  readonly title: string;
  /** Opens a target (without its scheme). Throws `AppError` `target_unreadable` with one clear sentence. */
  open(location: string, options: SourceOptions): Promise<OpenSource>;
}

/** Types a source plugin. */
export function defineSource(plugin: SourcePlugin): SourcePlugin {
  return plugin;
}
