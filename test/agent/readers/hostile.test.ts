/** What no reader of a file format may do with hostile bytes: throw, hang, or repeat them. */
import { describe, expect, test } from 'vitest';
import { cpuTime } from '../../harness/cpu-time.ts';
import { pathParts } from '../../../agent/readers/path-parts.ts';
import { formats, readBytes, readerOf } from './format-readers.ts';

/** Generous for a busy two-core machine; a reader that backtracks needs minutes for these inputs. */
const durationMsMax = 5000;

const deep = 10_000;
const hostile: readonly { what: string; bytes: Uint8Array }[] = [
  { what: 'nothing', bytes: new Uint8Array() },
  { what: 'a lone byte order mark', bytes: Uint8Array.of(0xef, 0xbb, 0xbf) },
  { what: 'NUL bytes', bytes: new Uint8Array(4096) },
  { what: 'invalid UTF-8', bytes: Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d) },
  { what: 'noise', bytes: noise(64 * 1024) },
  { what: 'a lone quote', bytes: text('"') },
  { what: 'null', bytes: text('null') },
  { what: 'a list', bytes: text('[1, "two", {"three": []}]') },
  { what: 'a text', bytes: text('"just a string"') },
  { what: `brackets ${deep} deep`, bytes: text('['.repeat(deep) + ']'.repeat(deep)) },
  { what: `open brackets ${deep} deep`, bytes: text('[{"a":'.repeat(deep)) },
  { what: `objects ${deep} deep`, bytes: text('{"a":'.repeat(deep) + '1' + '}'.repeat(deep)) },
  { what: `n8n parameters ${deep} deep`, bytes: text(`{"nodes":[{"type":"n8n-nodes-base.set","parameters":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}],"connections":{}}`) },
  { what: `YAML ${deep} deep`, bytes: text(Array.from({ length: 2000 }, (_, index) => `${' '.repeat(index)}a:`).join('\n')) },
  { what: `dashes ${deep} deep`, bytes: text(`services: \n  ${'- '.repeat(deep)}x`) },
  { what: `TOML arrays ${deep} deep`, bytes: text(`a = ${'['.repeat(deep)}${']'.repeat(deep)}`) },
  { what: `a dotted key of ${deep} parts`, bytes: text(`${'a.'.repeat(deep)}b = 1`) },
  { what: 'duplicate keys', bytes: text('{"dependencies":{"a":"1","a":"2"},"mcpServers":{"s":{"command":"x"},"s":{"command":"y"}},"dependencies":{"b":"1"}}') },
  {
    what: '__proto__ keys',
    bytes: text(
      '{"__proto__":{"polluted":1},"dependencies":{"__proto__":"1","constructor":"1.0.0","hasOwnProperty":"2.0.0"},"mcpServers":{"__proto__":{"command":"x"},"constructor":{"command":"y","env":{"__proto__":"z"}}},"packages":{"__proto__":{"version":"1.0.0"},"node_modules/__proto__":{"version":"1.0.0"},"node_modules/a":{"version":"1.0.0","dependencies":{"__proto__":"1","constructor":"1"}}},"nodes":[{"type":"n8n-nodes-base.set","parameters":{"__proto__":{"polluted":1},"constructor":{"a":1}}}],"connections":{"__proto__":{"main":[[{"node":"x"}]]}}}',
    ),
  },
  { what: 'TOML with __proto__', bytes: text('[__proto__]\na = 1\n[project.optional-dependencies]\n__proto__ = ["x"]\n[mcp_servers.__proto__]\ncommand = "x"\n[tool.poetry.dependencies]\n__proto__ = "1"\nconstructor = "1"') },
  { what: 'YAML with __proto__', bytes: text('services:\n  __proto__: {image: x}\n  constructor: {image: y, environment: {__proto__: 1}}\n__proto__: 1') },
  { what: 'wrong types everywhere', bytes: text('{"dependencies":[1],"devDependencies":"x","packages":[],"mcpServers":{"a":1,"b":{"command":{},"args":{},"env":[1],"headers":"x","url":5}},"permissions":"all","nodes":[{"type":"n8n-nodes-base.set","name":5,"parameters":[],"credentials":[]},7],"connections":{"a":{"main":{"x":1}},"b":[[]]},"settings":3}') },
  { what: 'wrong types in packages', bytes: text('{"packages":{"":1,"node_modules/a":null,"node_modules/b":{"version":1,"dependencies":["x"],"license":{},"integrity":5}},"dependencies":{"a":null,"b":{"requires":true,"dependencies":[null]}}}') },
  { what: 'wrong types in a version 1 lock', bytes: text('{"dependencies":{"a":null,"b":{"version":"1.0.0","requires":{"c":"1","d":"1"},"dependencies":{"c":null,"d":[1]}}}}') },
  { what: 'an alias bomb', bytes: text(bomb()) },
  { what: 'merge keys of merge keys', bytes: text(mergeBomb()) },
  { what: 'an alias of itself', bytes: text('services: &a\n  x: *a\n  y: {<<: *a}\n  z: {extends: z, image: q}') },
  { what: 'one very long line', bytes: text('a'.repeat(300_000)) },
  { what: 'one very long requirement', bytes: text(`a[${'b,'.repeat(50_000)}`) },
  { what: 'backslashes only', bytes: text('\\'.repeat(300_000)) },
  { what: 'lines that never stop continuing', bytes: text('RUN a \\\n'.repeat(20_000)) },
  { what: 'quotes that never close', bytes: text('A="\nB=\'\nC=`\n'.repeat(10_000)) },
  { what: 'here-documents that never end', bytes: text(`FROM a\n${'RUN <<EOF\n'.repeat(10_000)}`) },
  { what: 'dollars and braces', bytes: text(`FROM ${'${A:-'.repeat(20_000)}${'}'.repeat(20_000)}\nFROM ${'$'.repeat(100_000)}`) },
  { what: 'words that look like credentials', bytes: text(JSON.stringify({ mcpServers: { a: { command: 'x', args: [`${'sk-'.repeat(100_000)}`, 'a'.repeat(200_000), `${'eyJ'.repeat(50_000)}.`, 'https://' + 'a:'.repeat(50_000), '-----BEGIN PRIVATE KEY-----'.repeat(5000)] } } })) },
  { what: 'code that looks like credentials', bytes: text(JSON.stringify({ nodes: [{ type: 'n8n-nodes-base.code', parameters: { jsCode: `${'token = '.repeat(50_000)}${'"apiKey": "'.repeat(20_000)}${'password:'.repeat(20_000)}`, text: `=${'{{'.repeat(50_000)}` } }], connections: {} })) },
  { what: 'invisible characters only', bytes: text('\u200b'.repeat(100_000)) },
  { what: 'flags without end', bytes: text(`🏴${'\u{e0067}'.repeat(3000)}\n`) },
  { what: 'a GGUF that counts to the end of time', bytes: bytesOf('47475546 03000000 ffffffffffffff7f ffffffffffffff7f') },
  { what: 'a GGUF with arrays of arrays', bytes: bytesOf('47475546 03000000 0000000000000000 0100000000000000 0100000000000000 61 09000000 09000000 ffffffff00000000' + '09000000 ffffffff00000000'.repeat(50)) },
  { what: 'a safetensors header that is too long', bytes: bytesOf('ffffff0500000000 7b7d') },
  { what: 'an ONNX number without end', bytes: bytesOf('0808' + 'ff'.repeat(40)) },
  { what: 'a zip that says it is huge', bytes: bytesOf('504b0304 1400 0000 0800 00000000 00000000 ffffffff ffffffff 0800 0000 642f612e706b6c00 504b0506 0000 0000 ffff ffff ffffffff ffffffff 0000') },
  { what: 'a pickle of marks', bytes: text('('.repeat(200_000) + '.') },
  { what: 'a pickle that pops nothing', bytes: text('0'.repeat(1000) + 'RRRR' + 'u'.repeat(1000) + '.') },
  { what: 'a pickle text longer than any file', bytes: bytesOf('8004 8d ffffffffffffffff') },
  { what: 'broken arrays', bytes: bytesOf('934e554d5059 01 00 ffff 7b') },
  { what: 'an LFS pointer that is none', bytes: text('version https://git-lfs.github.com/spec/v1\n' + 'x\n'.repeat(400)) },
];

describe.each(formats)('$id on $path', ({ id, path }) => {
  test.each(hostile)('survives $what', ({ bytes }) => {
    const usedMs = cpuTime();

    const result = readBytes(id, path, bytes);

    expect(usedMs()).toBeLessThan(durationMsMax);
    expect(result.facts.every(({ line }) => Number.isInteger(line) && line >= 1)).toBe(true);
    expect(result.trouble?.detail).not.toBe('');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('its example path is its own', () => {
    expect(readerOf(id).accepts(pathParts(path))).toBe(true);
  });
});

describe('nesting deeper than the limit is said, not followed', () => {
  test.each(formats.filter(({ syntax }) => syntax === 'json'))('$id on $path', ({ id, path }) => {
    const nested = `{"nodes":[{"type":"n8n-nodes-base.set"}],"connections":${'{"n8n":'.repeat(deep)}1${'}'.repeat(deep)}}`;

    expect(readBytes(id, path, nested).trouble?.reason).toBe('too_deep');
  });
  test.each(formats.filter(({ syntax }) => syntax === 'yaml'))('$id on $path', ({ id, path }) => {
    expect(readBytes(id, path, `a: ${'['.repeat(deep)}`).trouble?.reason).toBe('too_deep');
  });
});

describe('broken text is trouble with a place, and the place only', () => {
  const canary = 'Zq8Kw3Vt6Lm1Xp9Rb4Nd';
  const broken = {
    json: `{"a": "${canary}",\n "nodes": [], "connections": {}, "n8n": ${canary} }`,
    toml: `a = "${canary}"\n[b\nc = ${canary}\n`,
    yaml: `a: "${canary}\n  b: [${canary}\n`,
  };

  test.each(formats.flatMap((format) => (format.syntax in broken ? [format] : [])))('$id on $path', ({ id, path, syntax }) => {
    const { trouble } = readBytes(id, path, broken[syntax as keyof typeof broken]);

    expect(trouble?.reason).toBe('parse_error');
    expect(trouble?.detail).toMatch(/line \d+/);
    expect(trouble?.detail).not.toContain(canary);
  });
});

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

/** The same noise in every run: a linear congruential generator. */
function noise(length: number): Uint8Array {
  let state = 42;
  return Uint8Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state >> 16;
  });
}

/** Ten levels of ten aliases each: ten billion items when expanded. */
function bomb(): string {
  const levels = Array.from({ length: 10 }, (_, index) => `l${index + 1}: &l${index + 1} [${Array.from({ length: 10 }, () => `*l${index}`).join(', ')}]`);
  return `l0: &l0 x\n${levels.join('\n')}\nservices:\n  a: {image: x, command: *l10, environment: *l10, ports: *l10}\n`;
}

function mergeBomb(): string {
  const levels = Array.from({ length: 10 }, (_, index) => `m${index + 1}: &m${index + 1} {<<: [${Array.from({ length: 10 }, () => `*m${index}`).join(', ')}]}`);
  return `m0: &m0 {image: x}\n${levels.join('\n')}\nservices:\n  a: *m9\n`;
}
