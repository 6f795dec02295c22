/**
 * The file of an audit chain, as `GET /audit-log/export` gives it and as a retired segment is kept: JSON Lines. The
 * first line is the header, the last the trailer, every line between them an entry with all that its hash covers.
 */
import { z } from 'zod';
import type { HashedAuditEntry } from './audit-hash.ts';
import type { AuditFileKind, SignedStatement } from './audit-statements.ts';

export const auditFileFormat = 'waybill-audit/1';

/** Media type of the file. */
export const auditMediaType = 'application/x-ndjson';

/** Characters in one line; an entry is some hundred, a header grows by 600 with each segment. */
export const auditLineCharactersMax = 16 * 1024 * 1024;

const signed = { statement: z.string(), signature: z.string(), key_id: z.string() };

export const auditSegmentSchema = z.object({ id: z.string(), ...signed });

export const auditHeaderSchema = z.object({
  type: z.literal('header'),
  format: z.literal(auditFileFormat),
  kind: z.enum(['export', 'segment']),
  organization: z.object({ id: z.string(), slug: z.string() }),
  /** The first that was asked for; nothing before it is in the file. */
  from_seq: z.number().int().min(1),
  /** Hash of the entry before it; empty at the begin of the chain. */
  prev_hash: z.string(),
  /** PEM, of every key that signed something here. */
  public_keys: z.array(z.string()).max(1_000),
  /** What was cleaned up, oldest first. */
  segments: z.array(auditSegmentSchema),
  exported_at: z.string(),
});
export type AuditHeader = z.output<typeof auditHeaderSchema>;

export const auditTrailerSchema = z.object({ type: z.literal('trailer'), count: z.number().int(), head_seq: z.number().int(), head_hash: z.string(), ...signed, public_key: z.string() });
export type AuditTrailer = z.output<typeof auditTrailerSchema>;

/** One entry as a line of the file holds it. */
export interface AuditLine extends HashedAuditEntry {
  readonly prev_hash: string;
  readonly hash: string;
}

export function headerLine(options: {
  kind: AuditFileKind;
  organization: { readonly id: string; readonly slug: string };
  fromSeq: number;
  prevHash: string;
  publicKeys: readonly string[];
  segments: readonly (SignedStatement & { readonly id: string })[];
  at: number;
}): string {
  const { kind, organization, fromSeq, prevHash, publicKeys, segments, at } = options;
  const header: AuditHeader = {
    type: 'header',
    format: auditFileFormat,
    kind,
    organization: { id: organization.id, slug: organization.slug },
    from_seq: fromSeq,
    prev_hash: prevHash,
    public_keys: [...publicKeys],
    segments: segments.map(({ id, statement, signature, key_id }) => ({ id, statement, signature, key_id })),
    exported_at: new Date(at).toISOString(),
  };
  return `${JSON.stringify(header)}\n`;
}

export function entryLine(entry: AuditLine): string {
  const { org_id, seq, id, actor_type, actor_id, action, target, detail, at, prev_hash, hash } = entry;
  return `${JSON.stringify({ type: 'entry', org_id, seq, id, actor_type, actor_id, action, target, detail, at, prev_hash, hash })}\n`;
}

export function trailerLine(options: { count: number; headSeq: number; headHash: string; signed: SignedStatement; publicKey: string }): string {
  const { count, headSeq, headHash, signed: given, publicKey } = options;
  const trailer: AuditTrailer = { type: 'trailer', count, head_seq: headSeq, head_hash: headHash, ...given, public_key: publicKey };
  return `${JSON.stringify(trailer)}\n`;
}
