/** A JSON Schema as a person reads it: the shape of the value with types in the place of values. Pure. */

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Levels that are written out; what lies deeper is named only. */
const depthMax = 6;

/** A few lines of text. @param schemas - what `$ref` points to; a schema that holds itself is named where it comes again. */
export function schemaText(schema: JsonSchema, schemas: Readonly<Record<string, JsonSchema>>, indent = '', open: readonly string[] = []): string {
  const { $ref, const: constant, enum: values, anyOf, oneOf, allOf, type } = schema as {
    $ref?: string;
    const?: unknown;
    enum?: readonly unknown[];
    anyOf?: readonly JsonSchema[];
    oneOf?: readonly JsonSchema[];
    allOf?: readonly JsonSchema[];
    type?: string | readonly string[];
  };
  if ($ref !== undefined) return referenced($ref, schemas, indent, open);
  if (constant !== undefined) return JSON.stringify(constant);
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(' | ');
  const parts = anyOf ?? oneOf ?? allOf;
  if (parts !== undefined) return [...new Set(parts.map((part) => schemaText(part, schemas, indent, open)))].join(allOf === undefined ? ' | ' : ' & ');
  if (Array.isArray(type)) return type.join(' | ');
  if (indent.length / 2 >= depthMax) return '…';
  if (type === 'array') return `[${schemaText((schema['items'] ?? {}) as JsonSchema, schemas, indent, open)}]`;
  if (type === 'object') return objectText(schema, schemas, indent, open);
  return typeof type === 'string' ? type + limits(schema) : 'any';
}

function referenced(reference: string, schemas: Readonly<Record<string, JsonSchema>>, indent: string, open: readonly string[]): string {
  const name = reference.split('/').at(-1) ?? '';
  const schema = schemas[name];
  return schema === undefined || open.includes(name) ? name : schemaText(schema, schemas, indent, [...open, name]);
}

function objectText(schema: JsonSchema, schemas: Readonly<Record<string, JsonSchema>>, indent: string, open: readonly string[]): string {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  const rest = schema['additionalProperties'];
  if (properties.length === 0) return `{ …: ${typeof rest === 'object' && rest !== null ? schemaText(rest as JsonSchema, schemas, indent, open) : 'any'} }`;
  const inner = `${indent}  `;
  const lines = properties.map(([name, property]) => {
    const says = typeof property['description'] === 'string' ? `  // ${property['description']}` : '';
    return `${inner}${name}${required.has(name) ? '' : '?'}: ${schemaText(property, schemas, inner, open)}${says}`;
  });
  return ['{', ...lines, `${indent}}`].join('\n');
}

function limits({ minLength, maxLength, minimum, maximum, format }: JsonSchema): string {
  const isSafe = (value: unknown) => typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  const [low, high] = [minLength ?? minimum, maxLength ?? maximum].map((value) => (isSafe(value) ? String(value) : ''));
  const range = low === '' && high === '' ? '' : ` ${low}–${high}`;
  return typeof format === 'string' ? ` ${format}` : range;
}
