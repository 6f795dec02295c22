/** What readers of infrastructure code say of values that are computed when the code is applied. */
import { byCodeUnit } from '#shared/model/order.ts';

/** Names kept of one resource; of one with more, only that there is more is known: the empty name, which stands for all. */
const namesMax = 200;

/** The part of a fact that names what was left out; nothing when all is written out. */
export function computedIn(names: ReadonlySet<string>): { readonly computed?: readonly string[] } {
  if (names.size === 0) return {};
  return { computed: names.size > namesMax ? [''] : [...names].sort(byCodeUnit) };
}
