/** The JSON schema of `waybill.yaml`, made of the tables that check it: editors complete and mark what `waybill config check` would say. */
import { z } from 'zod';
import type { SettingTable } from '../sources/source.ts';
import { credentialFields, exportFields, integrationFields, listHelp, type FieldTable } from './file-fields.ts';
import { secretForm, variableForm } from './references.ts';
import { fileOptions, type FileWorld } from './waybill-file.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** The schema; the same tables give the same bytes. */
export function waybillFileSchema({ sources, destinations, formats }: Omit<FileWorld, 'variables'>): JsonSchema {
  const tables = [...sources.map(({ id, settings }) => ({ name: `source_${id}`, settings })), ...destinations.map(({ id, settings }) => ({ name: `export_${id}`, settings }))];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:waybill:schema:configuration:1',
    title: 'Configuration of a Waybill agent: waybill.yaml',
    description: 'Found by --config, WAYBILL_CONFIG or in the data directory, never in a scan target.',
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(Object.entries(fileOptions).map(([name, { schema, help }]) => [name, { description: help, ...inputOf(schema) }])),
      integrations: list('integrations', mapping(integrationFields, sources.map(({ id }) => ({ field: 'target', pattern: `^${id}:`, table: `source_${id}` })))),
      credentials: list('credentials', mapping(credentialFields, sources.map(({ id }) => ({ field: 'kind', pattern: `^${id}$`, table: `source_${id}` })), { kind: { enum: sources.map(({ id }) => id) } })),
      exports: list('exports', mapping(exportFields, destinations.map(({ id }) => ({ field: 'to', pattern: `^${id}:`, table: `export_${id}` })), { format: { enum: formats } })),
    },
    $defs: Object.fromEntries(tables.map(({ name, settings }) => [name, settingsOf(settings)])),
  };
}

function list(name: keyof typeof listHelp, items: JsonSchema): JsonSchema {
  return { description: listHelp[name], type: ['array', 'null'], items };
}

/** A mapping whose settings are those of the table that one of its fields names. */
function mapping(table: FieldTable, choices: readonly { field: string; pattern: string; table: string }[], narrower: Readonly<Record<string, JsonSchema>> = {}): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.entries(table)
      .filter(([, { schema }]) => !schema.safeParse(undefined).success)
      .map(([name]) => name),
    properties: {
      ...Object.fromEntries(Object.entries(table).map(([name, { schema, help }]) => [name, { description: help, ...inputOf(schema), ...narrower[name] }])),
      settings: { type: 'object' },
    },
    // The field names another table, or the settings are those of this one.
    allOf: choices.map(({ field, pattern, table: name }) => ({
      anyOf: [{ properties: { [field]: { not: { type: 'string', pattern } } } }, { properties: { settings: { $ref: `#/$defs/${name}` } } }],
    })),
  };
}

function settingsOf(table: SettingTable): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(table).map(([name, { schema, help, isSecret, variables }]) => {
        const description = variables === undefined ? help : `${help}; without it ${variables.join(' or ')}`;
        if (isSecret === true) return [name, { description: `${description}. A reference: \${NAME} or file:PATH.`, type: 'string', pattern: secretForm }];
        const { default: fallback, ...input } = inputOf(schema);
        return [name, { description, anyOf: [input, { type: 'string', pattern: variableForm }], ...(fallback === undefined ? {} : { default: fallback }) }];
      }),
    ),
  };
}

/** What a schema takes; refinements that JSON schema cannot say are left to `waybill config check`. */
function inputOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...input } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
  return input;
}
