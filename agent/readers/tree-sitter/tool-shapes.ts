/** How code describes a function to a model, whatever sends it there: an object, or a class, with a name, a description and a schema of the parameters. */
import type { Value } from '#shared/model/fact.ts';
import type { ClassInfo, CodeModel, Definition, Entry, Expr } from './code-model.ts';
import { noteMessage, valueAt } from './messages.ts';

/**
 * Notes an object that describes a function to a model: `{ type: "function", function: { name, … } }`, `{ type: "function", name, parameters }`,
 * `{ name, input_schema }`, `{ name, description, inputSchema }`, and `{ name, description, parameters }` where the parameters turn out to be described
 * by a schema. Nothing else that people write has these keys together. Also one that describes a server of MCP that the model's vendor calls:
 * `{ server_label, server_url }`. `of` is what the object is assigned to.
 */
export function noteTool(model: CodeModel, entries: readonly Entry[], at: number, of?: string): void {
  const valueOf = (key: string) => valueAt(entries, key);
  const assigned = of === undefined ? {} : { of };
  noteMessage(model, entries, at);
  const type = valueOf('type');
  if ((valueOf('server_url') ?? valueOf('serverUrl')) && (valueOf('server_label') ?? valueOf('serverLabel'))) model.toolLists.push({ at, list: { kind: 'list', items: [{ value: { kind: 'object', entries }, isSpread: false }] } });
  const inner = type?.kind === 'string' && type.text === 'function' ? valueOf('function') : undefined;
  if (inner?.kind === 'object') {
    const name = valueAt(inner.entries, 'name');
    // What a model answered with, told to it again, is no definition.
    if (name && valueAt(inner.entries, 'arguments') === undefined) model.tools.push({ at, name, ...assigned });
    return;
  }
  // Fields of Go and C# begin with a capital.
  const name = valueOf('name') ?? valueOf('Name');
  if (!name) return;
  const isTold =
    (type?.kind === 'string' && type.text === 'function' && valueOf('parameters')?.kind === 'object') ||
    valueOf('input_schema') !== undefined ||
    (valueOf('inputSchema') !== undefined && valueOf('description') !== undefined);
  if (isTold) {
    model.tools.push({ at, name, ...assigned });
    return;
  }
  if (!(valueOf('description') ?? valueOf('Description'))) return;
  const isRun = entries.some(({ key, value }) => key?.kind === 'string' && runs.test(key.text) && value.kind !== 'string');
  const schema = firstOf(schemaKeys, valueOf) ?? (isRun ? firstOf(looseSchemaKeys, valueOf) : undefined);
  if (schema) model.tools.push({ at, name, schema, isRun, ...assigned });
}

/** What a tool's parameters are described under, and what also stands for other things when nothing runs beside it. */
const schemaKeys = ['parameters', 'Parameters', 'input_schema', 'inputSchema', 'InputSchema', 'parametersJsonSchema', 'parameters_schema', 'parametersSchema', 'parameterSchema', 'args_schema', 'argsSchema'];
const looseSchemaKeys = ['schema', 'params', 'args', 'input'];
/** What does the work of a tool. */
const runs = /^_?(?:execute|run|handler|handle|invoke|call|func|fn|callback|implementation|__call__)(?:_?(?:async|tool))?$/i;

/** The name and the schema of a class that describes itself to a model: `name`, `description` and `parameters` as fields, properties or methods without parameters. */
export function toolOfClass({ scope, attributes }: ClassInfo): { name: Expr; schema: Expr; isRun: boolean } | undefined {
  const valueOf = (key: string) => givenBy(scope.definitions.get(key) ?? attributes.get(key));
  const name = firstOf(['name', 'Name', 'getName', 'get_name', 'tool_name', 'toolName'], valueOf);
  if (!name || !firstOf(['description', 'Description', 'getDescription', 'get_description', 'tool_description'], valueOf)) return undefined;
  const schema = firstOf([...schemaKeys, 'getParameters', 'get_parameters', 'getInputSchema', 'getSchema', 'schema'], valueOf);
  return schema && { name, schema, isRun: [...scope.definitions.keys()].some((key) => runs.test(key)) };
}

/** Whether a value describes parameters: a JSON schema, written out or as text, or one that a library of schemas makes of an object, for what is run. */
export function isFunctionSchema(value: Value, isRun: boolean): boolean {
  switch (value.kind) {
    case 'object': {
      const [type, properties] = [value.entries['type'] ?? value.entries['Type'], value.entries['properties'] ?? value.entries['Properties']];
      return (type?.kind === 'string' && type.text.toLowerCase() === 'object') || (properties?.kind === 'object' && type !== undefined);
    }
    case 'string':
      return /^\s*\{[^]{0,400}"type"\s*:\s*"object"/.test(value.text);
    case 'call':
      return isRun && schemaMakers.test(value.path);
    default:
      return false;
  }
}

/** A schema that stands elsewhere, by what it is called: `ReadFileInput`, `schemas.readFile`. */
export function isNamedSchema(expr: Expr): boolean {
  if (expr.kind === 'name') return /(?:schema|input|params|parameters|args)$/i.test(expr.name);
  return expr.kind === 'member' && expr.object.kind === 'name' && /schemas?$/i.test(expr.object.name);
}

/** `z.object`, `Type.Object`, `Schema.Struct`. */
const schemaMakers = /(?:[.#](?:strict|loose)?object|[.#]Type\.Object|[.#]Schema\.Struct)$/i;

function firstOf(keys: readonly string[], valueOf: (key: string) => Expr | undefined): Expr | undefined {
  for (const key of keys) {
    const value = valueOf(key);
    if (value) return value;
  }
  return undefined;
}

/** What a member is, or gives when it is a function that gives one thing. */
function givenBy(definitions: readonly Definition[] | undefined): Expr | undefined {
  const value = definitions?.at(-1)?.value;
  if (value?.kind !== 'function') return value;
  return value.fn.returns.length === 1 ? value.fn.returns[0] : undefined;
}
