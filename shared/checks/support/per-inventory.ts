import type { InventoryIndex } from '../../model/inventory.ts';

/** Computes something once for each inventory, however many subjects ask for it: a check stays O(n). */
export function perInventory<T>(compute: (inventory: InventoryIndex) => T): (inventory: InventoryIndex) => T {
  const known = new WeakMap<InventoryIndex, { readonly value: T }>();
  return (inventory) => {
    const hit = known.get(inventory);
    if (hit) return hit.value;
    const value = compute(inventory);
    known.set(inventory, { value });
    return value;
  };
}
