/**
 * What the server signs about an audit chain: Ed25519 over the UTF-8 bytes of a text, which is the JSON, without
 * spaces, of an array. The first element names the form, so that no other signature of the key can be taken for one.
 *
 * An export, and the file of a segment, end with
 * `["waybill-audit-export/1", kind, org_id, from_seq, prev_hash, head_seq, head_hash, count, at]`:
 * the entries from `from_seq` (which follows the hash `prev_hash`) to `head_seq`, `count` of them. Kept somewhere else
 * it is an anchor: a chain that was cut or written anew later no longer leads to it.
 *
 * A segment that was retired is stated by
 * `["waybill-audit-segment/1", org_id, first_seq, last_seq, prev_hash, last_hash, sha256, at]`,
 * `sha256` being that of its file. `at` is milliseconds since the epoch, hashes are lower-case hex.
 */
import { createPublicKey, sign, verify, type KeyLike, type KeyObject } from 'node:crypto';
import { keyId } from '../protocol/signing.ts';

/** `segment`: a file of entries that were cleaned up; it does not claim to reach the end of the chain. */
export type AuditFileKind = 'export' | 'segment';

export interface ExportStatement {
  readonly kind: AuditFileKind;
  readonly orgId: string;
  readonly fromSeq: number;
  readonly prevHash: string;
  readonly headSeq: number;
  readonly headHash: string;
  readonly count: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface SegmentStatement {
  readonly orgId: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly prevHash: string;
  readonly lastHash: string;
  /** Of the segment's file. */
  readonly sha256: string;
  readonly at: number;
}

/** A text with its signature, as it stands in files and replies. */
export interface SignedStatement {
  readonly statement: string;
  /** Base64. */
  readonly signature: string;
  /** Hex SHA-256 of the public key's DER form. */
  readonly key_id: string;
}

const exportForm = 'waybill-audit-export/1';
const segmentForm = 'waybill-audit-segment/1';

export function exportText(statement: ExportStatement): string {
  const { kind, orgId, fromSeq, prevHash, headSeq, headHash, count, at } = statement;
  return JSON.stringify([exportForm, kind, orgId, fromSeq, prevHash, headSeq, headHash, count, at]);
}

export function segmentText(statement: SegmentStatement): string {
  const { orgId, firstSeq, lastSeq, prevHash, lastHash, sha256, at } = statement;
  return JSON.stringify([segmentForm, orgId, firstSeq, lastSeq, prevHash, lastHash, sha256, at]);
}

/** Reads the text of an export's statement; undefined when it is none, or spelled in another way. */
export function readExportText(text: string): ExportStatement | undefined {
  const [form, kind, orgId, fromSeq, prevHash, headSeq, headHash, count, at] = arrayIn(text);
  if (form !== exportForm || (kind !== 'export' && kind !== 'segment') || !areTexts([orgId, prevHash, headHash]) || !areCounts([fromSeq, headSeq, count, at])) return undefined;
  const statement = { kind, orgId, fromSeq, prevHash, headSeq, headHash, count, at } as ExportStatement;
  return exportText(statement) === text ? statement : undefined;
}

/** Reads the text of a segment's statement; undefined when it is none, or spelled in another way. */
export function readSegmentText(text: string): SegmentStatement | undefined {
  const [form, orgId, firstSeq, lastSeq, prevHash, lastHash, sha256, at] = arrayIn(text);
  if (form !== segmentForm || !areTexts([orgId, prevHash, lastHash, sha256]) || !areCounts([firstSeq, lastSeq, at])) return undefined;
  const statement = { orgId, firstSeq, lastSeq, prevHash, lastHash, sha256, at } as SegmentStatement;
  return segmentText(statement) === text ? statement : undefined;
}

/** @param privateKey - Ed25519. */
export function signStatement(statement: string, privateKey: KeyObject): SignedStatement {
  return { statement, signature: sign(null, Buffer.from(statement, 'utf8'), privateKey).toString('base64'), key_id: keyId(privateKey) };
}

/** Whether one of some public keys signed a statement. */
export function isSigned(signed: SignedStatement, publicKeys: readonly KeyLike[]): boolean {
  const key = publicKeys.find((candidate) => keyId(candidate) === signed.key_id);
  return key !== undefined && verify(null, Buffer.from(signed.statement, 'utf8'), key, Buffer.from(signed.signature, 'base64'));
}

/** A public key in PEM; undefined when the text is none, or of another kind than Ed25519. */
export function readPublicKey(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

function arrayIn(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function areTexts(values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}

function areCounts(values: readonly unknown[]): boolean {
  return values.every((value) => Number.isSafeInteger(value) && (value as number) >= 0);
}
