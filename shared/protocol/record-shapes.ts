/**
 * The shape of each record of a result, checked by hand: a schema library costs ten times as much on 100,000 components.
 * Strict: unknown fields are refused, because a signed document that we understand only in part must not be judged.
 * Each function throws FieldFault with the field's path; strings are checked for size and well-formedness elsewhere (`json-strict.ts`).
 */
import { componentKinds, methods, relationshipTypes, type Component, type Occurrence, type Relationship, type Resource } from '../model/component.ts';
import { answers, coverageReasons, flowRoles, severities, type CheckOutcome, type CheckResult, type Coverage, type Source } from '../model/report.ts';
import { decodeLimits } from './result-fault.ts';
import type { ResultRecord } from './result-records.ts';

/** One field is not what it should be. */
export class FieldFault extends Error {
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

type Fields = Record<string, unknown>;

const methodSet: ReadonlySet<unknown> = new Set(methods);
const componentKindSet: ReadonlySet<unknown> = new Set(componentKinds);
const relationshipTypeSet: ReadonlySet<unknown> = new Set(relationshipTypes);
const severitySet: ReadonlySet<unknown> = new Set(severities);
const answerSet: ReadonlySet<unknown> = new Set(answers.filter((answer) => answer !== 'pass'));
const flowRoleSet: ReadonlySet<unknown> = new Set(flowRoles);
const reasonSet: ReadonlySet<unknown> = new Set(coverageReasons);
const effectSet: ReadonlySet<unknown> = new Set(['skipped', 'partial', 'ignored']);
const stateSet: ReadonlySet<unknown> = new Set(['complete', 'partial']);
const sourceKindSet: ReadonlySet<unknown> = new Set(['dir', 'git', 'github', 'aws', 'n8n']);
const subjectTypeSet: ReadonlySet<unknown> = new Set(['component', 'resource', 'relationship', 'scan']);

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u;
const componentIdForm = /^cmp_[0-9a-f]{32}$/u;
const relationshipIdForm = /^rel_[0-9a-f]{32}$/u;
const resourceIdForm = /^res_[0-9a-f]{32}$/u;
const checkIdForm = /^[a-z0-9][a-z0-9_]{0,127}$/u;
const hexForm = /^[0-9a-f]{8,128}$/u;
const fingerprintForm = /^v1:[0-9a-f]{32}$/u;

const headerFields = new Set(['t', 'schema', 'tool', 'generated_at', 'scan_id']);
const toolFields = new Set(['name', 'version']);

export function checkHeader(value: Fields): asserts value is Fields & Extract<ResultRecord, { t: 'header' }> {
  only(value, headerFields, '');
  if (value['schema'] !== 'waybill-report/1') throw new FieldFault('schema', 'must be waybill-report/1');
  const tool = object(value['tool'], 'tool');
  only(tool, toolFields, 'tool');
  if (tool['name'] !== 'waybill') throw new FieldFault('tool.name', 'must be waybill');
  string(tool['version'], 'tool.version');
  matching(value['generated_at'], instant, 'generated_at', 'an ISO 8601 instant in UTC');
  string(value['scan_id'], 'scan_id');
}

const sourceFields = new Set(['key', 'kind', 'name', 'attributes']);

export function checkSource(value: unknown): asserts value is Source {
  const source = object(value, 'v');
  only(source, sourceFields, 'v');
  string(source['key'], 'v.key');
  member(source['kind'], sourceKindSet, 'v.kind');
  string(source['name'], 'v.name');
  strings(source['attributes'], 'v.attributes');
}

const resourceFields = new Set(['id', 'kind', 'name', 'provider_id', 'path', 'observed_at', 'attributes']);

export function checkResource(value: unknown): asserts value is Resource {
  const resource = object(value, 'v');
  only(resource, resourceFields, 'v');
  matching(resource['id'], resourceIdForm, 'v.id', 'res_ and 32 hex digits');
  string(resource['kind'], 'v.kind');
  string(resource['name'], 'v.name');
  string(resource['provider_id'], 'v.provider_id');
  if (resource['path'] !== undefined) path(resource['path'], 'v.path');
  if (resource['observed_at'] !== undefined) matching(resource['observed_at'], instant, 'v.observed_at', 'an ISO 8601 instant in UTC');
  object(resource['attributes'], 'v.attributes');
}

const componentFields = new Set(['id', 'kind', 'key', 'name', 'version', 'purl', 'provider', 'is_ai', 'properties', 'hashes', 'licence', 'occurrences']);
const hashFields = new Set(['algorithm', 'hex']);

export function checkComponent(value: unknown): asserts value is Component {
  const component = object(value, 'v');
  only(component, componentFields, 'v');
  matching(component['id'], componentIdForm, 'v.id', 'cmp_ and 32 hex digits');
  member(component['kind'], componentKindSet, 'v.kind');
  string(component['key'], 'v.key');
  string(component['name'], 'v.name');
  optionalString(component['version'], 'v.version');
  optionalString(component['purl'], 'v.purl');
  optionalString(component['provider'], 'v.provider');
  optionalString(component['licence'], 'v.licence');
  if (typeof component['is_ai'] !== 'boolean') throw new FieldFault('v.is_ai', 'must be true or false');
  strings(component['properties'], 'v.properties');
  if (component['hashes'] !== undefined) {
    for (const each of list(component['hashes'], 'v.hashes')) {
      const hash = object(each, 'v.hashes');
      only(hash, hashFields, 'v.hashes');
      string(hash['algorithm'], 'v.hashes.algorithm');
      matching(hash['hex'], hexForm, 'v.hashes.hex', 'lower-case hex');
    }
  }
  occurrences(component['occurrences'], 'v.occurrences');
}

const relationshipFields = new Set(['id', 'type', 'from', 'to', 'occurrences']);

export function checkRelationship(value: unknown): asserts value is Relationship {
  const edge = object(value, 'v');
  only(edge, relationshipFields, 'v');
  matching(edge['id'], relationshipIdForm, 'v.id', 'rel_ and 32 hex digits');
  member(edge['type'], relationshipTypeSet, 'v.type');
  string(edge['from'], 'v.from');
  string(edge['to'], 'v.to');
  occurrences(edge['occurrences'], 'v.occurrences');
}

const checkFields = new Set(['check', 'version', 'title', 'severity', 'flag', 'remediation', 'population', 'passed']);

export function checkCheck(value: unknown): asserts value is Omit<CheckOutcome, 'results'> {
  const check = object(value, 'v');
  only(check, checkFields, 'v');
  matching(check['check'], checkIdForm, 'v.check', 'a check id');
  count(check['version'], 'v.version');
  string(check['title'], 'v.title');
  member(check['severity'], severitySet, 'v.severity');
  optionalString(check['flag'], 'v.flag');
  string(check['remediation'], 'v.remediation');
  count(check['population'], 'v.population');
  for (const id of list(check['passed'], 'v.passed')) string(id, 'v.passed');
}

const checkResultFields = new Set(['check', 'version', 'subject', 'answer', 'severity', 'reason', 'evidence', 'flow', 'fingerprint']);
const flowStepFields = new Set(['role', 'path', 'line', 'name', 'text']);
const subjectFields = new Set(['type', 'id', 'name']);

export function checkCheckResult(value: unknown): asserts value is CheckResult {
  const result = object(value, 'v');
  only(result, checkResultFields, 'v');
  matching(result['check'], checkIdForm, 'v.check', 'a check id');
  count(result['version'], 'v.version');
  const subject = object(result['subject'], 'v.subject');
  only(subject, subjectFields, 'v.subject');
  member(subject['type'], subjectTypeSet, 'v.subject.type');
  string(subject['id'], 'v.subject.id');
  string(subject['name'], 'v.subject.name');
  member(result['answer'], answerSet, 'v.answer');
  member(result['severity'], severitySet, 'v.severity');
  string(result['reason'], 'v.reason');
  occurrences(result['evidence'], 'v.evidence');
  if (result['flow'] !== undefined) {
    const steps = list(result['flow'], 'v.flow');
    if (steps.length === 0) throw new FieldFault('v.flow', 'must have a step where it is present');
    for (const each of steps) {
      const step = object(each, 'v.flow');
      only(step, flowStepFields, 'v.flow');
      member(step['role'], flowRoleSet, 'v.flow.role');
      path(step['path'], 'v.flow.path');
      lineNumber(step['line'], 'v.flow.line');
      string(step['name'], 'v.flow.name');
      string(step['text'], 'v.flow.text');
    }
  }
  if (result['fingerprint'] !== undefined) matching(result['fingerprint'], fingerprintForm, 'v.fingerprint', 'v1: and 32 hex digits');
}

const coverageFields = new Set(['sources', 'entries']);
const sourceCoverageFields = new Set(['source', 'state', 'artifacts_listed', 'artifacts_read', 'artifacts_parsed', 'bytes_read', 'by_reader']);
const entryFields = new Set(['source', 'path', 'reason', 'detail', 'effect', 'resources']);

export function checkCoverage(value: unknown): asserts value is Coverage {
  const coverage = object(value, 'v');
  only(coverage, coverageFields, 'v');
  for (const each of list(coverage['sources'], 'v.sources')) {
    const source = object(each, 'v.sources');
    only(source, sourceCoverageFields, 'v.sources');
    string(source['source'], 'v.sources.source');
    member(source['state'], stateSet, 'v.sources.state');
    for (const field of ['artifacts_listed', 'artifacts_read', 'artifacts_parsed', 'bytes_read']) count(source[field], `v.sources.${field}`);
    const readers = object(source['by_reader'], 'v.sources.by_reader');
    for (const reader of Object.keys(readers)) count(readers[reader], 'v.sources.by_reader');
  }
  for (const each of list(coverage['entries'], 'v.entries')) {
    const entry = object(each, 'v.entries');
    only(entry, entryFields, 'v.entries');
    optionalString(entry['source'], 'v.entries.source');
    path(entry['path'], 'v.entries.path');
    member(entry['reason'], reasonSet, 'v.entries.reason');
    string(entry['detail'], 'v.entries.detail');
    member(entry['effect'], effectSet, 'v.entries.effect');
    if (entry['resources'] !== undefined) for (const kind of list(entry['resources'], 'v.entries.resources')) string(kind, 'v.entries.resources');
  }
}

const trailerFields = new Set(['t', 'counts']);
const countFields = new Set(['source', 'resource', 'component', 'relationship', 'check', 'check_result']);

export function checkTrailer(value: Fields): asserts value is Fields & Extract<ResultRecord, { t: 'trailer' }> {
  only(value, trailerFields, '');
  const counts = object(value['counts'], 'counts');
  only(counts, countFields, 'counts');
  for (const field of countFields) count(counts[field], `counts.${field}`);
}

const occurrenceFields = new Set(['source', 'path', 'line', 'method', 'confidence', 'symbol']);

function occurrences(value: unknown, field: string): asserts value is readonly Occurrence[] {
  for (const each of list(value, field)) {
    const occurrence = object(each, field);
    only(occurrence, occurrenceFields, field);
    optionalString(occurrence['source'], `${field}.source`);
    path(occurrence['path'], `${field}.path`);
    lineNumber(occurrence['line'], `${field}.line`);
    member(occurrence['method'], methodSet, `${field}.method`);
    const confidence = occurrence['confidence'];
    if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1)) throw new FieldFault(`${field}.confidence`, 'must be a number from 0 to 1');
    optionalString(occurrence['symbol'], `${field}.symbol`);
  }
}

function lineNumber(value: unknown, field: string): void {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 0x7fff_ffff) throw new FieldFault(field, 'must be a line number from 1 to 2147483647');
}

/** Relative, with `/`, inside the source; `.` is the source's root. */
function path(value: unknown, field: string): void {
  string(value, field);
  const text = value as string;
  if (text === '' || text.startsWith('/') || text.includes('\0') || (text.includes('..') && text.split('/').includes('..'))) {
    throw new FieldFault(field, 'must be a relative path without .. segments and NUL');
  }
}

function only(value: Fields, known: ReadonlySet<string>, field: string): void {
  for (const key in value) if (!known.has(key)) throw new FieldFault(field, 'holds a field that this version of the protocol does not know');
}

function object(value: unknown, field: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FieldFault(field, 'must be an object');
  return value as Fields;
}

function list(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new FieldFault(field, 'must be a list');
  if (value.length > decodeLimits.listItemsMax) throw new FieldFault(field, `must have at most ${decodeLimits.listItemsMax} items (listItemsMax)`);
  return value;
}

function string(value: unknown, field: string): void {
  if (typeof value !== 'string') throw new FieldFault(field, 'must be a string');
}

function optionalString(value: unknown, field: string): void {
  if (value !== undefined && typeof value !== 'string') throw new FieldFault(field, 'must be a string where it is present');
}

function strings(value: unknown, field: string): void {
  const entries = object(value, field);
  for (const key in entries) if (typeof entries[key] !== 'string') throw new FieldFault(field, 'must hold only strings');
}

function count(value: unknown, field: string): void {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new FieldFault(field, 'must be a whole number from 0 to 9007199254740991');
}

function member(value: unknown, set: ReadonlySet<unknown>, field: string): void {
  if (!set.has(value)) throw new FieldFault(field, `must be one of ${[...set].join(', ')}`);
}

function matching(value: unknown, form: RegExp, field: string, what: string): void {
  if (typeof value !== 'string' || !form.test(value)) throw new FieldFault(field, `must be ${what}`);
}
