/**
 * The chain of audit entries. Each entry's hash covers the whole entry and the hash before it, so that editing,
 * deleting, inserting or reordering any entry changes every hash after it.
 *
 * The canonical form is the JSON text, without spaces, of this array:
 * `["waybill-audit/1", org_id, seq, id, actor_type, actor_id, action, target, detail, at, prev_hash]`,
 * where `detail` is the detail's JSON text exactly as stored (a string in the array), `seq` counts from 1 without gaps,
 * `at` is milliseconds since the epoch, and `prev_hash` of the first entry is the empty string.
 * The hash is the lower-case hex SHA-256 of the UTF-8 bytes of that text.
 */
import { sha256Hex } from '../model/hash.ts';

/** One entry as it is hashed; field names are those of the table and of the exported chain. */
export interface HashedAuditEntry {
  readonly org_id: string;
  readonly seq: number;
  readonly id: string;
  readonly actor_type: string;
  readonly actor_id: string;
  readonly action: string;
  readonly target: string;
  /** JSON text as stored. */
  readonly detail: string;
  readonly at: number;
}

/** The hash of an entry that follows an entry with the hash `prev` (the empty string for the first). */
export function auditHash(entry: HashedAuditEntry, prev: string): string {
  const { org_id, seq, id, actor_type, actor_id, action, target, detail, at } = entry;
  return sha256Hex(JSON.stringify(['waybill-audit/1', org_id, seq, id, actor_type, actor_id, action, target, detail, at, prev]));
}
