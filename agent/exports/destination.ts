/**
 * A destination takes exported documents somewhere else: a bucket, code scanning. Its client and its credentials are its own:
 * nothing that a source reads with is used for delivery, and the other way round.
 */
import type { z } from 'zod';
import { AppError } from '#shared/model/app-error.ts';
import type { Report } from '#shared/model/report.ts';
import { checkSettings } from '../sources/settings.ts';
import type { SettingTable, SettingValues } from '../sources/source.ts';

/** One document as an exporter wrote it. */
export interface ExportDocument {
  /** The exporter's id. */
  readonly format: string;
  readonly mediaType: string;
  readonly text: string;
  /** What it was written from. */
  readonly report: Pick<Report, 'sources' | 'generated_at'>;
}

export interface SendOptions<Settings = Readonly<Record<string, unknown>>> {
  /** Checked against the destination's table. */
  readonly settings: Settings;
  readonly signal: AbortSignal;
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** What became of a document that was taken. */
export interface Sent {
  /** Where it is now, for a person. */
  readonly where: string;
  /** What else is worth saying, one sentence. */
  readonly note?: string;
}

export interface Destination {
  /** The scheme: `s3` in `s3://bucket/key`. */
  readonly id: string;
  readonly title: string;
  /** The whole form, for help and errors. */
  readonly form: string;
  /** Formats that it takes; absent: all. */
  readonly formats?: readonly string[];
  readonly settings: SettingTable;
  /** What is wrong with a place, without a full stop; undefined when it can be used. Judged before anything is scanned. */
  problemOf(place: string): string | undefined;
  /** What is wrong with settings that each fit their table, without a full stop; undefined when they can be used together. */
  settingsProblem?(settings: Readonly<Record<string, unknown>>): string | undefined;
  /** What the credentials are for: the bucket, the repository. Settings of `exports:` serve every place of the same account. */
  accountOf(place: string): string;
  /**
   * Delivers one document. Sending the same document again does no harm.
   * @throws {AppError} `config_invalid` for settings that are not usable; `export_refused` when another try would end the same;
   *   `export_failed` when it might not; `cancelled` when the signal aborts. No message holds a credential.
   */
  send(document: ExportDocument, place: string, options: SendOptions): Promise<Sent>;
}

/** Types a destination: `send` gets the values of its own table. */
export function defineDestination<Table extends Readonly<Record<string, { readonly help: string; readonly schema: z.ZodType }>> & SettingTable>(
  destination: Omit<Destination, 'settings' | 'send'> & {
    readonly settings: Table;
    send(document: ExportDocument, place: string, options: SendOptions<SettingValues<Table>>): Promise<Sent>;
  },
): Destination {
  return {
    ...destination,
    send: async (document, place, options) => {
      const checked = checkSettings(destination.settings, options.settings);
      if ('values' in checked) return destination.send(document, place, { ...options, settings: checked.values });
      throw new AppError('config_invalid', `The settings of exports to ${destination.form} are not usable: ${checked.problems.map(({ name, message }) => `${name}: ${message}`).join('. ')}.`);
    },
  };
}
