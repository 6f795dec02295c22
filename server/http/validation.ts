/** Turns what a client sent into what a handler expects, or into an error that names the field. */
import { z } from 'zod';
import { apiError, notFound } from '#shared/api/api-error.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { isStorableText } from './json.ts';

const issuesMax = 20;

/** A schema that refuses unknown fields at its top even when its author forgot to say so. */
export function strict(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodObject && schema.def.catchall === undefined ? schema.strict() : schema;
}

/** @throws {AppError} `validation_error` with the field, and a hint that lists what is accepted there. */
export function validate(schema: z.ZodType, value: unknown, where: 'body' | 'query'): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;

  const issues = result.error.issues.slice(0, issuesMax).map((issue) => readableIssue({ issue, schema, value, where }));
  const [first, ...others] = issues;
  if (first === undefined) throw apiError('validation_error', `The ${where} is not valid.`);
  throw apiError('validation_error', first.message, {
    ...(first.field === '' ? {} : { field: first.field }),
    ...(first.hint === undefined ? {} : { hint: first.hint }),
    ...(others.length === 0 ? {} : { issues: others.map(({ field, message }) => ({ field, message })) }),
  });
}

/** The parameters of a path. One that cannot be an id of ours names nothing: `not_found`. */
export function validateParams(schema: z.ZodType | undefined, params: Readonly<Record<string, string>>): unknown {
  const odd = Object.values(params).find((value) => !isStorableText(value));
  if (odd !== undefined) throw notFound('thing', odd);
  if (schema === undefined) return params;
  const result = schema.safeParse(params);
  if (result.success) return result.data;
  throw notFound('thing', Object.values(params).join('/'));
}

/** Parameters of one query, repeated ones counted each time. No route names more than twenty. */
export const parametersMax = 200;

/** The query of a request's address: a string for each name, an array where a name was given more than once. */
export function parseQuery(url: string): Record<string, string | string[]> {
  const at = url.indexOf('?');
  const query: Record<string, string | string[]> = Object.create(null);
  if (at < 0) return query;
  let count = 0;
  for (const [name, value] of new URLSearchParams(url.slice(at + 1))) {
    if (!isStorableText(name) || !isStorableText(value)) throw apiError('validation_error', 'The query holds a NUL character.', { field: name.slice(0, 80) });
    count += 1;
    if (count > parametersMax) throw apiError('validation_error', `The query has more than ${parametersMax} parameters (limit parametersMax).`, { field: name.slice(0, 80) });
    const before = query[name];
    if (before === undefined) query[name] = value;
    else if (Array.isArray(before)) before.push(value);
    else query[name] = [before, value];
  }
  return query;
}

interface ReadableIssue {
  readonly field: string;
  readonly message: string;
  readonly hint?: string;
}

function readableIssue(options: { issue: z.core.$ZodIssue; schema: z.ZodType; value: unknown; where: 'body' | 'query' }): ReadableIssue {
  const { issue, schema, value, where } = options;
  const field = fieldName(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const accepted = acceptedNames(schema, issue.path);
    return {
      field: field === '' ? key : `${field}.${key}`,
      message: `Unknown ${where === 'query' ? 'parameter' : 'field'} ${JSON.stringify(key.slice(0, 80))}.`,
      hint: accepted.length === 0 ? 'Nothing is accepted here.' : `Accepted: ${accepted.join(', ')}.`,
    };
  }
  const isMissing = issue.code === 'invalid_type' && valueAt(value, issue.path) === undefined;
  if (isMissing) return { field, message: field === '' ? `The ${where} is missing.` : `${field} is required.` };
  if (issue.code === 'invalid_value') {
    return { field, message: `${field} has a value that is not accepted.`, hint: `Accepted: ${issue.values.map(String).join(', ')}.` };
  }
  return { field, message: field === '' ? `The ${where} is not valid: ${issue.message}.` : `${field}: ${issue.message}.` };
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, part) => (typeof part === 'number' ? `${name}[${part}]` : name === '' ? String(part) : `${name}.${String(part)}`), '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined), value);
}

function acceptedNames(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const part of path) {
    const inner = unwrap(at);
    at = inner instanceof z.ZodObject ? inner.shape[String(part)] : inner instanceof z.ZodArray ? inner.element : undefined;
  }
  const object = unwrap(at);
  return object instanceof z.ZodObject ? Object.keys(object.shape).sort(byCodeUnit) : [];
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault ? unwrap(schema.unwrap()) : schema;
}
