/**
 * The signature of a result: a DSSE envelope around `{scan_id, sha256, size}`, signed with the agent's Ed25519 key.
 * Only the digest of the bytes is signed, so nobody has to write a report again to verify it.
 * @see https://github.com/secure-systems-lab/dsse/blob/master/protocol.md for the pre-authentication encoding.
 */
import { KeyObject, createHash, createPublicKey, sign, verify, type KeyLike } from 'node:crypto';
import { AppError } from '../model/app-error.ts';
import { resultPayloadType } from './protocol.ts';

/** What a result's signature states. */
export interface ResultStatement {
  readonly scan_id: string;
  /** Lower-case hex SHA-256 of the uncompressed report bytes. */
  readonly sha256: string;
  /** Bytes, uncompressed. */
  readonly size: number;
}

/** A DSSE envelope; base64 is the standard alphabet with padding. */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** 8 KiB of base64: an envelope of ours is about 450 bytes. */
const headerCharactersMax = 8192;

/** The bytes that a DSSE signature covers. Lengths are of bytes. */
export function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType, 'utf8');
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} `), type, Buffer.from(` ${payload.length} `), payload]);
}

/** The id of a public key: lower-case hex SHA-256 of its DER form. Accepts a private key too, and gives the id of its public half. */
export function keyId(key: KeyLike): string {
  const publicKey = key instanceof KeyObject && key.type === 'public' ? key : createPublicKey(key);
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

/**
 * Signs a statement; the value of the `waybill-signature` header (base64 of the envelope's JSON).
 * @param privateKey - Ed25519, PEM or key object.
 */
export function signResult(statement: ResultStatement, privateKey: KeyLike): string {
  const { scan_id, sha256, size } = statement;
  const payload = Buffer.from(JSON.stringify({ scan_id, sha256, size }), 'utf8');
  const envelope: Envelope = {
    payloadType: resultPayloadType,
    payload: payload.toString('base64'),
    signatures: [{ keyid: keyId(privateKey), sig: sign(null, preAuthenticationEncoding(resultPayloadType, payload), privateKey).toString('base64') }],
  };
  return Buffer.from(JSON.stringify(envelope), 'utf8').toString('base64');
}

/** A signature that holds. */
export interface VerifiedResult {
  /** JSON, as it is kept. */
  readonly envelope: string;
  /** The size that is signed; bytes, uncompressed. */
  readonly size: number;
}

/**
 * Checks that a header signs this digest of this scan with this key. It needs no bytes, so a forgery is refused before any are read;
 * whoever reads them still compares digest and size. With `size` that is compared too.
 * @throws {AppError} `signature_invalid` for a malformed envelope, another key, another scan or digest; the sentence says which.
 */
export function verifyResult(header: string, expected: Omit<ResultStatement, 'size'> & { readonly size?: number }, publicKey: KeyLike): VerifiedResult {
  const { json, envelope, payload } = openEnvelope(header);
  const signature = envelope.signatures[0];
  if (!signature || envelope.signatures.length !== 1) throw invalid('it must hold exactly one signature');
  if (signature.keyid !== '' && signature.keyid !== keyId(publicKey)) throw invalid('it names another key than the one that this agent enrolled with');
  const bytes = preAuthenticationEncoding(envelope.payloadType, payload);
  if (!verify(null, bytes, publicKey, base64(signature.sig))) throw invalid('it does not match the key that this agent enrolled with');
  const size = expected.size ?? sizeStated(payload);
  // Compared as text: a payload with other fields, repeated fields or other spellings is another statement.
  const { scan_id, sha256 } = expected;
  if (payload.toString('utf8') !== JSON.stringify({ scan_id, sha256, size })) throw invalid('it is about another scan or other bytes');
  return { envelope: json, size };
}

function sizeStated(payload: Buffer): number {
  const size = Number(/"size":(\d{1,15})\}$/u.exec(payload.toString('utf8'))?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(size)) throw invalid('it states no size');
  return size;
}

function openEnvelope(header: string): { json: string; envelope: Envelope; payload: Buffer } {
  if (header.length > headerCharactersMax) throw invalid(`it is longer than ${headerCharactersMax} characters`);
  const json = base64(header).toString('utf8');
  let envelope: unknown;
  try {
    envelope = JSON.parse(json);
  } catch (cause) {
    throw invalid('it is not the base64 of a JSON document', cause);
  }
  if (!isEnvelope(envelope) || JSON.stringify(envelope) !== json) throw invalid('it is not a DSSE envelope');
  if (envelope.payloadType !== resultPayloadType) throw invalid(`its payload type is not ${resultPayloadType}`);
  return { json, envelope, payload: base64(envelope.payload) };
}

function isEnvelope(value: unknown): value is Envelope {
  if (!isRecord(value) || !hasOnly(value, ['payloadType', 'payload', 'signatures'])) return false;
  const { payloadType, payload, signatures } = value;
  return (
    typeof payloadType === 'string' &&
    typeof payload === 'string' &&
    Array.isArray(signatures) &&
    signatures.every((each) => isRecord(each) && hasOnly(each, ['keyid', 'sig']) && typeof each['keyid'] === 'string' && typeof each['sig'] === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: Record<string, unknown>, keys: readonly string[]): boolean {
  return Object.keys(value).every((key) => keys.includes(key));
}

/** Decodes strictly: what does not encode back to the same text is refused, so one signature has one spelling. */
function base64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw invalid('it is not base64');
  return bytes;
}

function invalid(why: string, cause?: unknown): AppError<'signature_invalid'> {
  return new AppError('signature_invalid', `The result's signature is not valid: ${why}.`, { cause });
}
