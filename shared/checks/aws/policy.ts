/**
 * IAM policy documents as statements.
 * Grammar: "Grammar of the IAM JSON policy language", AWS IAM User Guide (read 2026-11): every list may be a single value, actions and
 * condition keys ignore case, `*` and `?` are wildcards, `NotAction`, `NotResource` and `NotPrincipal` name what is left out.
 */
import type { Json, JsonObject } from '../../model/fact.ts';
import { isJsonObject } from '../../model/json-object.ts';

export interface Statement {
  readonly isAllow: boolean;
  /** Patterns in lower case. */
  readonly actions: Scope;
  readonly resources: Scope;
  /** Absent in identity policies. */
  readonly principals: Principals | undefined;
  readonly conditions: readonly Condition[];
}

/** What patterns name, or everything but it. `patterns` is empty with `isNot` only for an element that is missing, as `Resource` is in trust policies. */
export interface Scope {
  readonly isNot: boolean;
  readonly patterns: readonly string[];
}

export interface Principals {
  readonly isNot: boolean;
  /** `*`, account ids, ARNs. */
  readonly aws: readonly string[];
  readonly services: readonly string[];
  readonly federated: readonly string[];
  readonly canonicalUsers: readonly string[];
}

export interface Condition {
  /** In lower case without `IfExists` and without a set qualifier: `stringequals`. */
  readonly operator: string;
  /** Whether the condition is also met when the key is not in the request. */
  readonly isMetWithoutKey: boolean;
  /** In lower case. */
  readonly key: string;
  readonly values: readonly string[];
}

/** The statements of a document; undefined when it is not one. Null is a document without statements. */
export function parsePolicy(document: Json): readonly Statement[] | undefined {
  if (document === null) return [];
  if (!isJsonObject(document)) return undefined;
  const given = document['Statement'];
  if (given === undefined) return undefined;
  const statements = (Array.isArray(given) ? (given as readonly Json[]) : [given]).map((item) => parseStatement(item));
  return statements.some((statement) => statement === undefined) ? undefined : (statements as Statement[]);
}

/** Whether a pattern with `*` and `?` matches a text as a whole; case counts. Linear in the text for each star: no regular expression of scanned text. */
export function globMatches(pattern: string, value: string): boolean {
  let p = 0;
  let v = 0;
  let star = -1;
  let mark = 0;
  while (v < value.length) {
    if (p < pattern.length && pattern[p] === '*') {
      star = p;
      mark = v;
      p += 1;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === value[v])) {
      p += 1;
      v += 1;
    } else if (star >= 0) {
      p = star + 1;
      mark += 1;
      v = mark;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}

/** Whether a statement's actions hold an action, whatever its case. */
export function coversAction({ actions }: Statement, action: string): boolean {
  return covers(actions, action.toLowerCase());
}

/** Whether a scope holds a text. */
export function covers({ isNot, patterns }: Scope, value: string): boolean {
  return patterns.some((pattern) => globMatches(pattern, value)) !== isNot;
}

/** An action of no service: only what holds all actions holds it. */
const noAction = 'zz0:zz0';

/** Whether a statement is about every action there is: `*`, `*:*`. Everything but some (`NotAction`) is not. */
export function coversEveryAction({ actions }: Statement): boolean {
  return !actions.isNot && covers(actions, noAction);
}

/** Whether a statement is about every resource there is: `*`, `arn:aws:*`, or a document without `Resource`. */
export function coversEveryResource({ resources }: Statement): boolean {
  if (resources.isNot) return resources.patterns.length === 0;
  return resources.patterns.some((pattern) => globMatches(pattern, 'arn:zz0:zz0:zz0:000000000000:zz0/zz0') || /^arn:[^:]*:\*(?::\*)*$/.test(pattern));
}

function parseStatement(statement: Json): Statement | undefined {
  if (!isJsonObject(statement)) return undefined;
  const effect = statement['Effect'];
  const actions = scopeOf(statement, 'Action', (action) => action.toLowerCase());
  const resources = scopeOf(statement, 'Resource', (resource) => resource);
  const principals = principalsOf(statement);
  const conditions = conditionsOf(statement['Condition']);
  if ((effect !== 'Allow' && effect !== 'Deny') || actions === undefined || actions.patterns.length === 0 || resources === undefined || principals === 'malformed' || conditions === undefined) return undefined;
  return { isAllow: effect === 'Allow', actions, resources, principals, conditions };
}

function scopeOf(statement: JsonObject, name: 'Action' | 'Resource', normal: (pattern: string) => string): Scope | undefined {
  const isNot = statement[`Not${name}`] !== undefined;
  const given = statement[isNot ? `Not${name}` : name];
  if (given === undefined) return { isNot: true, patterns: [] };
  const patterns = textsOf(given);
  return patterns && { isNot, patterns: patterns.map((pattern) => normal(pattern)) };
}

function principalsOf(statement: JsonObject): Principals | undefined | 'malformed' {
  const isNot = statement['NotPrincipal'] !== undefined;
  const given = statement[isNot ? 'NotPrincipal' : 'Principal'];
  if (given === undefined) return undefined;
  const none = { isNot, aws: [], services: [], federated: [], canonicalUsers: [] };
  if (given === '*') return { ...none, aws: ['*'] };
  if (!isJsonObject(given)) return 'malformed';
  const [aws, services, federated, canonicalUsers] = ['AWS', 'Service', 'Federated', 'CanonicalUser'].map((type) => (given[type] === undefined ? [] : textsOf(given[type])));
  return aws && services && federated && canonicalUsers ? { isNot, aws, services, federated, canonicalUsers } : 'malformed';
}

function conditionsOf(given: Json | undefined): Condition[] | undefined {
  if (given === undefined) return [];
  if (!isJsonObject(given)) return undefined;
  const conditions: Condition[] = [];
  for (const [written, keys] of Object.entries(given)) {
    if (!isJsonObject(keys)) return undefined;
    const [, qualifier = '', operator = '', ifExists] = /^(?:(foranyvalue|forallvalues):)?(.*?)(ifexists)?$/.exec(written.toLowerCase()) ?? [];
    for (const [key, value] of Object.entries(keys)) {
      const values = textsOf(value);
      if (values === undefined) return undefined;
      conditions.push({ operator, isMetWithoutKey: ifExists !== undefined || qualifier === 'forallvalues', key: key.toLowerCase(), values });
    }
  }
  return conditions;
}

/** A text or a list of texts; booleans and numbers, which conditions may hold, as texts. */
function textsOf(value: Json): string[] | undefined {
  const items = Array.isArray(value) ? (value as readonly Json[]) : [value];
  const scalars = items.filter((item) => typeof item === 'string' || typeof item === 'boolean' || typeof item === 'number');
  return scalars.length === items.length ? scalars.map(String) : undefined;
}
