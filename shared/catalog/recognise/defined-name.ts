/** What a definition is called. */
import type { Argument, DefinitionFact } from '../../model/fact.ts';
import { nameAt, textOf } from '../argument-path.ts';
import type { DefinitionRule } from '../catalog-entry.ts';

/** The name that a decorator gives what it decorates, or a tool's constant `NAME` by which the model calls it, or the last part of the name of that: the key keeps the whole. */
export function definedName(fact: DefinitionFact, rule: DefinitionRule, args: readonly Argument[]): string {
  const declared = rule.name === undefined ? undefined : nameAt(args, rule.name, { callee: fact.name, assigned: fact.name });
  const constant = rule.gives === 'tool' ? fact.attributes['NAME'] : undefined;
  return declared ?? (constant && textOf(constant)) ?? fact.name.slice(fact.name.lastIndexOf('.') + 1);
}
