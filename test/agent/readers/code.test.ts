/** Limits of the code readers, and the grammars in a bundle. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { artifactOf } from '../../../agent/readers/artifact.ts';
import php from '../../../agent/readers/php/php.reader.ts';
import go from '../../../agent/readers/go/go.reader.ts';
import python from '../../../agent/readers/python/python.reader.ts';
import type { Reader, ReadResult } from '../../../agent/readers/reader.ts';
import ruby from '../../../agent/readers/ruby/ruby.reader.ts';
import rust from '../../../agent/readers/rust/rust.reader.ts';
import typescript from '../../../agent/readers/typescript/typescript.reader.ts';

const root = join(import.meta.dirname, '../../..');
const many = 10_000;

beforeAll(async () => {
  await python.prepare?.();
  await typescript.prepare?.();
  await go.prepare?.();
  await rust.prepare?.();
});

function read(reader: Reader, path: string, text: string): ReadResult {
  return reader.read(artifactOf(path, new TextEncoder().encode(text)));
}

/** Shapes that have broken parsers and analysers before; each holds one call that is easy to see. */
const shapes: readonly { name: string; python: string; typescript: string }[] = [
  { name: 'parentheses', python: `x = ${'('.repeat(many)}1${')'.repeat(many)}`, typescript: `x = ${'('.repeat(many)}1${')'.repeat(many)}` },
  { name: 'brackets that are never closed', python: `x = ${'[('.repeat(many)}`, typescript: `x = ${'[('.repeat(many)}` },
  { name: 'nested calls', python: `${'a.f('.repeat(many)}${')'.repeat(many)}`, typescript: `${'a.f('.repeat(many)}${')'.repeat(many)}` },
  { name: 'a chain of calls', python: `a${'.f()'.repeat(many)}`, typescript: `a${'.f()'.repeat(many)}` },
  { name: 'a sum', python: `x = "a"${' + "b"'.repeat(many)}`, typescript: `x = "a"${' + "b"'.repeat(many)}` },
  { name: 'an else-if chain', python: `if x:\n  a.f()\n${'elif x:\n  a.f()\n'.repeat(many / 10)}`, typescript: `if (x) a.f();${' else if (x) a.f();\n'.repeat(many / 10)}` },
  { name: 'a name that is set again and again', python: 'x = a.f(x)\nx.g(x)\n'.repeat(many / 10), typescript: 'x = a.f(x);\nx.g(x);\n'.repeat(many / 10) },
  {
    name: 'functions that give each other',
    python: `${Array.from({ length: many / 5 }, (_, index) => `def f${index}(): return f${index + 1}()`).join('\n')}\nf0().a.b.c()`,
    typescript: `${Array.from({ length: many / 5 }, (_, index) => `function f${index}() { return f${index + 1}(); }`).join('\n')}\nf0().a.b.c();`,
  },
  { name: 'a list that doubles', python: `x = [1]\n${'x = [x, x]\n'.repeat(40)}a.f(x)`, typescript: `let x = [1];\n${'x = [x, x];\n'.repeat(40)}a.f(x);` },
  { name: 'circles', python: 'x = y\ny = x\nclass A(B): pass\nclass B(A): pass\nA().q.r.s()\nx.b.c.d()', typescript: 'let x = y, y = x;\nclass A extends B {}\nclass B extends A {}\nnew A().q.r.s();\nx.b.c.d();' },
];

describe.each(shapes)('$name', (shape) => {
  test.each([
    ['python', python, 'a.py', `import a\na.seen()\n${shape.python}\n`],
    ['typescript', typescript, 'a.ts', `import a from 'a';\na.seen();\n${shape.typescript}\n`],
    ['javascript', typescript, 'a.js', `import a from 'a';\na.seen();\n${shape.typescript}\n`],
  ] as const)('neither stop nor mislead the %s reader', (_name, reader, path, text) => {
    const { facts, trouble } = read(reader, path, text);

    expect(facts[0]).toMatchObject({ type: 'import', module: 'a' });
    expect(facts.every((fact) => fact.type === 'import' || fact.type === 'call')).toBe(true);
    expect(['too_deep', 'too_many_facts', undefined]).toContain(trouble?.reason);
  });
});

/** The same for languages with types and braces: what stands in a function, by language. */
const braced: readonly { name: string; go: string; rust: string }[] = [
  { name: 'parentheses', go: `x := ${'('.repeat(many)}1${')'.repeat(many)}`, rust: `let x = ${'('.repeat(many)}1${')'.repeat(many)};` },
  { name: 'brackets that are never closed', go: `x := ${'[]int{('.repeat(many)}`, rust: `let x = ${'[('.repeat(many)}` },
  { name: 'nested literals', go: `x := []T${'{'.repeat(many)}${'}'.repeat(many)}`, rust: `let x = ${'T { a: '.repeat(many)}1${' }'.repeat(many)};` },
  { name: 'nested calls', go: `${'a.F('.repeat(many)}${')'.repeat(many)}`, rust: `${'a::f('.repeat(many)}${')'.repeat(many)};` },
  { name: 'a chain of calls', go: `a.X${'.F()'.repeat(many)}`, rust: `a::x()${'.f()'.repeat(many)};` },
  { name: 'a sum', go: `x := "a"${' + "b"'.repeat(many)}`, rust: `let x = "a"${' + "b"'.repeat(many)};` },
  { name: 'an else-if chain', go: `if x { a.F() }${' else if x { a.F() }'.repeat(many / 10)}`, rust: `if x { a::f(); }${' else if x { a::f(); }'.repeat(many / 10)}` },
  { name: 'a deep type', go: `var x ${'*'.repeat(many)}T`, rust: `let x: ${'Option<'.repeat(many)}T${'>'.repeat(many)};` },
  { name: 'a deep pattern and macro', go: `var f ${'func() '.repeat(many)}`, rust: `let ${'('.repeat(many)}x${')'.repeat(many)} = 1; m!(${'[('.repeat(many)}${')]'.repeat(many)});` },
  { name: 'a name that is set again and again', go: 'x = a.F(x)\nx.G(x)\n'.repeat(many / 10), rust: 'let x = a::f(x);\nx.g(x);\n'.repeat(many / 10) },
  { name: 'a list that doubles', go: `x := []any{1}\n${'x = []any{x, x}\n'.repeat(40)}a.F(x)`, rust: `let x = [1];\n${'let x = [x, x];\n'.repeat(40)}a::f(x);` },
];

describe.each(braced)('$name', (shape) => {
  test.each([
    ['go', go, 'a.go', `package p\n\nimport "a"\n\nfunc f() {\n\ta.Seen()\n${shape.go}\n}\n`],
    ['rust', rust, 'a.rs', `use a;\n\nfn f() {\n    a::seen();\n${shape.rust}\n}\n`],
  ] as const)('neither stop nor mislead the %s reader', (_name, reader, path, text) => {
    const { facts, trouble } = read(reader, path, text);

    if (facts.length > 0) expect(facts[0]).toMatchObject({ type: 'import', module: 'a' });
    expect(facts.every((fact) => fact.type === 'import' || fact.type === 'call')).toBe(true);
    expect(['too_deep', 'too_many_facts', 'parse_error', 'timed_out', undefined]).toContain(trouble?.reason);
    expect(facts.length > 0 || trouble !== undefined).toBe(true);
  });
});

test('facts past the limit are left out, and it is said', () => {
  const { facts, trouble } = read(python, 'a.py', `import a\n${'a.f()\n'.repeat(20_001)}`);

  expect(facts.length).toBe(20_000);
  expect(trouble).toMatchObject({ reason: 'too_many_facts', detail: expect.stringContaining('20000') });
});

test('a text that breaks the parser is given up, and the parser is there again for the next', async () => {
  const breaking = `${'async <@>'.repeat(22)}\n`.repeat(208);

  expect(read(typescript, 'a.ts', breaking)).toMatchObject({ facts: [], trouble: { reason: 'timed_out' } });
  await typescript.prepare?.();
  await python.prepare?.();
  expect(read(typescript, 'a.ts', "import 'a';").facts).toMatchObject([{ module: 'a' }]);
  expect(read(python, 'a.py', 'import a').facts).toMatchObject([{ module: 'a' }]);
});

test('bytes that are no text are trouble, not an exception', () => {
  expect(python.read(artifactOf('a.py', Uint8Array.of(0xff, 0xfe, 0x00)))).toMatchObject({ facts: [], trouble: { reason: 'invalid_utf8' } });
});

test('a text cut off anywhere gives a prefix of sense, and never an exception', () => {
  const text = python.examples.map((example) => (example.text.length < 2_000 ? example.text : '')).join('\n');
  for (let end = 0; end < text.length; end += 397) expect(() => read(python, 'a.py', text.slice(0, end))).not.toThrow();

  for (const [reader, path] of [
    [go, 'a.go'],
    [rust, 'a.rs'],
  ] as const) {
    const whole = reader.examples.map((example) => example.text).join('\n');
    for (let end = 0; end < whole.length; end += 397) expect(() => read(reader, path, whole.slice(0, end))).not.toThrow();
  }

  const other = typescript.examples.map((example) => (example.text.length < 2_000 ? example.text : '')).join('\n');
  for (let end = 0; end < other.length; end += 397) expect(() => read(typescript, 'a.tsx', other.slice(0, end))).not.toThrow();
});

describe('in a bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bundle-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('grammars are found through their packages', async () => {
    const entry = join(folder, 'entry.ts');
    const readers = join(root, 'agent/readers');
    writeFileSync(
      entry,
      `import { artifactOf } from ${JSON.stringify(join(readers, 'artifact.ts'))};
import php from '../../../agent/readers/php/php.reader.ts';
import python from ${JSON.stringify(join(readers, 'python/python.reader.ts'))};
await python.prepare?.();
const { facts } = python.read(artifactOf('a.py', new TextEncoder().encode('import openai')));
console.log(JSON.stringify(facts.map((fact) => fact.type)));
`,
    );
    const outfile = join(folder, 'dist/agent.mjs');
    await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', absWorkingDir: root, logLevel: 'silent' });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));

    expect(execFileSync(process.execPath, [outfile], { encoding: 'utf8' }).trim()).toBe('["import"]');
  });
});

/** The same shapes in the languages of constants and of dollars. */
const others: readonly { name: string; ruby: string; php: string }[] = [
  { name: 'parentheses', ruby: `x = ${'('.repeat(many)}1${')'.repeat(many)}`, php: `$x = ${'('.repeat(many)}1${')'.repeat(many)};` },
  { name: 'brackets that are never closed', ruby: `x = ${'[('.repeat(many)}`, php: `$x = ${'[('.repeat(many)}` },
  { name: 'nested calls', ruby: `${'a.f('.repeat(many)}${')'.repeat(many)}`, php: `${'$a->f('.repeat(many)}${')'.repeat(many)};` },
  { name: 'a chain of calls', ruby: `a${'.f(1)'.repeat(many)}`, php: `$a${'->f()'.repeat(many)};` },
  { name: 'a sum', ruby: `x = "a"${' + "b"'.repeat(many)}`, php: `$x = "a"${' . "b"'.repeat(many)};` },
  { name: 'a variable that is set again and again', ruby: 'x = A.f(x)\nx[:a] = x\n'.repeat(many / 10), php: '$x = $a->f($x);\n$x["a"] = $x;\n$x[] = $x;\n'.repeat(many / 10) },
  { name: 'circles', ruby: 'X = Y\nY = X\nclass A < B; end\nclass B < A; end\nA.new.q.r.s(1)\nX.b.c.d(1)', php: 'class A extends B {}\nclass B extends A {}\n(new A)->q()->r()->s();\n$x = $y; $y = $x; $x->b()->c();' },
  { name: 'here-documents without end', ruby: 'x = <<~A\n'.repeat(many / 100), php: '$x = <<<A\n'.repeat(many / 100) },
];

describe.each(others)('$name', (shape) => {
  test.each([
    ['ruby', ruby, 'a.rb', `Seen.seen(1)\n${shape.ruby}\n`],
    ['php', php, 'a.php', `<?php\n\\Seen::seen();\n${shape.php}\n`],
  ] as const)('neither stop nor mislead the %s reader', async (_name, reader, path, text) => {
    await reader.prepare?.();

    const { facts, trouble } = read(reader, path, text);

    expect(facts.some((fact) => fact.type === 'call' && fact.path === 'Seen.seen')).toBe(true);
    expect(['too_deep', 'too_many_facts', undefined]).toContain(trouble?.reason);
  });
});

test.each([
  ['ruby', ruby, 'a.rb'],
  ['php', php, 'a.php'],
] as const)('%s cut off anywhere is never an exception', async (_name, reader, path) => {
  await reader.prepare?.();
  const text = reader.examples.map((example) => example.text).join('\n');
  for (let end = 0; end < text.length; end += 97) expect(() => read(reader, path, text.slice(0, end))).not.toThrow();
});
