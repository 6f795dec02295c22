/** What readings depend on besides the bytes. */
import { createHash } from 'node:crypto';
import type { Catalog } from '#shared/catalog/catalog.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { toolVersion } from '#shared/model/version.ts';
import type { Reader } from '../../readers/reader.ts';
import { scanLimits } from '../limits.ts';

/** Raised when the engine makes other facts of the same bytes: masking, limits of its own, the search for credentials. */
const engineVersion = 1;

/**
 * A name for everything that decides what a file's bytes give: version, readers with theirs, limits, the catalog (its literals decide what is
 * parsed), and which key fingerprints are made with. Another name, another world: nothing of the one is used in the other.
 */
export function namespaceOf({ readers, catalog, fingerprintKey }: { readers: readonly Reader[]; catalog: Catalog; fingerprintKey: string | undefined }): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([toolVersion, engineVersion, scanLimits, readers.map(({ id, version }) => `${id}@${version}`).sort(byCodeUnit)]));
  for (const { examples: _examples, nearMisses: _nearMisses, ...entry } of catalog.entries) {
    hash.update(JSON.stringify(entry, (_key, value: unknown) => (value instanceof RegExp ? String(value) : value)));
  }
  // The key itself must not be guessable from the name of a file.
  if (fingerprintKey !== undefined) hash.update(createHash('sha256').update(`waybill fact cache\0${fingerprintKey}`).digest());
  return hash.digest('hex').slice(0, 32);
}
