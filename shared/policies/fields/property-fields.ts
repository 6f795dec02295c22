/** Fields of components of one kind, read from the component's properties. One table, hence its length. */
import type { Component, ComponentKind } from '../../model/component.ts';
import type { Field, FieldType } from '../field.ts';
import type { Reading } from '../reading.ts';

interface PropertyRow {
  readonly name: string;
  readonly type: FieldType;
  readonly summary: string;
  readonly values?: readonly string[];
  /** Property that holds it; default: the name. */
  readonly property?: string;
  /** Turns the property's text into the value; default: by type. */
  readonly parse?: (text: string) => Reading;
}

const ecosystem: PropertyRow = { name: 'ecosystem', type: 'string', summary: 'The package ecosystem, by its purl type: npm, pypi, golang, maven, nuget, cargo, gem, composer, conda, github.' };
const role: PropertyRow = { name: 'role', type: 'string', summary: 'What the package is in the AI world: sdk, framework, gateway, serving and so on.' };

const tables: readonly { readonly prefix: string; readonly kinds: readonly ComponentKind[]; readonly rows: readonly PropertyRow[] }[] = [
  {
    prefix: 'model',
    kinds: ['model', 'embedding_model'],
    rows: [
      { name: 'canonical', type: 'string', summary: "The catalog's name for the model." },
      { name: 'listed', type: 'boolean', summary: "Whether the model is in the catalog's list of its provider." },
      { name: 'pinned', type: 'boolean', summary: 'Whether the id names one fixed version; unreadable for providers without a rule.' },
      { name: 'released_on', type: 'date', summary: 'When the provider released it.' },
      { name: 'deprecated_on', type: 'date', summary: 'When the provider called it deprecated.' },
      { name: 'retires_on', type: 'date', summary: 'When the provider switches it off.' },
      { name: 'replacement', type: 'string', summary: 'The model that the provider names as its successor.' },
    ],
  },
  { prefix: 'sdk', kinds: ['sdk'], rows: [ecosystem, { name: 'package', type: 'string', summary: 'The package that is imported.' }, role, { name: 'first_party', type: 'boolean', summary: 'Whether its own manifest stands in the same source.' }] },
  {
    prefix: 'dependency',
    kinds: ['dependency'],
    rows: [
      ecosystem,
      { name: 'scope', type: 'string', values: ['runtime', 'dev', 'optional', 'peer'], summary: 'What the package is needed for.' },
      { name: 'direct', type: 'boolean', summary: 'Stated in a manifest, not brought by another package.' },
      { name: 'range', type: 'string', summary: 'The requirement as written: ^4.0.0.' },
      { name: 'origin', type: 'string', values: ['manifest', 'lockfile', 'both'], summary: 'Where it is stated.' },
      role,
    ],
  },
  {
    prefix: 'mcp_server',
    kinds: ['mcp_server'],
    rows: [
      { name: 'origin', type: 'string', values: ['implemented', 'configured', 'remote'], summary: 'Written in this code, started by a client configuration, or reached over the network.' },
      { name: 'transport', type: 'string', values: ['stdio', 'http', 'sse'], summary: 'How clients talk to it.' },
      { name: 'client', type: 'string', summary: 'Whose configuration names it: claude-desktop, cursor, vscode.' },
      { name: 'command', type: 'string', summary: 'The command that starts it.' },
      { name: 'args', type: 'strings', summary: 'The arguments of the command, secrets masked.' },
      { name: 'package', type: 'string', summary: 'The package that the command runs.' },
      { name: 'package_version', type: 'string', summary: 'The version of that package, when the command fixes one.' },
      { name: 'package_ecosystem', type: 'string', values: ['npm', 'pypi', 'oci'], summary: 'Where that package comes from.' },
      { name: 'pinned', type: 'boolean', summary: 'Whether the command fixes the version; absent when it runs no package.' },
      { name: 'url', type: 'string', summary: 'Its address, without credentials and query.' },
      { name: 'tls', type: 'boolean', summary: 'Whether the address is encrypted.' },
      { name: 'auth', type: 'string', values: ['header', 'env', 'none'], summary: 'How the client proves who it is.' },
      { name: 'auto_approved', type: 'strings', summary: 'Tools that run without asking; * means all.' },
      { name: 'disabled', type: 'boolean', summary: 'Whether the configuration switches it off.' },
      { name: 'secret_names', type: 'strings', property: 'secrets', parse: namesOf, summary: 'Names of settings that hold a credential in plain text.' },
      { name: 'references', type: 'strings', summary: 'Names of settings whose value is a reference such as ${TOKEN}.' },
    ],
  },
  {
    prefix: 'secret',
    kinds: ['secret'],
    rows: [
      { name: 'detector', type: 'string', summary: 'Which detector found it.' },
      { name: 'context', type: 'string', values: ['code', 'test', 'documentation', 'placeholder'], summary: 'What the place suggests: real code, a test, documentation, or a sample value.' },
    ],
  },
  {
    prefix: 'model_file',
    kinds: ['model_file'],
    rows: [
      { name: 'format', type: 'string', values: ['gguf', 'safetensors', 'onnx', 'pytorch', 'pickle', 'keras', 'hdf5', 'tflite', 'numpy'], summary: 'The file format, by header.' },
      { name: 'size_bytes', type: 'number', summary: 'The size of the file, bytes.' },
      { name: 'dangerous_imports', type: 'strings', summary: 'What a pickle would import on loading; absent when the format has none or it was not read.' },
    ],
  },
  { prefix: 'endpoint', kinds: ['endpoint'], rows: [{ name: 'scheme', type: 'string', values: ['http', 'https', 'ws', 'wss'], summary: 'The scheme of the address.' }] },
  {
    prefix: 'container_image',
    kinds: ['container_image'],
    rows: [
      { name: 'tag', type: 'string', summary: 'The tag as written.' },
      { name: 'digest', type: 'string', summary: 'The digest, when the image is pinned by one.' },
      { name: 'service_names', type: 'strings', property: 'services', parse: namesOf, summary: 'Compose services that run it.' },
      { name: 'privileged', type: 'boolean', property: 'services', parse: anyPrivileged, summary: 'Whether a compose service runs it with all privileges.' },
    ],
  },
  {
    prefix: 'instruction_file',
    kinds: ['instruction_file'],
    rows: [
      { name: 'client', type: 'string', summary: 'Which coding agent reads it.' },
      { name: 'hidden_count', type: 'number', property: 'hidden', parse: lengthOf, summary: 'How many invisible or direction-changing characters it holds.' },
      { name: 'setting_keys', type: 'strings', property: 'settings', parse: keysOf, summary: 'The keys that it sets: permissions.allow.' },
    ],
  },
  {
    prefix: 'workflow_node',
    kinds: ['workflow_node'],
    rows: [
      { name: 'node_type', type: 'string', summary: 'The type of the node: @n8n/n8n-nodes-langchain.agent.' },
      { name: 'role', type: 'string', summary: 'What the node does: agent, model, tool, memory, trigger.' },
      { name: 'workflow', type: 'string', summary: 'Id of the workflow resource it stands in.' },
      { name: 'disabled', type: 'boolean', summary: 'Whether the node is switched off.' },
    ],
  },
];

const parsers: Readonly<Record<FieldType, (text: string) => Reading>> = {
  string: (text) => text,
  severity: (text) => text,
  strings: (text) => withJson(text, (value) => (Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined)),
  number: (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : { unread: `${shown(text)} is not a number` }),
  boolean: (text) => {
    if (text === 'true') return true;
    if (text === 'false') return false;
    if (text === 'not_applicable') return undefined;
    return { unread: text === 'unknown' ? 'the scan could not tell' : `${shown(text)} is neither true nor false` };
  },
  date: (text) => (/^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : { unread: `${shown(text)} is not a date` }),
};

export const propertyFields: readonly Field<'component'>[] = tables.flatMap(({ prefix, kinds, rows }) =>
  rows.map((row): Field<'component'> => {
    const property = row.property ?? row.name;
    const parse = row.parse ?? parsers[row.type];
    return {
      subject: 'component',
      name: `${prefix}.${row.name}`,
      type: row.type,
      summary: row.summary,
      kinds,
      ...(row.values && { values: row.values }),
      read: (component: Component) => {
        if (!kinds.includes(component.kind)) return undefined;
        const text = component.properties[property];
        return text === undefined ? undefined : parse(text);
      },
    };
  }),
);

function namesOf(text: string): Reading {
  return withJson(text, (value) => (Array.isArray(value) ? value.map((item) => textOf(item, 'name')).filter((name) => name !== undefined) : undefined));
}

function anyPrivileged(text: string): Reading {
  return withJson(text, (value) => (Array.isArray(value) ? value.some((item) => isRecord(item) && (item['isPrivileged'] === true || item['is_privileged'] === true)) : undefined));
}

function lengthOf(text: string): Reading {
  return withJson(text, (value) => (Array.isArray(value) ? value.length : undefined));
}

function keysOf(text: string): Reading {
  return withJson(text, (value) => (isRecord(value) ? Object.keys(value) : undefined));
}

function withJson(text: string, take: (value: unknown) => Reading): Reading {
  try {
    return take(JSON.parse(text)) ?? { unread: `${shown(text)} has another shape than expected` };
  } catch {
    return { unread: `${shown(text)} is not JSON` };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown, key: string): string | undefined {
  const text = isRecord(value) ? value[key] : undefined;
  return typeof text === 'string' ? text : undefined;
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
