/**
 * A source gives the artifacts of one target: read-only, paged, cancellable.
 * One folder for each, `<scheme>.source.ts`, default export; the generated registry finds it.
 */
import type { z } from 'zod';
import type { CoverageEntry, Source as ReportSource } from '#shared/model/report.ts';
import { parseSettings } from './settings.ts';

/** Where the bytes of an artifact are. One object serves all files below a root: messages between threads then hold it once. */
export type Locator =
  /** `isPassing` for a copy that was made for this scan: its times say nothing. */
  | { readonly kind: 'file'; readonly root: string; readonly isPassing?: true }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** One readable thing, before it is read. */
export interface ListedArtifact {
  /** Relative POSIX path, as it stands in the report. */
  readonly path: string;
  readonly locator: Locator;
  /**
   * What the bytes are, for what an API said: only readers of exactly this media type read it. Absent for files, whose readers go by the path;
   * so nothing that a file holds can pass for an API's answer.
   */
  readonly mediaType?: string;
  /** Set for what stands in the Git history: the commit that brought it in, and its place in the order of history, oldest first. */
  readonly commit?: { readonly id: string; readonly ordinal: number };
}

/** A page of artifacts, and what was left out on the way. */
export interface Listing {
  readonly artifacts: readonly ListedArtifact[];
  readonly entries: readonly CoverageEntry[];
  /** Set when the source refused or broke off as a whole: it is then partial. An entry that names `resources` makes it partial, too. */
  readonly isBroken?: boolean;
  /** How much of the Git history was searched, when it was asked for. Said once, at its end; `partial` stays. */
  readonly history?: 'complete' | 'partial';
  /** How far an API source is, in units of its own choice (repositories, services); `total` undefined while it is not known. */
  readonly progress?: { readonly done: number; readonly total: number | undefined; readonly current: string };
}

export interface OpenSource {
  readonly source: ReportSource;
  /** Pages in no particular order; ends early when the signal aborts. */
  list(signal: AbortSignal): AsyncIterable<Listing>;
  /** Gives back what opening took (a temporary folder). Called once, after the last artifact was read, however the scan ended; never rejects. */
  close?(): Promise<void>;
}

export interface SourceOptions<Settings = Readonly<Record<string, unknown>>> {
  /** `--source NAME`. */
  readonly name?: string;
  /** Put before the path when a directory has no Git remote: the agent's id. */
  readonly keyPrefix?: string;
  /** Ignored and vendored trees, and the Git history, too. */
  readonly deep: boolean;
  /** Ends the opening early; then it rejects with `cancelled`. */
  readonly signal?: AbortSignal;
  /** Credentials and settings, checked against the plugin's table. */
  readonly settings: Settings;
  /** ISO 8601 UTC, whole seconds: the instant of the scan, which every resource carries as `observed_at`. */
  readonly observedAt: string;
  /** A folder of the agent's own where a source may keep what spares it requests (entity tags and answers, masked); absent: nothing is kept. */
  readonly stateDir?: string;
}

/** One setting of a source: how it is spelled in `waybill.yaml` and in a job is its name in the table, in snake_case. */
export interface SettingRecord<Schema extends z.ZodType = z.ZodType> {
  /** Environment variables that give it on the command line, first hit wins. */
  readonly variables?: readonly string[];
  readonly help: string;
  /** Never shown, logged or written. */
  readonly isSecret?: boolean;
  readonly schema: Schema;
}

export type SettingTable = Readonly<Record<string, SettingRecord>>;
export type SettingValues<Table extends SettingTable> = { readonly [Name in keyof Table]: z.output<Table[Name]['schema']> };

export interface SourcePlugin {
  /** The target's scheme, equal to the file stem: `dir`. */
  readonly id: string;
  readonly title: string;
  /** What follows the scheme, for help and errors: `ORG or OWNER/REPO[@REF]`. */
  readonly location: string;
  readonly settings: SettingTable;
  /** The path of this machine that a location means, and the location with another path in its place; undefined for what lies elsewhere. */
  localPath?(location: string): { readonly path: string; replacedBy(path: string): string } | undefined;
  /**
   * Opens a target (without its scheme) after its settings were checked.
   * Throws `AppError` `target_unreadable` with one clear sentence, `permission_denied` when the credentials are refused.
   */
  open(location: string, options: SourceOptions): Promise<OpenSource>;
}

/** Types a source plugin: `open` gets the values of its own table. */
export function defineSource<Table extends SettingTable>(
  plugin: Omit<SourcePlugin, 'settings' | 'open'> & {
    readonly settings: Table;
    open(location: string, options: SourceOptions<SettingValues<Table>>): Promise<OpenSource>;
  },
): SourcePlugin {
  return { ...plugin, open: (location, options) => plugin.open(location, { ...options, settings: parseSettings(plugin, options.settings) }) };
}

/** Gives a setting its type. */
export function setting<Schema extends z.ZodType>(record: SettingRecord<Schema>): SettingRecord<Schema> {
  return record;
}
