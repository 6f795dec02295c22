/**
 * Who a resource policy lets in.
 * What narrows `*` follows "The meaning of public", Amazon S3 User Guide, and "AWS global condition context keys", IAM User Guide (read 2026-11).
 */
import { globMatches, type Condition, type Statement } from './policy.ts';

/** `open`: anyone; `narrowed`: `*`, but a condition or a denial leaves only some; `closed`: nobody by `*`. */
export type Openness = 'open' | 'narrowed' | 'closed';

/** How far a policy opens a resource to everyone. */
export function opennessOf(statements: readonly Statement[]): Openness {
  const allows = statements.filter((statement) => statement.isAllow && isForEveryone(statement) && !isDenied(statement, statements));
  if (allows.some((allow) => !isNarrowed(allow) && !isNarrowedByDenial(allow, statements))) return 'open';
  return allows.length > 0 ? 'narrowed' : 'closed';
}

/** Whether a statement is about everyone: `*`, `{"AWS": "*"}`, or an allowance for all but some. */
export function isForEveryone({ principals, isAllow }: Statement): boolean {
  if (principals === undefined) return false;
  return principals.isNot ? isAllow : principals.aws.some((principal) => /^\*+$/.test(principal));
}

/** Whether a condition of the statement leaves only some of everyone. */
export function isNarrowed({ conditions }: Statement): boolean {
  return conditions.some((condition) => narrows(condition));
}

/** Keys that say who asks or from where, and cannot be chosen by who asks. */
const identityKeys = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceowner',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourcevpcarn',
  'aws:vpcsourceip',
  'aws:sourceip',
  'aws:userid',
  'kms:calleraccount',
  'lambda:eventsourcetoken',
  's3:dataaccesspointarn',
  's3:dataaccesspointaccount',
]);

const positive = new Set(['stringequals', 'stringlike', 'stringequalsignorecase', 'arnequals', 'arnlike', 'ipaddress']);
const negative = new Set(['stringnotequals', 'stringnotlike', 'stringnotequalsignorecase', 'arnnotequals', 'arnnotlike', 'notipaddress']);

function narrows({ operator, isMetWithoutKey, key, values }: Condition): boolean {
  if (isMetWithoutKey || values.length === 0) return false;
  if (operator === 'bool' && key === 'aws:principalisawsservice') return values.every((value) => value.toLowerCase() === 'true');
  return positive.has(operator) && identityKeys.has(key) && values.every((value) => isParticular(key, value));
}

/** Whether a value is met by some callers only. */
function isParticular(key: string, value: string): boolean {
  if (key.endsWith('sourceip')) return !/\/0+$/.test(value);
  if (!value.startsWith('arn:') && !key.endsWith('arn')) return /[^*?]/.test(value);
  const [, , , , account, ...rest] = value.split(':');
  if (account === undefined) return false;
  // ARNs of buckets name no account; the bucket's name is unique in the world.
  return account === '' ? /^[^*?]/.test(rest.join(':')) : !/[*?]/.test(account);
}

/** A denial without conditions takes back what it covers. */
function isDenied(allow: Statement, statements: readonly Statement[]): boolean {
  return statements.some((deny) => !deny.isAllow && isForEveryone(deny) && deny.conditions.length === 0 && takesBack(deny, allow));
}

/** `Deny` for everyone but some (`StringNotEquals aws:PrincipalOrgID`) leaves only them. A key that is not there counts as not equal. */
function isNarrowedByDenial(allow: Statement, statements: readonly Statement[]): boolean {
  const leavesSome = ({ operator, key, values }: Condition) => negative.has(operator) && identityKeys.has(key) && values.length > 0 && values.every((value) => isParticular(key, value));
  return statements.some((deny) => !deny.isAllow && isForEveryone(deny) && deny.conditions.length === 1 && deny.conditions.every((condition) => leavesSome(condition)) && takesBack(deny, allow));
}

/** Whether all that a statement allows is in another: each of its patterns, read as a text, is matched by one of the other's. */
function takesBack(deny: Statement, allow: Statement): boolean {
  return isWithin(allow.actions, deny.actions) && isWithin(allow.resources, deny.resources);
}

function isWithin(inner: Statement['actions'], outer: Statement['actions']): boolean {
  if (outer.isNot) return outer.patterns.length === 0;
  if (inner.isNot) return outer.patterns.includes('*');
  return inner.patterns.every((pattern) => outer.patterns.some((wide) => globMatches(wide, pattern)));
}
