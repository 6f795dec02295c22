/** Files of audit chains for tests, signed as the server signs them. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { entryLine, headerLine, trailerLine, type AuditLine } from '#shared/api/audit-file.ts';
import { auditHash } from '#shared/api/audit-hash.ts';
import { exportText, segmentText, signStatement, type AuditFileKind } from '#shared/api/audit-statements.ts';

export interface SigningPair {
  readonly privateKey: KeyObject;
  readonly publicPem: string;
}

export function signingPair(): SigningPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey, publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

/** The first `count` entries of an organization's chain. */
export function chainOf(orgId: string, count: number): AuditLine[] {
  const entries: AuditLine[] = [];
  let prev = '';
  for (let seq = 1; seq <= count; seq += 1) {
    entries.push(chained({ org_id: orgId, seq, id: `aud_${orgId}_${seq}`, actor_type: 'user', actor_id: 'usr_1', action: 'policy.update', target: `pol_${seq}`, detail: '{"ip":"127.0.0.1"}', at: 1_795_000_000_000 + seq }, prev));
    prev = entries.at(-1)?.hash ?? '';
  }
  return entries;
}

/** An entry as it would be written after a hash. */
export function chained(entry: Omit<AuditLine, 'prev_hash' | 'hash'>, prev: string): AuditLine {
  return { ...entry, prev_hash: prev, hash: auditHash(entry, prev) };
}

/** The lines of an export of `entries`; those up to `cleanedUpTo` are stated by one segment. */
export function fileOf(
  entries: readonly AuditLine[],
  options: { pair: SigningPair; orgId?: string; cleanedUpTo?: number; fromSeq?: number; kind?: AuditFileKind; segmentPair?: SigningPair; at?: number },
): string[] {
  const { pair, orgId = 'org_a', cleanedUpTo = 0, fromSeq = cleanedUpTo + 1, kind = 'export', segmentPair = pair, at = 1_796_000_000_000 } = options;
  const kept = entries.slice(fromSeq - 1);
  const last = entries.at(-1);
  const prevHash = entries[fromSeq - 2]?.hash ?? '';
  const head = { headSeq: last?.seq ?? 0, headHash: last?.hash ?? '' };
  const cleaned = { orgId, firstSeq: 1, lastSeq: cleanedUpTo, prevHash: '', lastHash: entries[cleanedUpTo - 1]?.hash ?? '', sha256: 'a'.repeat(64), at };
  const segments = cleanedUpTo === 0 ? [] : [{ id: 'aus_1', ...signStatement(segmentText(cleaned), segmentPair.privateKey) }];
  const signed = signStatement(exportText({ kind, orgId, fromSeq, prevHash, ...head, count: kept.length, at }), pair.privateKey);
  const lines = [
    headerLine({ kind, organization: { id: orgId, slug: 'acme' }, fromSeq, prevHash, publicKeys: [pair.publicPem], segments, at }),
    ...kept.map(entryLine),
    trailerLine({ count: kept.length, ...head, signed, publicKey: pair.publicPem }),
  ];
  return lines.map((line) => line.trimEnd());
}
