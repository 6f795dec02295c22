/** Documents that could not be delivered: kept as files that a person can use, and sent again by the agent. */
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { byCodeUnit } from '#shared/model/order.ts';
import { isMissing, makePrivateDir, writeDurably } from '../link/durable-file.ts';
import type { ExportDocument } from './destination.ts';

/** Bytes of documents that wait; past them the oldest go. */
export const keptBytesMax = 256 * 1024 * 1024;

const slipSchema = z.object({
  kept: z.literal('waybill-export/1'),
  /** Where it should go, braces filled. */
  to: z.string(),
  /** The place of the rule that sent it, as it stands in the configuration: its settings send it again. */
  rule: z.string(),
  file: z.string(),
  format: z.string(),
  media_type: z.string(),
  generated_at: z.string(),
  sources: z.array(z.object({ key: z.string(), kind: z.enum(['dir', 'git', 'github', 'aws', 'n8n']), name: z.string(), attributes: z.record(z.string(), z.string()) })),
});

export interface KeptDocument {
  /** The document itself. */
  readonly path: string;
  readonly to: string;
  readonly rule: string;
  /** The slip beside it. */
  readonly slip: string;
  read(): Promise<ExportDocument>;
}

/** Writes a document and its slip, readable by their owner alone, and returns the document's path. */
export async function keepDocument(dir: string, document: ExportDocument, order: { to: string; rule: string; extension: string; nowMs: number }): Promise<string> {
  await makePrivateDir(dir);
  const stem = `${String(order.nowMs).padStart(15, '0')}-${randomBytes(6).toString('hex')}`;
  const file = `${stem}${order.extension}`;
  await writeDurably(join(dir, file), document.text);
  const slip: z.input<typeof slipSchema> = {
    kept: 'waybill-export/1',
    to: order.to,
    rule: order.rule,
    file,
    format: document.format,
    media_type: document.mediaType,
    generated_at: document.report.generated_at,
    sources: document.report.sources.map(({ key, kind, name, attributes }) => ({ key, kind, name, attributes: { ...attributes } })),
  };
  await writeDurably(join(dir, `${stem}${slipSuffix}`), `${JSON.stringify(slip, undefined, 2)}\n`);
  return join(dir, file);
}

const slipSuffix = '.slip.json';

/** What waits, oldest first. A slip that cannot be read is left alone. */
export async function keptDocuments(dir: string): Promise<KeptDocument[]> {
  const names = await readdir(dir).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const kept: KeptDocument[] = [];
  for (const name of names.filter((each) => each.endsWith(slipSuffix)).sort(byCodeUnit)) {
    const parsed = slipSchema.safeParse(parseJson(await readFile(join(dir, name), 'utf8').catch(() => '')));
    if (!parsed.success || parsed.data.file.includes('/') || parsed.data.file.includes('\\')) continue;
    const { to, rule, file, format, media_type: mediaType, generated_at: generatedAt, sources } = parsed.data;
    kept.push({
      path: join(dir, file),
      to,
      rule,
      slip: join(dir, name),
      read: async () => ({ format, mediaType, text: await readFile(join(dir, file), 'utf8'), report: { generated_at: generatedAt, sources } }),
    });
  }
  return kept;
}

/** After it was delivered, or when there is no room for it. The slip goes first: a document without one is never sent. */
export async function dropKept({ path, slip }: KeptDocument): Promise<void> {
  await rm(slip, { force: true });
  await rm(path, { force: true });
}

/** Drops the oldest until the rest fits; the paths that went. */
export async function trimKept(dir: string, bytesMax = keptBytesMax): Promise<string[]> {
  const kept = await keptDocuments(dir);
  const sizes = await Promise.all(kept.map(({ path }) => stat(path).then(({ size }) => size, () => 0)));
  let total = sizes.reduce((sum, size) => sum + size, 0);
  const dropped: string[] = [];
  // The newest stays, however large it is: it was kept a moment ago, and its path was told.
  for (const [index, document] of kept.slice(0, -1).entries()) {
    if (total <= bytesMax) break;
    total -= sizes[index] ?? 0;
    await dropKept(document);
    dropped.push(document.path);
  }
  return dropped;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
