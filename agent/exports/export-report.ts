/** One report in one format to one place; what cannot be delivered is kept. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Exporter, ExportInput } from '#shared/exporters/exporter.ts';
import { AppError } from '#shared/model/app-error.ts';
import { mergeSettings, settingsFrom } from '../sources/settings.ts';
import type { Destination, ExportDocument, Sent, SendOptions } from './destination.ts';
import { parseDestination } from './destinations.ts';
import { dropKept, keepDocument, keptDocuments, trimKept } from './kept-documents.ts';
import { fillTemplate } from './template.ts';
import { writeFile } from './write-file.ts';

/** Where one format goes. */
export interface ExportOrder {
  readonly exporter: Exporter;
  /** As it was asked for: `s3://…`, `github:…`, or the absolute path of a file; braces not filled. */
  readonly to: string;
  /** Of the destination, complete; nothing for a file. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export type ExportOutcome =
  | { readonly kind: 'sent'; readonly where: string; readonly note?: string }
  /** Not delivered. `path` is the document; undefined when not even the disk took it. */
  | { readonly kind: 'kept'; readonly to: string; readonly why: string; readonly path: string | undefined };

export interface ExportWorld extends Pick<SendOptions, 'signal' | 'wait'> {
  /** Where documents wait that could not be delivered. */
  readonly keptDir: string;
  readonly now: () => number;
}

/** Writes one document. Trouble of the way is an outcome; throws only on a broken promise of an exporter. */
export async function exportReport(input: ExportInput, order: ExportOrder, scan: { readonly id: string; readonly integration: string }, world: ExportWorld): Promise<ExportOutcome> {
  const { exporter, settings } = order;
  const { report } = input;
  const document: ExportDocument = { format: exporter.id, mediaType: exporter.mediaType, text: await exporter.export(input), report };
  const values = { scan: scan.id, integration: scan.integration, source: report.sources.map(({ name }) => name).join('+'), format: exporter.id, generatedAt: report.generated_at };
  const to = fillTemplate(order.to.endsWith('/') ? `${order.to}{source}${exporter.extension}` : order.to, values);
  try {
    const { where, note } = await deliver(document, to, settings, world);
    return { kind: 'sent', where, ...(note !== undefined && { note }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const path = await keepDocument(world.keptDir, document, { to, rule: order.to, extension: exporter.extension, nowMs: world.now() }).catch(() => undefined);
    return { kind: 'kept', to, why: error.message, path };
  }
}

/** What a destination sends with: the rule's own settings over what the environment gives. */
export function exportSettings(destination: Destination, given: Readonly<Record<string, unknown>>, variables: Readonly<Record<string, string | undefined>>): Record<string, unknown> {
  return mergeSettings(destination.settings, { base: settingsFrom(destination.settings, variables), over: given });
}

/**
 * Sends what waits for the places of these orders, oldest first; one that fails ends the tries for its order until the next time.
 * @param onTold - each outcome, for the log.
 */
export async function sendKept(orders: readonly ExportOrder[], world: ExportWorld, onTold: (told: { readonly to: string; readonly why?: string }) => void): Promise<void> {
  const stuck = new Set<string>();
  for (const kept of await keptDocuments(world.keptDir)) {
    if (world.signal.aborted) return;
    const order = orders.find(({ to }) => to === kept.rule);
    if (order === undefined || stuck.has(kept.rule)) continue;
    try {
      await deliver(await kept.read(), kept.to, order.settings, world);
      await dropKept(kept);
      onTold({ to: kept.to });
    } catch (error) {
      stuck.add(kept.rule);
      onTold({ to: kept.to, why: error instanceof Error ? error.message : String(error) });
    }
  }
  for (const path of await trimKept(world.keptDir)) onTold({ to: path, why: 'it was dropped: too much waits' });
}

async function deliver(document: ExportDocument, to: string, settings: Readonly<Record<string, unknown>>, { signal, wait }: ExportWorld): Promise<Sent> {
  const parsed = parseDestination(to);
  if (parsed !== undefined) return parsed.destination.send(document, parsed.place, { settings, signal, wait });
  await mkdir(dirname(to), { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    throw new AppError('export_failed', `Cannot make the folder of ${to}: ${cause.code}.`, { cause });
  });
  writeFile(to, document.text);
  return { where: to };
}
