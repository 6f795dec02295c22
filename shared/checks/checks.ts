/** The checks that are built in, from the generated registry. */
import { by } from '../model/order.ts';
import type { Check } from './check.ts';
import * as registry from './registry.gen.ts';

const all: readonly Check[] = Object.values<Check>(registry).toSorted(by((check) => check.id));
const byId = new Map(all.map((check) => [check.id, check]));

/** Every built-in check, sorted by id. */
export function listChecks(): readonly Check[] {
  return all;
}

/** The check with this id, or nothing. */
export function findCheck(id: string): Check | undefined {
  return byId.get(id);
}
