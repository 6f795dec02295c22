/** The reference page: plain HTML made from the OpenAPI document, readable without scripts. Pure. */
import { by } from '#shared/model/order.ts';
import { schemaText, type JsonSchema } from './schema-text.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: JsonSchema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
  readonly description?: string;
}

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** A whole HTML document. Everything of the OpenAPI document is escaped, whoever wrote it. */
export function referencePage(openApi: object): string {
  const document = openApi as Document;
  const entries = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ method, path, operation })));
  const groups = [...Map.groupBy(entries, ({ operation }) => operation.tags[0] ?? 'Other')].sort(by(([tag]) => tag));
  const base = document.servers[0]?.url ?? '';
  const { info } = document;
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(info.title)} API ${text(info.version)}</title><link rel="stylesheet" href="docs/style.css"></head>`,
    '<body>',
    `<nav aria-label="Operations">${groups.map(([tag, group]) => `<h2>${text(tag)}</h2><ul>${group.map(navigationLine).join('')}</ul>`).join('')}</nav>`,
    '<main>',
    `<h1>${text(info.title)} API</h1><p>${text(info.description)} Version ${text(info.version)}; the same as a document: <a href="openapi.json">openapi.json</a>.</p>`,
    `<p>Send <code>Authorization: Bearer</code> with an access token or an API key. Every reply carries <code>X-Request-Id</code>; every error has one body:</p>`,
    `<pre>${text(JSON.stringify({ code: 'not_found', message: 'There is no policy "pol_1".', request_id: '…', error: { code: 'not_found', message: '…' } }, null, 2))}</pre>`,
    ...groups.map(([tag, group]) => `<section><h2>${text(tag)}</h2>${group.map((entry) => operationBlock(entry, base, document.components.schemas)).join('')}</section>`),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function navigationLine({ method, path, operation }: Entry): string {
  return `<li><a href="#${text(operation.operationId)}"><span class="method ${text(method)}">${text(method.toUpperCase())}</span> ${text(path)}</a></li>`;
}

function operationBlock({ method, path, operation }: Entry, base: string, schemas: Document['components']['schemas']): string {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const bodySchema = requestBody?.content?.['application/json']?.schema;
  return [
    `<details id="${text(operationId)}"><summary><span class="method ${text(method)}">${text(method.toUpperCase())}</span><code>${text(base + path)}</code><span class="says">${text(summary)}</span></summary><div>`,
    `<p>${text(description)}</p>`,
    parameters.length === 0 ? '' : `<h3>Parameters</h3><table><tr><th>name</th><th>in</th><th>type</th><th>meaning</th></tr>${parameters.map((parameter) => parameterRow(parameter, schemas)).join('')}</table>`,
    requestBody === undefined ? '' : `<h3>Body</h3><pre>${bodySchema === undefined ? 'bytes' : text(schemaText(bodySchema, schemas))}</pre>`,
    `<h3>Replies</h3>${Object.entries(responses).map(([status, content]) => replyBlock(status, content, schemas)).join('')}`,
    '</div></details>',
  ].join('');
}

function parameterRow({ name, in: place, required, schema, description }: Parameter, schemas: Document['components']['schemas']): string {
  const means = description ?? (typeof schema?.['description'] === 'string' ? schema['description'] : '');
  return `<tr><td><code>${text(name)}</code>${required === true ? ' (required)' : ''}</td><td>${text(place)}</td><td><code>${text(schemaText(schema ?? {}, schemas))}</code></td><td>${text(means)}</td></tr>`;
}

function replyBlock(status: string, { content, description }: Content, schemas: Document['components']['schemas']): string {
  const [[media, body] = []] = Object.entries(content ?? {});
  // Errors share one body, which stands at the top of the page.
  const shape = Number(status) >= 400 ? '' : body?.schema === undefined ? (media === undefined ? '' : `<pre>${text(media)}</pre>`) : `<pre>${text(schemaText(body.schema, schemas))}</pre>`;
  return `<p><strong>${text(status)}</strong> ${text(description ?? '')}</p>${shape}`;
}

function text(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
