/** Values that break a JSON Schema, and one that does not, made from the schema itself. */

export type JsonSchema = Readonly<Record<string, unknown>>;

/** A body or query with one thing wrong, and what that is. */
export interface Violation {
  readonly what: string;
  readonly value: unknown;
}

/** Longer than any text that a route takes; bytes of a body are limited apart. */
const hugeText = 'x'.repeat(70_000);

const junkTexts: readonly string[] = ['', ' ', '\u0000', '\ud800', '\u202e\u{1F4A5}\ufeff', '../../etc/passwd', "'; drop table users; --", '%00%0d%0a', '__proto__', '1e999', '2026-99-99', hugeText];
const junkNumbers: readonly unknown[] = [-1, 0, 0.5, 1e308, 2 ** 53, -(2 ** 63)];

/** Violations in one place of a request are never more than these; schemas inside one another would make thousands. */
const perFieldMax = 40;

/** A value that the schema allows, as small as it can be. It need not make sense to the handler: then it is refused further in. */
export function smallest(schema: JsonSchema, definitions: JsonSchema = {}, depth = 0): unknown {
  const at = resolved(schema, definitions);
  if ('default' in at) return at['default'];
  if ('const' in at) return at['const'];
  const [first] = (at['enum'] ?? []) as unknown[];
  if (first !== undefined) return first;
  const [choice] = choices(at);
  if (choice !== undefined) return smallest(choice, definitions, depth);
  switch (typeOf(at)) {
    case 'object':
      return Object.fromEntries(required(at).map((name) => [name, depth > 8 ? null : smallest(properties(at)[name] ?? {}, definitions, depth + 1)]));
    case 'array':
      return Array.from({ length: Math.min(Number(at['minItems'] ?? 0), 5) }, () => smallest((at['items'] ?? {}) as JsonSchema, definitions, depth + 1));
    case 'integer':
    case 'number':
      return Math.max(Number(at['minimum'] ?? 1), 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return text(at);
  }
}

/** Bodies that each break the schema of an object in one place, with everything else as it should be; and bodies of no object. */
export function bodyViolations(schema: JsonSchema): Violation[] {
  const definitions = (schema['$defs'] ?? {}) as JsonSchema;
  const valid = smallest(schema, definitions);
  const whole: Violation[] = [null, true, 7, 'text', [], [[]], [valid]].map((value) => ({ what: `the whole body as ${shown(value)}`, value }));
  return [...whole, { what: 'an empty object', value: {} }, ...objectViolations(schema, valid, definitions)];
}

/** Query strings that each break the schema of a query in one place. */
export function queryViolations(schema: JsonSchema): { what: string; query: string }[] {
  const valid = smallest(schema) as Readonly<Record<string, unknown>>;
  const with_ = (changed: Readonly<Record<string, readonly string[]>>) => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(valid)) if (!(name in changed)) search.append(name, String(value));
    for (const [name, values] of Object.entries(changed)) for (const value of values) search.append(name, value.toWellFormed());
    return search.toString();
  };
  const names = Object.keys(properties(schema));
  const single = names.flatMap((name) => [...junkTexts.map((junk) => junk.slice(0, 5_000)), ...junkNumbers.map(String), 'true', '[]', '{}'].map((junk) => ({ what: `${name} = ${shown(junk)}`, query: with_({ [name]: [junk] }) })));
  const twice = names.map((name) => ({ what: `${name} twice`, query: with_({ [name]: ['a', 'b'] }) }));
  const missing = required(schema).map((name) => ({ what: `without ${name}`, query: with_({ [name]: [] }) }));
  const unknown = ['nobody_knows_this', '__proto__', 'constructor', 'a[b]', ''].map((name) => ({ what: `an unknown ${shown(name)}`, query: with_({ [name]: ['x'] }) }));
  const raw = ['%', '%zz=1', '&&&&', '=', 'a=%E0%A4%A', `${'a'.repeat(4_000)}=1`].map((query) => ({ what: `the raw query ${shown(query)}`, query }));
  return [...single, ...twice, ...missing, ...unknown, ...raw];
}

/** Path parameters that name nothing, as they stand in an address. */
export const junkParameters: readonly string[] = ['none', '%00', '..%2f..%2fetc%2fpasswd', '%2e%2e', '%E2%80%AE', '%ff', '%F0%9F%92%A5', "';--", '__proto__', 'constructor', '-1', '%20', 'x'.repeat(4_000), '%0d%0aset-cookie:%20a=b'];

function objectViolations(schema: JsonSchema, valid: unknown, definitions: JsonSchema): Violation[] {
  const at = resolved(schema, definitions);
  if (typeOf(at) !== 'object' || typeof valid !== 'object' || valid === null) return choices(at).flatMap((choice) => objectViolations(choice, smallest(choice, definitions), definitions));
  const inPlace = valid as Readonly<Record<string, unknown>>;
  const missing = required(at).map((name) => ({ what: `without ${name}`, value: Object.fromEntries(Object.entries(inPlace).filter(([key]) => key !== name)) }));
  const unknown = ['nobody_knows_this', 'org_id', 'id', 'role', 'constructor'].filter((name) => !(name in properties(at))).map((name) => ({ what: `an unknown ${name}`, value: { ...inPlace, [name]: 'x' } }));
  const wrong = Object.entries(properties(at)).flatMap(([name, property]) =>
    valueViolations(property, definitions)
      .slice(0, perFieldMax)
      .map(({ what, value }) => ({ what: `${name}: ${what}`, value: { ...inPlace, [name]: value } })),
  );
  return [...missing, ...unknown, ...wrong];
}

/** Wrong values for one place: other types, too much, too little, what is one level in. */
function valueViolations(schema: JsonSchema, definitions: JsonSchema, depth = 0): Violation[] {
  const at = resolved(schema, definitions);
  const plain = [null, true, [], [null], {}, { a: { b: [] } }, ...junkNumbers, ...junkTexts, Array.from({ length: 12_000 }, () => 'x'), nested(20), nested(31), nested(200)];
  const inner: Violation[] = depth > 1 ? [] : innerViolations(at, definitions, depth);
  return [...inner.slice(0, perFieldMax / 2), ...plain.map((value) => ({ what: shown(value), value }))];
}

function innerViolations(at: JsonSchema, definitions: JsonSchema, depth: number): Violation[] {
  const type = typeOf(at);
  if (type === 'array') {
    const item = (at['items'] ?? {}) as JsonSchema;
    const valid = smallest(item, definitions);
    return [{ what: 'many valid items', value: Array.from({ length: 2_000 }, () => valid) }, ...valueViolations(item, definitions, depth + 1).map(({ what, value }) => ({ what: `an item ${what}`, value: [value] }))];
  }
  if (type === 'object') return objectViolations(at, smallest(at, definitions), definitions);
  return choices(at).flatMap((choice) => innerViolations(resolved(choice, definitions), definitions, depth + 1));
}

/** Objects inside one another, beyond any limit of depth. */
function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < levels; i += 1) value = { a: value };
  return value;
}

function resolved(schema: JsonSchema, definitions: JsonSchema): JsonSchema {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  return (definitions[ref.replace('#/$defs/', '')] ?? {}) as JsonSchema;
}

function choices(schema: JsonSchema): JsonSchema[] {
  return ((schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf'] ?? []) as JsonSchema[]).slice(0, 4);
}

function properties(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return (schema['properties'] ?? {}) as Record<string, JsonSchema>;
}

function required(schema: JsonSchema): string[] {
  return (schema['required'] ?? []) as string[];
}

function typeOf(schema: JsonSchema): unknown {
  const type = schema['type'];
  return Array.isArray(type) ? type[0] : type;
}

/** A text of the right length that fits the usual patterns. */
function text(schema: JsonSchema): string {
  if (schema['format'] === 'uri') return 'https://example.com/';
  if (schema['format'] === 'date-time') return '2026-11-21T12:00:00Z';
  const pattern = schema['pattern'];
  const candidates = ['a@example.com', 'x', '2026-11-21T12:00:00Z', '1', 'https://example.com/', 'org/name', 'a'.repeat(64), '0'.repeat(64), 'wbi_x'].map((candidate) => candidate.padEnd(Number(schema['minLength'] ?? 0), 'x'));
  const fitting = typeof pattern === 'string' ? candidates.find((candidate) => new RegExp(pattern, 'u').test(candidate)) : undefined;
  return fitting ?? 'x'.repeat(Math.max(1, Math.min(Number(schema['minLength'] ?? 1), 200)));
}

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'undefined';
  return json.length > 40 ? `${json.slice(0, 37)}…(${json.length})` : json;
}
