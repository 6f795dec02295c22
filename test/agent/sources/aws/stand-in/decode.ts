/** Requests as AWS would read them. What a service does not know is refused, as AWS does with most of it. */
import type { NormalizedSchema } from '@smithy/core/schema';
import { members, type Operation, type ServiceShape } from './shapes.ts';

export interface WireRequest {
  readonly method: string;
  /** Path without the query, still encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Decoded {
  readonly service: ServiceShape;
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Thrown for what no AWS service has. */
export class Unknown extends Error {}

/** Finds out what is asked. @throws {Unknown} for an operation or a parameter that does not exist. */
export function decode(candidates: readonly ServiceShape[], request: WireRequest): Decoded {
  for (const service of candidates) {
    if (service.protocol === 'json') {
      const name = String(request.headers['x-amz-target'] ?? '').split('.').at(-1) ?? '';
      const operation = service.operations.get(name);
      if (operation) return { service, operation, input: fromJson(operation.input, JSON.parse(request.body || '{}')) as Record<string, unknown> };
    } else if (service.protocol === 'query' || service.protocol === 'ec2') {
      const form = new URLSearchParams(request.body);
      const operation = service.operations.get(form.get('Action') ?? '');
      if (operation) return { service, operation, input: fromForm(operation.input, form, service.protocol === 'ec2') };
    } else {
      const found = matchRest(service, request);
      if (found) return { service, ...found };
    }
  }
  throw new Unknown(`No operation of ${candidates.map(({ id }) => id).join(', ') || 'any service'}: ${request.method} ${request.path} ${request.headers['x-amz-target'] ?? ''}`);
}

function fromJson(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || schema.isDocumentSchema()) return value;
  if (Array.isArray(value)) return value.map((item) => fromJson(schema.getValueSchema(), item));
  if (schema.isMapSchema()) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromJson(schema.getValueSchema(), item)]));
  const byWireName = new Map(members(schema).map(([name, member]) => [String(member.getMergedTraits().jsonName ?? name), { name, member }]));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const known = byWireName.get(key);
      if (!known) throw new Unknown(`${schema.getName()} has no parameter ${key}`);
      return [known.name, fromJson(known.member, item)];
    }),
  );
}

function fromForm(schema: NormalizedSchema, form: URLSearchParams, isEc2: boolean): Record<string, unknown> {
  const left = new Map([...form].filter(([key]) => key !== 'Action' && key !== 'Version'));
  const take = (shape: NormalizedSchema, prefix: string): unknown => {
    if (shape.isStructSchema()) {
      const entries = members(shape).flatMap(([name, member]) => {
        const value = take(member, `${prefix}${prefix === '' ? '' : '.'}${wireName(name, member, isEc2)}`);
        return value === undefined ? [] : [[name, value] as const];
      });
      return entries.length > 0 ? Object.fromEntries(entries) : undefined;
    }
    if (shape.isListSchema()) {
      const item = shape.getValueSchema();
      const isFlat = isEc2 || shape.getMergedTraits().xmlFlattened === 1;
      const list: unknown[] = [];
      for (let index = 1; ; index += 1) {
        const value = take(item, isFlat ? `${prefix}.${index}` : `${prefix}.${item.getMergedTraits().xmlName ?? 'member'}.${index}`);
        if (value === undefined) return list.length > 0 ? list : undefined;
        list.push(value);
      }
    }
    const value = left.get(prefix);
    left.delete(prefix);
    return value;
  };
  const input = (take(schema, '') ?? {}) as Record<string, unknown>;
  if (left.size > 0) throw new Unknown(`${schema.getName()} has no parameter ${[...left.keys()].join(', ')}`);
  return input;
}

function wireName(name: string, member: NormalizedSchema, isEc2: boolean): string {
  const { xmlName, ec2QueryName } = member.getMergedTraits();
  if (!isEc2) return String(xmlName ?? name);
  const key = String(ec2QueryName ?? xmlName ?? name);
  return ec2QueryName === undefined ? `${key.charAt(0).toUpperCase()}${key.slice(1)}` : key;
}

function matchRest(service: ServiceShape, request: WireRequest): { readonly operation: Operation; readonly input: Record<string, unknown> } | undefined {
  const matches = [...service.operations.values()].flatMap((operation) => {
    const labels = labelsOf(operation, service, request);
    return labels ? [{ operation, labels, fixed: fixedQuery(operation).length }] : [];
  });
  // `?policy` beside `?policyStatus` beside nothing: the operation with the most fixed words is meant.
  const best = matches.sort((a, b) => b.fixed - a.fixed)[0];
  if (!best) return undefined;
  const { operation, labels } = best;
  const input: Record<string, unknown> = { ...labels };
  const query = new Map([...request.query].filter(([key]) => key !== 'x-id' && !fixedQuery(operation).includes(key)));
  let body: Record<string, unknown> = {};
  if (request.body !== '' && service.protocol === 'rest-json') {
    const inBody = new Map(members(operation.input).filter(([, member]) => !isElsewhere(member)).map(([name, member]) => [String(member.getMergedTraits().jsonName ?? name), { name, member }]));
    body = Object.fromEntries(
      Object.entries(JSON.parse(request.body) as Record<string, unknown>).map(([key, value]) => {
        const known = inBody.get(key);
        if (!known) throw new Unknown(`${service.id} ${operation.name} has no parameter ${key}`);
        return [known.name, fromJson(known.member, value)];
      }),
    );
  }
  for (const [name, member] of members(operation.input)) {
    const { httpQuery } = member.getMergedTraits();
    if (httpQuery === undefined || !query.has(String(httpQuery))) continue;
    input[name] = query.get(String(httpQuery));
    query.delete(String(httpQuery));
  }
  if (query.size > 0) throw new Unknown(`${service.id} ${operation.name} has no parameter ${[...query.keys()].join(', ')}`);
  return { operation, input: { ...input, ...body } };
}

function isElsewhere(member: NormalizedSchema): boolean {
  const { httpLabel, httpQuery, httpHeader } = member.getMergedTraits();
  return httpLabel !== undefined || httpQuery !== undefined || httpHeader !== undefined;
}

function fixedQuery(operation: Operation): string[] {
  const [, query = ''] = operation.http?.[1].split('?') ?? [];
  return [...new URLSearchParams(query).keys()].filter((key) => key !== 'x-id');
}

function labelsOf(operation: Operation, service: ServiceShape, request: WireRequest): Record<string, string> | undefined {
  const [method, uri = ''] = operation.http ?? [];
  if (method !== request.method || !fixedQuery(operation).every((key) => request.query.has(key))) return undefined;
  const id = request.query.get('x-id');
  if (id !== null && id !== operation.name) return undefined;
  const parts = request.path.replace(/\/$/, '').split('/').slice(1);
  const labels: Record<string, string> = {};
  // The bucket stands in front of the path when one address serves all of them.
  if (service.id === 's3' && members(operation.input).some(([name]) => name === 'Bucket')) {
    const bucket = parts.shift();
    if (bucket === undefined) return undefined;
    labels['Bucket'] = decodeURIComponent(bucket);
  }
  const template = (uri.split('?')[0] ?? '').replace(/\/$/, '').split('/').slice(1);
  if (template.length !== parts.length) return undefined;
  for (const [index, part] of template.entries()) {
    const label = /^\{(\w+)\+?\}$/.exec(part)?.[1];
    if (label !== undefined) labels[label] = decodeURIComponent(parts[index] ?? '');
    else if (part !== parts[index]) return undefined;
  }
  return labels;
}
