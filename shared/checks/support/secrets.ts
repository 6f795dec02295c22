/** What the checks of credentials share. Values are masked where they are found; only the mask is here. */
import type { Component, Occurrence } from '../../model/component.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { perInventory } from './per-inventory.ts';

/** Below this a hit is more likely a sample than a key; 0–1. Readers give values in tests and documents 0.5 at most, and those in code 0.8 and more. */
const liveConfidenceMin = 0.6;

/**
 * The places where a credential looks live; empty when it is a sample by its form, or stands in tests and documents only.
 * Places decide, not the `context` of the whole: the same credential may stand in a test and in code.
 */
export function livePlaces(secret: Component): readonly Occurrence[] {
  return secret.properties['context'] === 'placeholder' ? [] : secret.occurrences.filter(({ confidence }) => confidence >= liveConfidenceMin);
}

/** The mask of a value too short to show anything of. */
export const bareMask = '****';

/** The mask of a credential as it stands where the value stood; nothing when the mask shows nothing to find it by. */
export function maskOf(secret: Component): string | undefined {
  const masked = secret.properties['masked'];
  return masked === undefined || masked === bareMask ? undefined : masked;
}

/** The credentials that were found in a file. */
export function secretsAt(inventory: InventoryIndex, path: string): readonly Component[] {
  return secretsByPath(inventory).get(path) ?? [];
}

const secretsByPath = perInventory((inventory) => {
  const byPath = new Map<string, Component[]>();
  for (const secret of inventory.ofKind('secret')) {
    for (const path of new Set(secret.occurrences.map((occurrence) => occurrence.path))) {
      const there = byPath.get(path);
      if (there) there.push(secret);
      else byPath.set(path, [secret]);
    }
  }
  return byPath;
});
