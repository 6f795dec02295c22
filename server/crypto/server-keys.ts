/** The server's own keys: made on the first start, sealed under the sealing key, opened on every start. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { byCodeUnit } from '#shared/model/order.ts';
import { newId, type Clock, type Random } from '../config/world.ts';
import type { ServerKeyRow } from '../db/schema.ts';
import { seal, unseal, type SealPlace } from './seal.ts';

/** An Ed25519 pair with its id. */
export interface ServerKeyPair {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** SPKI PEM. */
  readonly publicPem: string;
  readonly retiredAt: number | null;
}

export interface ServerKeys {
  /** Pairs of access tokens, newest first; the first that is not retired signs. Replaced as a whole when one is rotated. */
  accessToken: readonly ServerKeyPair[];
  /** The pair that agents know the server by. */
  readonly resultSigning: ServerKeyPair;
  /** All pairs of that kind, newest first: what an older one signed still verifies. */
  readonly resultSigningPairs: readonly ServerKeyPair[];
  /** 32 bytes mixed into the hash of every credential. */
  readonly pepper: Buffer;
}

const purposes = ['access-token', 'result-signing', 'credential-pepper'] as const;

/** A new sealed key for each purpose that `rows` has none for. */
export function missingServerKeys(options: { rows: readonly ServerKeyRow[]; kek: Uint8Array; clock: Clock; random: Random }): ServerKeyRow[] {
  const { rows, kek, clock, random } = options;
  return purposes
    .filter((purpose) => !rows.some((row) => row.purpose === purpose && row.retired_at === null))
    .map((purpose) => newServerKey({ purpose, kek, clock, random }));
}

/** A new sealed key, not stored yet. */
export function newServerKey(options: { purpose: ServerKeyRow['purpose']; kek: Uint8Array; clock: Clock; random: Random }): ServerKeyRow {
  const { purpose, kek, clock, random } = options;
  const id = newId('sky', { clock, random });
  const { publicPem, secret } = purpose === 'credential-pepper' ? { publicPem: '', secret: random.bytes(32) } : newPair();
  const sealed = seal({ key: kek, place: placeOf(id), plain: secret, random });
  return { id, purpose, public_key: publicPem, private_key: sealed, created_at: clock.now(), retired_at: null };
}

/**
 * Opens the stored keys.
 * @throws {AppError} `unseal_failed` when the sealing key is not the one they were sealed under.
 */
export function openServerKeys(rows: readonly ServerKeyRow[], kek: Uint8Array): ServerKeys {
  const newestFirst = [...rows].sort((a, b) => b.created_at - a.created_at || byCodeUnit(b.id, a.id));
  const open = (row: ServerKeyRow) => unseal({ key: kek, place: placeOf(row.id), sealed: row.private_key });
  const pairs = (purpose: ServerKeyRow['purpose']) => newestFirst.filter((row) => row.purpose === purpose).map((row) => pairOf(row, open(row)));
  const pepper = newestFirst.find((row) => row.purpose === 'credential-pepper');
  const resultSigningPairs = pairs('result-signing');
  const [resultSigning] = resultSigningPairs;
  if (pepper === undefined || resultSigning === undefined) throw new Error('The server has no keys; missingServerKeys was not stored.');
  return { accessToken: pairs('access-token'), resultSigning, resultSigningPairs, pepper: open(pepper) };
}

/**
 * A stored key sealed under another sealing key.
 * @throws {AppError} `unseal_failed` when `from` is not the one it was sealed under.
 */
export function resealServerKey(row: ServerKeyRow, keys: { from: Uint8Array; to: Uint8Array; random: Random }): ServerKeyRow {
  const place = placeOf(row.id);
  const plain = unseal({ key: keys.from, place, sealed: row.private_key });
  return { ...row, private_key: seal({ key: keys.to, place, plain, random: keys.random }) };
}

function newPair(): { publicPem: string; secret: Buffer } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(), secret: privateKey.export({ type: 'pkcs8', format: 'der' }) };
}

function pairOf(row: ServerKeyRow, secret: Buffer): ServerKeyPair {
  const privateKey = createPrivateKey({ key: secret, type: 'pkcs8', format: 'der' });
  // Derived from the private half: the stored public half is for reading and is not sealed.
  const publicKey = createPublicKey(privateKey);
  return { id: row.id, privateKey, publicKey, publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(), retiredAt: row.retired_at };
}

function placeOf(row: string): SealPlace {
  return { orgId: 'server', table: 'server_keys', row, column: 'private_key' };
}
