import { describe, expect, it } from 'vitest';
import type { Component, Relationship, Resource } from '#shared/model/component.ts';
import { componentId, relationshipId, resourceId } from '#shared/model/identity.ts';
import { by } from '#shared/model/order.ts';
import type { Report } from '#shared/model/report.ts';
import { createResultDecoder, type DecodedRecord } from '#shared/protocol/decode-result.ts';
import { resultLimits, type ResultLimits } from '#shared/protocol/protocol.ts';
import { resultLines, type ResultCounts } from '#shared/protocol/result-records.ts';

const scanId = 'scn_01890a5d-ac96-774b-bcce-b302099a8057';

const component = (name: string, more: Partial<Component> = {}): Component => ({
  id: componentId('dependency', `pkg:npm/${name}`),
  kind: 'dependency',
  key: `pkg:npm/${name}`,
  name,
  version: '1.0.0',
  is_ai: false,
  properties: { scope: 'runtime' },
  hashes: [{ algorithm: 'sha256', hex: 'ab'.repeat(32) }],
  occurrences: [{ path: 'package.json', line: 3, method: 'manifest', confidence: 1 }],
  ...more,
});
const components = ['a', 'b', 'ü€😀'].map((name) => component(name)).sort(by((each) => each.id));
const edge = { type: 'uses', from: components[0]?.id ?? '', to: components[1]?.id ?? '' } as const;
const relationship: Relationship = { id: relationshipId(edge), ...edge, occurrences: [] };
const resource: Resource = {
  id: resourceId({ source: 's', kind: 'n8n.workflow', providerId: 'w.json' }),
  kind: 'n8n.workflow',
  name: 'w',
  provider_id: 'w.json',
  path: 'flows/w.json',
  attributes: { nodes: [{ parameters: { a: [1, 2.5, null, true] } }] },
};
const report: Report = {
  schema: 'waybill-report/1',
  tool: { name: 'waybill', version: '0.1.0' },
  generated_at: '2026-11-21T10:00:00Z',
  sources: [{ key: 's', kind: 'dir', name: 'shop', attributes: {} }],
  resources: [resource],
  components,
  relationships: [relationship],
  checks: [
    {
      check: 'model_is_pinned',
      version: 1,
      title: 't',
      severity: 'high',
      remediation: 'r',
      population: 2,
      passed: [components[0]?.id ?? ''],
      results: [
        {
          check: 'model_is_pinned',
          version: 1,
          subject: { type: 'component', id: components[1]?.id ?? '', name: 'b' },
          answer: 'fail',
          severity: 'high',
          reason: 'not pinned',
          evidence: [],
          flow: [
            { role: 'source', path: 'flows/w.json', line: 3, name: 'Hook', text: 'Anyone can call it.' },
            { role: 'sink', path: 'flows/w.json', line: 9, name: 'Shell', text: 'It runs commands.' },
          ],
          fingerprint: `v1:${'0'.repeat(32)}`,
        },
      ],
    },
  ],
  coverage: {
    sources: [{ source: 's', state: 'complete', artifacts_listed: 1, artifacts_read: 1, artifacts_parsed: 1, bytes_read: 10, by_reader: { npm: 1 } }],
    entries: [{ path: 'big.bin', reason: 'too_large', detail: '200 MB', effect: 'skipped' }],
  },
};

const lines = (of: Report = report): string[] => [...resultLines(of, scanId)];

function decode(text: string | Uint8Array, options: { chunk?: number; limits?: Partial<ResultLimits> } = {}): { records: DecodedRecord[]; counts: ResultCounts } {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const decoder = createResultDecoder({ limits: { ...resultLimits, ...options.limits }, scanId });
  const records: DecodedRecord[] = [];
  const size = options.chunk ?? 65_536;
  for (let at = 0; at < bytes.length; at += size) records.push(...decoder.push(bytes.subarray(at, at + size)));
  return { records, counts: decoder.end() };
}

/** The report with one line changed, or dropped when `change` gives ''. */
function changed(type: string, change: (line: string) => string): string {
  let isDone = false;
  return lines()
    .map((line) => {
      if (isDone || !line.startsWith(`{"t":"${type}"`)) return line;
      isDone = true;
      return change(line);
    })
    .join('');
}

const sub = (from: string | RegExp, to: string) => (line: string) => {
  const next = line.replace(from, to);
  if (next === line) throw new Error(`the line does not hold ${String(from)}`);
  return next;
};

describe('the decoder of results', () => {
  it.each([1, 7, 65_536])('gives every record, typed and with its text, from chunks of %i bytes', (chunk) => {
    const { records, counts } = decode(lines().join(''), { chunk });

    expect(counts).toEqual({ source: 1, resource: 1, component: 3, relationship: 1, check: 1, check_result: 1 });
    expect(records.filter((record) => record.t === 'component').map((record) => record.v)).toEqual(components);
    const withBody = records.filter((record) => 'body' in record);
    expect(withBody.map((record) => JSON.parse(record.body) as unknown)).toEqual(withBody.map((record) => record.v));
    expect(records.map((record) => record.t).join(' ')).toBe('header source resource component component component relationship check check_result coverage trailer');
  });

  it('keeps the text of a value as it was sent, with escapes of control characters', () => {
    const odd = component('x', { name: 'bell\u0007 nul\u0000 \u2028 end' });

    const { records } = decode(lines({ ...report, components: [odd], relationships: [] }).join(''));

    const record = records.find((each) => each.t === 'component');
    expect(record).toMatchObject({ v: { name: odd.name }, body: JSON.stringify(odd) });
  });

  it('accepts another way of writing the same JSON', () => {
    const text = changed('source', () => '{ "v" : {"key":"\\u0073","kind":"dir","name":"shop","attributes":{ }} , "t":"source" }\n');

    const { records } = decode(text);

    expect(records[1]).toMatchObject({ t: 'source', v: { key: 's' } });
  });

  it.each<[string, string, string]>([
    ['an unknown record type', changed('source', sub('"source"', '"sauce"')), 'must be one of'],
    ['a prototype name as record type', changed('source', sub('"source"', '"constructor"')), 'must be one of'],
    ['an unknown field of a record', changed('source', sub('{"t"', '{"x":1,"t"')), 'does not know'],
    ['an unknown field of a component', changed('component', sub('"kind"', '"x":1,"kind"')), 'does not know'],
    ['an unknown field of an occurrence', changed('component', sub('"line"', '"column":1,"line"')), 'does not know'],
    ['a missing field', changed('component', sub('"is_ai":false,', '')), 'is_ai'],
    ['a repeated key (S41)', changed('component', sub('"is_ai":false', '"is_ai":true,"is_ai":false')), 'repeats a key'],
    ['a repeated key far from its colon (S41)', changed('component', sub('"is_ai":false', `"is_ai"${' '.repeat(100)}:true,"is_ai":false`)), 'repeats a key'],
    ['a repeated key written with an escape (S41)', changed('component', sub('"is_ai":false', '"is_\\u0061i":true,"is_ai":false')), 'repeats a key'],
    ['__proto__ among properties', changed('component', sub('"scope"', '"__proto__"')), '__proto__'],
    ['__proto__ written with an escape', changed('component', sub('"scope"', '"\\u005f_proto__"')), '__proto__'],
    ['__proto__ in attributes', changed('resource', sub('"parameters"', '"__proto__"')), '__proto__'],
    ['a lone surrogate', changed('component', sub(/"name":"[^"]*"/u, '"name":"\\ud800"')), 'lone surrogate'],
    ['a lone surrogate in a key', changed('resource', sub('"parameters"', '"\\udc00"')), 'lone surrogate'],
    ['an integer that doubles cannot hold', changed('resource', sub('2.5', '9007199254740993')), 'out of the range'],
    ['an integer with an exponent that ends as infinity', changed('resource', sub('2.5', '1e999')), 'out of the range'],
    ['an absolute path', changed('component', sub('"package.json"', '"/etc/passwd"')), 'relative path'],
    ['a path that climbs', changed('component', sub('"package.json"', '"a/../../b"')), 'relative path'],
    ['a path with NUL', changed('component', sub('"package.json"', '"a\\u0000b"')), 'relative path'],
    ['an empty path', changed('component', sub('"package.json"', '""')), 'relative path'],
    ['line 0', changed('component', sub('"line":3', '"line":0')), 'line number'],
    ['a fraction of a line', changed('component', sub('"line":3', '"line":3.5')), 'line number'],
    ['a confidence over 1', changed('component', sub('"confidence":1', '"confidence":1.01')), '0 to 1'],
    ['a negative count', changed('check', sub('"population":2', '"population":-1')), 'whole number'],
    ['an unknown kind', changed('component', sub('"kind":"dependency"', '"kind":"widget"')), 'must be one of'],
    ['a pass among the check results', changed('check_result', sub('"answer":"fail"', '"answer":"pass"')), 'must be one of'],
    ['a malformed id', changed('component', sub(/cmp_[0-9a-f]{4}/u, 'cmp_ZZZZ')), 'cmp_'],
    ['a component that comes twice', changed('component', (line) => line + line), 'ascend'],
    ['an edge to nowhere', changed('relationship', sub(/"to":"cmp_[0-9a-f]{4}/u, '"to":"cmp_ffff')), 'not in this result'],
    ['a step of a flow outside the source', changed('check_result', sub('"path":"flows/w.json","line":3', '"path":"../w.json","line":3')), 'relative path'],
    ['a flow without a step', changed('check_result', sub(/"flow":\[.*?\]/u, '"flow":[]')), 'must have a step'],
    ['a step of a flow with a role that is none', changed('check_result', sub('"role":"sink"', '"role":"victim"')), 'must be one of'],
    ['a step of a flow before the first line', changed('check_result', sub('"line":9', '"line":0')), 'line number'],
    ['a step of a flow with more than a step has', changed('check_result', sub('"name":"Hook"', '"name":"Hook","html":"x"')), 'does not know'],
    ['a check result of another check', changed('check_result', sub('"check":"model_is_pinned"', '"check":"other"')), 'follow its check'],
    ['records out of order', [...lines().slice(0, 1), ...lines().slice(2, 3), ...lines().slice(1, 2), ...lines().slice(3)].join(''), 'out of order'],
    ['a second header', changed('header', (line) => line + line), 'out of order'],
    ['a missing header', changed('header', () => ''), 'first record'],
    ['a header of another scan', changed('header', sub('scn_0', 'scn_1')), 'not the scan'],
    ['another schema', changed('header', sub('report/1', 'report/2')), 'waybill-report/1'],
    ['no coverage', changed('coverage', () => ''), 'coverage is missing'],
    ['a record after the trailer', changed('trailer', (line) => line + line), 'out of order'],
    ['a component fewer than announced', changed('component', () => '').replace(/\{"t":"relationship".*\n/u, '').replace('"relationship":1', '"relationship":0'), 'another number'],
    ['no trailer', changed('trailer', () => ''), 'cut short'],
    ['a last line without its end', lines().join('').slice(0, -1), 'cut short'],
    ['an empty body', '', 'cut short'],
    ['an empty line', changed('source', (line) => `\n${line}`), 'one JSON document'],
    ['two documents on a line', changed('source', sub('\n', '{}\n')), 'one JSON document'],
    ['a list as record', changed('source', () => '[]\n'), 'must be one of'],
    ['null as record', changed('source', () => 'null\n'), 'must be one of'],
    ['null as value', changed('source', () => '{"t":"source","v":null}\n'), 'must be an object'],
    ['a byte order mark', `\ufeff${lines().join('')}`, 'one JSON document'],
  ])('refuses %s', (_, text, why) => {
    expect(() => decode(text)).toThrowError(expect.objectContaining({ code: 'validation_error', message: expect.stringContaining(why) as unknown }));
  });

  it('refuses bytes that are not UTF-8', () => {
    const bytes = Buffer.from(lines().join(''));
    bytes[bytes.indexOf('shop')] = 0xff;

    expect(() => decode(bytes)).toThrowError(expect.objectContaining({ code: 'validation_error', message: expect.stringContaining('UTF-8') as unknown }));
  });

  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

  it.each<[string, string, Partial<ResultLimits>]>([
    ['jsonDepthMax', changed('resource', sub('2.5', nested(64))), {}],
    ['jsonDepthMax', changed('component', sub('"runtime"', nested(12_000))), {}],
    ['jsonDepthMax', changed('component', sub('"runtime"', '['.repeat(200_000) + ']'.repeat(200_000))), {}],
    ['jsonDepthMax', changed('resource', sub('2.5', '['.repeat(2_000_000))), {}],
    ['stringBytesMax', changed('component', sub('"runtime"', `"${'x'.repeat(1024 * 1024 + 1)}"`)), {}],
    ['stringBytesMax', changed('component', sub('"runtime"', `"${'€'.repeat(350_000)}"`)), {}],
    ['componentsMax', lines().join(''), { componentsMax: 2 }],
  ])('names %s when it is passed', (limit, text, limits) => {
    expect(() => decode(text, { limits })).toThrowError(
      expect.objectContaining({ code: 'payload_too_large', detail: expect.objectContaining({ field: limit }) as unknown, message: expect.stringContaining(limit) as unknown }),
    );
  });

  it('takes what is just inside the limits', () => {
    const text = changed('resource', sub('2.5', nested(56))).replace('"runtime"', `"${'x'.repeat(1024 * 1024)}"`);

    expect(decode(text, { limits: { componentsMax: 3 } }).counts.component).toBe(3);
  });

  it('says where, and never what', () => {
    const text = changed('component', sub('"kind":"dependency"', '"kind":"s3cr3t-value"'));

    expect(() => decode(text)).toThrowError(expect.objectContaining({ message: expect.not.stringContaining('s3cr3t') as unknown, detail: expect.objectContaining({ field: 'record 4, v.kind' }) as unknown }));
  });

  it('lets a cleaner replace text before it is parsed and stored', () => {
    const decoder = createResultDecoder({ limits: resultLimits, scanId, clean: (text) => text.replaceAll('shop', '****') });

    const records = decoder.push(Buffer.from(lines().join('')));

    expect(records[1]).toMatchObject({ t: 'source', v: { name: '****' }, body: expect.not.stringContaining('shop') as unknown });
  });
});
