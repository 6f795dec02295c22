/** Answers and errors in the bytes of each protocol. A member that the answer's shape does not have is a mistake of the test. */
import type { NormalizedSchema } from '@smithy/core/schema';
import { members, type Operation, type Protocol, type ServiceShape } from './shapes.ts';

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const requestId = '00000000-0000-4000-8000-000000000000';

/** An answer of one operation. */
export function encodeAnswer({ service, operation }: { readonly service: ServiceShape; readonly operation: Operation }, output: Readonly<Record<string, unknown>>): WireAnswer {
  const headers: Record<string, string> = { 'x-amzn-requestid': requestId };
  const status = operation.http?.[2] ?? 200;
  if (service.protocol === 'json') return { status, headers: { ...headers, 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(toJson(operation.output, output, 'json')) };
  if (service.protocol === 'rest-json') {
    const [payloadName, payload] = members(operation.output).find(([, member]) => member.getMergedTraits().httpPayload === 1) ?? [];
    const body = payload && payloadName !== undefined ? toJson(payload, output[payloadName], 'rest-json') : toJson(operation.output, output, 'rest-json');
    return { status, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) };
  }
  if (service.protocol === 'rest-xml') return { status, headers: { ...headers, 'content-type': 'application/xml' }, body: restXml(operation, output) };
  const inner = toXml(operation.output, output, service.protocol);
  const body = service.protocol === 'ec2' ? `<${operation.name}Response><requestId>${requestId}</requestId>${inner}</${operation.name}Response>` : `<${operation.name}Response><${operation.name}Result>${inner}</${operation.name}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation.name}Response>`;
  return { status, headers: { ...headers, 'content-type': 'text/xml' }, body };
}

/** An error as the protocol says it. */
export function encodeError(protocol: Protocol, { code, status, message }: { readonly code: string; readonly status: number; readonly message: string }): WireAnswer {
  const headers = { 'x-amzn-requestid': requestId };
  const xml = `<Code>${escape(code)}</Code><Message>${escape(message)}</Message>`;
  if (protocol === 'json') return { status, headers: { ...headers, 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify({ __type: `com.amazonaws#${code}`, message }) };
  if (protocol === 'rest-json') return { status, headers: { ...headers, 'content-type': 'application/json', 'x-amzn-errortype': `${code}:http://internal.amazon.com/` }, body: JSON.stringify({ message }) };
  if (protocol === 'rest-xml') return { status, headers: { ...headers, 'content-type': 'application/xml' }, body: `<Error>${xml}<RequestId>${requestId}</RequestId></Error>` };
  if (protocol === 'ec2') return { status, headers: { ...headers, 'content-type': 'text/xml' }, body: `<Response><Errors><Error>${xml}</Error></Errors><RequestID>${requestId}</RequestID></Response>` };
  return { status, headers: { ...headers, 'content-type': 'text/xml' }, body: `<ErrorResponse><Error><Type>Sender</Type>${xml}</Error><RequestId>${requestId}</RequestId></ErrorResponse>` };
}

function known(schema: NormalizedSchema, value: object): [string, NormalizedSchema, unknown][] {
  const shape = new Map(members(schema));
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([name, item]) => {
      const member = shape.get(name);
      if (!member) throw new Error(`The stand-in's data is wrong: ${schema.getName()} has no member ${name}; it has ${[...shape.keys()].join(', ')}.`);
      return [name, member, item];
    });
}

function toJson(schema: NormalizedSchema, value: unknown, protocol: Protocol): unknown {
  if (value === undefined || value === null) return undefined;
  if (value instanceof Date) return schema.getSchema() === 5 ? value.toISOString() : schema.getSchema() === 4 || schema.getSchema() === 7 ? value.getTime() / 1000 : value.toUTCString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value !== 'object' || schema.isDocumentSchema()) return value;
  if (Array.isArray(value)) return value.map((item) => toJson(schema.getValueSchema(), item, protocol));
  if (schema.isMapSchema()) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(schema.getValueSchema(), item, protocol)]));
  return Object.fromEntries(known(schema, value).map(([name, member, item]) => [protocol === 'rest-json' ? String(member.getMergedTraits().jsonName ?? name) : name, toJson(member, item, protocol)]));
}

function restXml({ output: schema }: Operation, output: Readonly<Record<string, unknown>>): string {
  const [payloadName, payload] = members(schema).find(([, member]) => member.getMergedTraits().httpPayload === 1) ?? [];
  if (payload && payloadName !== undefined) {
    known(schema, output);
    const value = output[payloadName];
    if (typeof value === 'string') return value;
    const root = String(payload.getMergedTraits().xmlName ?? payload.getName());
    return value === undefined ? '' : `<${root}>${toXml(payload, value, 'rest-xml')}</${root}>`;
  }
  const root = String(schema.getMergedTraits().xmlName ?? schema.getName());
  return `<${root}>${toXml(schema, output, 'rest-xml')}</${root}>`;
}

function toXml(schema: NormalizedSchema, value: unknown, protocol: Protocol): string {
  if (value === undefined || value === null) return '';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value !== 'object') return escape(String(value));
  return known(schema, value)
    .map(([name, member, item]) => element(String(member.getMemberTraits().xmlName ?? name), member, item, protocol))
    .join('');
}

function element(name: string, schema: NormalizedSchema, value: unknown, protocol: Protocol): string {
  if (Array.isArray(value)) {
    const item = schema.getValueSchema();
    if (schema.getMergedTraits().xmlFlattened === 1) return value.map((each) => `<${name}>${toXml(item, each, protocol)}</${name}>`).join('');
    const itemName = String(item.getMergedTraits().xmlName ?? 'member');
    return `<${name}>${value.map((each) => `<${itemName}>${toXml(item, each, protocol)}</${itemName}>`).join('')}</${name}>`;
  }
  if (schema.isMapSchema()) {
    const entries = Object.entries(value as object).map(([key, item]) => `<entry><key>${escape(key)}</key><value>${toXml(schema.getValueSchema(), item, protocol)}</value></entry>`);
    return `<${name}>${entries.join('')}</${name}>`;
  }
  return `<${name}>${toXml(schema, value, protocol)}</${name}>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
