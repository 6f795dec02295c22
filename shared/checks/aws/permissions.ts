/** What identity policies let their holder do, as far as policies alone can say: boundaries and organization policies may take away more. */
import { coversAction, coversEveryResource, globMatches, type Statement } from './policy.ts';

/** `wide`: on every resource; `conditional`: on every resource, under a condition; `scoped`: on some resources; `none`: not at all. */
export type Reach = 'wide' | 'conditional' | 'scoped' | 'none';

const strongestFirst: readonly Reach[] = ['wide', 'conditional', 'scoped'];

/**
 * How far statements together let an action reach. A denial counts when it covers all resources: without a condition it takes the
 * action away, with one (such as a missing second factor) it leaves what is allowed under a condition.
 */
export function reachOf(statements: readonly Statement[], action: string): Reach {
  const about = statements.filter((statement) => coversAction(statement, action));
  const denials = about.filter((statement) => !statement.isAllow && coversEveryResource(statement));
  if (denials.some(({ conditions }) => conditions.length === 0)) return 'none';
  const reaches = new Set(about.filter(({ isAllow }) => isAllow).map((statement) => statementReach(statement, action)));
  const strongest = strongestFirst.find((reach) => reaches.has(reach)) ?? 'none';
  return strongest === 'wide' && denials.length > 0 ? 'conditional' : strongest;
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
