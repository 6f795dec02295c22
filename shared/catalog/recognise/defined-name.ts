/** What a definition is called. */
import type { Ecosystem } from '../../model/ecosystem.ts';
import type { Argument, DefinitionFact } from '../../model/fact.ts';
import { nameAt } from '../argument-path.ts';
import type { DefinitionRule } from '../catalog-entry.ts';

/** Where every function stands in a class, its own name says more than the qualified one. */
const isAllInClasses: ReadonlySet<Ecosystem> = new Set(['maven', 'nuget']);

/** The name that a decorator gives what it decorates, or the name of that. */
export function definedName(fact: DefinitionFact, rule: DefinitionRule, args: readonly Argument[]): string {
  const declared = rule.name === undefined ? undefined : nameAt(args, rule.name, { callee: fact.name, assigned: fact.name });
  return declared ?? (isAllInClasses.has(fact.ecosystem) ? fact.name.slice(fact.name.lastIndexOf('.') + 1) : fact.name);
}
