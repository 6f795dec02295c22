/** What identity policies let their holder do, as far as policies alone can say: boundaries and organization policies may take away more. */
import { coversAction, coversEveryResource, globMatches, type Statement } from './policy.ts';

/** `wide`: on every resource; `conditional`: on every resource, under a condition; `scoped`: on some resources; `none`: not at all. */
export type Reach = 'wide' | 'conditional' | 'scoped' | 'none';

const strongestFirst: readonly Reach[] = ['wide', 'conditional', 'scoped'];

/** How far statements together let an action reach. A denial counts when it has no condition and covers all resources. */
export function reachOf(statements: readonly Statement[], action: string): Reach {
  if (statements.some((statement) => isPlainDenial(statement) && coversAction(statement, action))) return 'none';
  const reaches = new Set(statements.filter((statement) => statement.isAllow && coversAction(statement, action)).map((statement) => statementReach(statement, action)));
  return strongestFirst.find((reach) => reaches.has(reach)) ?? 'none';
}

function isPlainDenial(statement: Statement): boolean {
  return !statement.isAllow && statement.conditions.length === 0 && coversEveryResource(statement);
}

function statementReach(statement: Statement, action: string): Reach {
  const { resources, conditions } = statement;
  // Everything but some is wide: what is left out is a list of exceptions.
  const isWide = resources.isNot || coversEveryResource(statement) || resources.patterns.some((pattern) => isWideFor(pattern, action));
  if (!isWide) return resources.patterns.some((pattern) => isOfService(pattern, action)) ? 'scoped' : 'none';
  return conditions.length > 0 ? 'conditional' : 'wide';
}

/** `arn:aws:iam::*:role/*`, `arn:aws:bedrock:*::foundation-model/*`: all of a type, of the action's own service. */
function isWideFor(pattern: string, action: string): boolean {
  const rest = pattern.split(':').slice(5).join(':');
  return isOfService(pattern, action) && /^(?:[A-Za-z-]+[/:])?\*+$/.test(rest);
}

/** An action never reaches resources of another service: `Action: *` on `arn:aws:s3:::*` passes no role. */
function isOfService(pattern: string, action: string): boolean {
  const [arn, , service] = pattern.split(':');
  if (arn !== 'arn' || service === undefined) return true;
  return globMatches(service.toLowerCase(), action.slice(0, action.indexOf(':')).toLowerCase());
}
