/** GitHub's own description of its REST API: it judges what is asked and what is answered, and fills in what an answer must have. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

type Schema = Record<string, unknown>;
type Json = unknown;

interface Operation {
  readonly parameters?: readonly Schema[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> } & Schema>>;
}

/** The description of Enterprise Cloud has every operation of the others. */
const document = nullableAsUnion(JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@octokit/openapi/generated/ghec.json'), 'utf8'))) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const ajv = new Ajv({ strict: false, logger: false, validateSchema: false, coerceTypes: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document as object, 'github');
const coercing = new Ajv({ strict: false, logger: false, validateSchema: false, coerceTypes: true });
addFormats.default(coercing);
coercing.addSchema(document as object, 'github');
const compiled = new Map<string, ValidateFunction>();

export interface Route {
  /** `/orgs/{org}/hooks`. */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const templates = Object.entries(document.paths).map(([template, operations]) => ({
  template,
  methods: Object.keys(operations),
  names: [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string),
  pattern: new RegExp(`^${template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('([^/]+)')}$`),
  weight: template.replaceAll(/\{\w+\}/g, '').length,
}));

/** The operation of a path; the one with the most fixed text wins. */
export function routeOf(method: string, path: string): Route | undefined {
  const [found] = templates.filter(({ methods, pattern }) => methods.includes(method.toLowerCase()) && pattern.test(path)).sort((a, b) => b.weight - a.weight);
  if (!found) return undefined;
  const values = found.pattern.exec(path)?.slice(1) ?? [];
  return { template: found.template, parameters: Object.fromEntries(found.names.map((name, index) => [name, decodeURIComponent(values[index] as string)])) };
}

/** What is wrong with the query of a request. */
export function wrongQuery(template: string, query: URLSearchParams): string[] {
  const known = new Map((document.paths[template]?.['get']?.parameters ?? []).map((given) => resolved(given)).filter((given) => given['in'] === 'query').map((given) => [given['name'] as string, given['schema'] as Schema]));
  return [...query].flatMap(([name, value]) => {
    const schema = known.get(name);
    if (schema === undefined) return [`GET ${template} has no parameter ${name}`];
    const data = { value };
    return coercing.validate({ type: 'object', properties: { value: rooted(schema) } }, data) ? [] : [`GET ${template}: ${name}=${value} is not accepted: ${coercing.errorsText()}`];
  });
}

/** What is wrong with an answer. */
export function wrongAnswer(template: string, method: string, status: number, body: Json): string[] {
  const schema = schemaOf(template, method, status);
  if (schema === undefined) return [`${method} ${template} has no answer ${status} with a body`];
  const key = `${method} ${template} ${status}`;
  const validate = compiled.get(key) ?? ajv.compile(rooted(schema));
  compiled.set(key, validate);
  return validate(body) ? [] : [`${key}: ${ajv.errorsText(validate.errors?.slice(0, 5))}`];
}

/** Whether the description knows an answer of this status, with or without a body. */
export function hasAnswer(template: string, method: string, status: number): boolean {
  return document.paths[template]?.[method.toLowerCase()]?.responses[String(status)] !== undefined;
}

/** A whole answer: what is given, and a value for everything else that the description requires. */
export function filled(template: string, given: Json): Json {
  const schema = schemaOf(template, 'GET', 200);
  return schema === undefined ? given : fill(schema, given);
}

function schemaOf(template: string, method: string, status: number): Schema | undefined {
  const response = document.paths[template]?.[method.toLowerCase()]?.responses[String(status)];
  if (response === undefined) return undefined;
  const content = (resolved(response)['content'] ?? {}) as Record<string, { schema?: Schema }>;
  return content['application/json']?.schema;
}

function fill(given: Schema, value: Json): Json {
  const schema = flat(given);
  if (Array.isArray(value)) {
    const items = schema['items'] as Schema | undefined;
    return items === undefined ? value : value.map((item) => fill(items, item));
  }
  if (typeof value !== 'object' || value === null) return value;
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const out: Record<string, Json> = {};
  for (const name of (schema['required'] ?? []) as string[]) out[name] = properties[name] === undefined ? {} : sample(properties[name]);
  for (const [name, own] of Object.entries(value)) out[name] = properties[name] === undefined ? own : fill(properties[name], own);
  return out;
}

function sample(given: Schema): Json {
  const schema = flat(given);
  if (schema['isNullable'] === true) return null;
  const values = schema['enum'] as Json[] | undefined;
  if (values !== undefined) return values[0];
  const type = Array.isArray(schema['type']) ? (schema['type'] as string[])[0] : schema['type'];
  if (type === 'string') return sampleText(schema['format'] as string | undefined);
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return false;
  if (type === 'array') return [];
  return fill(schema, {});
}

function sampleText(format: string | undefined): string {
  if (format === 'date-time') return '2026-01-01T00:00:00Z';
  if (format === 'uri') return 'https://api.github.com/x';
  return format === 'email' ? 'x@example.com' : 'x';
}

/** One object schema of what is referred to, joined or offered: of several, the one for objects. */
function flat(given: Schema): Schema {
  const schema = resolved(given);
  const all = schema['allOf'] as Schema[] | undefined;
  if (all !== undefined) return merged([schema, ...all.map(flat)]);
  const some = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
  if (some === undefined) return schema;
  const chosen = some.map(flat).filter((option) => option['type'] !== 'null');
  const isNullable = some.some((option) => option['type'] === 'null');
  return { ...merged([schema, (chosen.find((option) => option['properties'] !== undefined) ?? chosen[0]) as Schema]), ...(isNullable && { isNullable }) };
}

function merged(schemas: readonly Schema[]): Schema {
  const out: Schema = {};
  for (const { allOf: _, anyOf: __, oneOf: ___, ...schema } of schemas) {
    Object.assign(out, schema, {
      properties: { ...((out['properties'] ?? {}) as object), ...((schema['properties'] ?? {}) as object) },
      required: [...((out['required'] ?? []) as string[]), ...((schema['required'] ?? []) as string[])],
    });
  }
  return out;
}

function resolved(schema: Schema): Schema {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  let target: unknown = document;
  for (const part of reference.slice(2).split('/')) target = (target as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  return resolved(target as Schema);
}

/** References of a part are to the whole description. */
function rooted(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"github#/')) as Schema;
}

/** `nullable` of OpenAPI 3.0 in the words of JSON Schema; and `oneOf` as `anyOf`, since many of the offered forms overlap (the payload of a PublicEvent fits several). */
function nullableAsUnion(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nullableAsUnion);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, own]) => [name, name === 'example' || name === 'examples' ? undefined : nullableAsUnion(own)]));
  if (copy['oneOf'] !== undefined) {
    copy['anyOf'] = copy['oneOf'];
    delete copy['oneOf'];
  }
  if (copy['nullable'] !== true) return copy;
  delete copy['nullable'];
  return { anyOf: [copy, { type: 'null' }] };
}
