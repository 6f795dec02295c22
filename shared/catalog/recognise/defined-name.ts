/** What a definition is called. */
import type { Argument, DefinitionFact } from '../../model/fact.ts';
import { nameAt } from '../argument-path.ts';
import type { DefinitionRule } from '../catalog-entry.ts';

/** The name that a decorator gives what it decorates, or the last part of the name of that: the key keeps the whole. */
export function definedName(fact: DefinitionFact, rule: DefinitionRule, args: readonly Argument[]): string {
  const declared = rule.name === undefined ? undefined : nameAt(args, rule.name, { callee: fact.name, assigned: fact.name });
  return declared ?? fact.name.slice(fact.name.lastIndexOf('.') + 1);
}
