/** The byte-level question that decides whether a source file is parsed at all. */
import { expect, test } from 'vitest';
import { isInNotebookImport } from '../../../agent/readers/notebook/notebook-imports.ts';
import { isInGoImport } from '../../../agent/readers/go/go-imports.ts';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import { moduleLiterals } from '#shared/catalog/module-literals.ts';
import { isInImport } from '../../../agent/readers/python/python-imports.ts';
import { isInRustPath } from '../../../agent/readers/rust/rust-imports.ts';
import { isNamespaceUse } from '../../../agent/readers/tree-sitter/namespace-imports.ts';
import { isInSpecifier } from '../../../agent/readers/typescript/typescript-imports.ts';

type Confirms = (bytes: Uint8Array, at: { start: number; end: number }) => boolean;

/** Whether any place of the literal is confirmed. */
function admits(confirms: Confirms, text: string, literal: string): boolean {
  const bytes = new TextEncoder().encode(text);
  const sought = new TextEncoder().encode(literal);
  for (let start = 0; start + sought.length <= bytes.length; start += 1) {
    if (sought.every((byte, index) => bytes[start + index] === byte) && confirms(bytes, { start, end: start + sought.length })) return true;
  }
  return false;
}

test.each([
  'import openai',
  'import os, openai as o',
  '    from openai import OpenAI',
  'from openai.types import (X)',
  'from langchain.llms import openai',
  'from langchain import (\n    llms,  # (old) ones\n    openai,\n)',
  'from langchain import \\\r\n    openai',
  'import os; import openai',
  'if x: import openai',
  'try: from openai import x',
  'm = importlib.import_module("openai")',
  "m = __import__('openai')",
  'import openai',
])('Python: %j can be an import', (text) => {
  expect(admits(isInImport, text, 'openai')).toBe(true);
});

test.each([
  'x = "openai"',
  'x = openai',
  'import myopenai',
  'import_openai()',
  'from_openai = openai',
  'print("importing", openai)',
  'f(\n    openai,\n)',
  'from x import (a)\nopenai()',
  '# openai',
  '',
])('Python: %j is none', (text) => {
  expect(admits(isInImport, text, 'openai')).toBe(false);
});

test('Python: an unclosed list far behind is not looked for beyond the limit', () => {
  expect(admits(isInImport, `from x import (\n${'a,\n'.repeat(20_000)}openai`, 'openai')).toBe(false);
});

test.each(["from 'openai'", 'require("openai")', 'import(`openai`)', "from 'openai/resources'", "import 'openai'", "import(\n  'openai'\n)", 'require ( "openai" )', "from\n'openai'", "from /* the SDK */ 'openai'", 'export*from"openai"'])('TypeScript: %j can be a specifier', (text) => {
  expect(admits(isInSpecifier, text, 'openai')).toBe(true);
});

test.each(["words = ['openai', 'other']", 'f("openai")', '{ "openai": 1 }', "x ? 'openai' : y", "// 'openai'", "'my-openai'", "'openai-edge'", 'openai', "openai'", "'./openai'", "'openai"])('TypeScript: %j is none', (text) => {
  expect(admits(isInSpecifier, text, 'openai')).toBe(false);
});

test('TypeScript: the beginning of a family may go on', () => {
  expect(admits(isInSpecifier, "from '@ai-sdk/openai'", '@ai-sdk/')).toBe(true);
});

test.each([
  '"source": [\n    "import openai\\n",\n    "x = 1"\n   ]',
  '"source": [\n "from openai import OpenAI"]',
  '"source": "x = 1\\nimport os, openai\\n"',
  '"source": ["from langchain import (\\n",\n "    openai,\\n", ")"]',
  '"source": ["from langchain import \\\\\\n",\n "    openai"]',
  '"source": ["m = importlib.import_module(\\"openai\\")"]',
  '"source": ["    import openai"]',
])('a notebook: %j can be an import', (text) => {
  expect(admits(isInNotebookImport, text, 'openai')).toBe(true);
});

test.each(['"source": ["x = \\"openai\\""]', '"source": ["# words\\n", "openai.run()"]', '"name": "openai"', 'openai'])('a notebook: %j is none', (text) => {
  expect(admits(isInNotebookImport, text, 'openai')).toBe(false);
});

test.each([
  'import "openai"',
  'import (\n\t"fmt"\n\t"openai"\n)',
  'import oai "openai"',
  'import . "openai"',
  'import (\n\t_ `openai`\n)',
  'import ("fmt"; "openai")',
])('Go: %j can be an import', (text) => {
  expect(admits(isInGoImport, text, 'openai')).toBe(true);
});

test.each(['x := "openai"', 'f("openai")', '// import "openai"', 'return "openai"', 'case "openai":', '{Name: "openai"}'])('Go: %j is no import', (text) => {
  expect(admits(isInGoImport, text, 'openai')).toBe(false);
});

test.each(['use rig;', 'use rig::Agent;', 'pub use rig as r;', 'use ::rig::Agent;', 'extern crate rig;', 'let a = rig::Agent::new();', 'use {anyhow, rig::Agent};', 'fn f(a: &rig :: Agent) {}', 'x.push(rig\n    ::open());'])(
  'Rust: %j can be a crate',
  (text) => {
    expect(admits(isInRustPath, text, 'rig')).toBe(true);
  },
);

test.each(['let rig = 1;', 'crate::rig::open()', 'use crate::rig;', 'self.rig.open()', '// a rig', 'f("rig")', 'struct Drill { rig: Rig }', 'Vec::<u8>::rig::x'])('Rust: %j is no crate', (text) => {
  expect(admits(isInRustPath, text, 'rig')).toBe(false);
});

test.each([
  'import dev.acme.Client;',
  'import static dev.acme.Names.*;',
  'import dev.acme.*',
  'import dev.acme.Client as C',
  'using dev.acme;',
  'global using dev.acme;',
  'using static dev.acme.Names;',
  'using C = dev.acme.Client;',
  '    var c = new dev.acme.Client();',
  'return dev.acme.Client.create();',
])('Java, Kotlin and C#: %j can use the namespace', (text) => {
  expect(admits(isNamespaceUse, text, 'dev.acme')).toBe(true);
});

test.each([
  '// import dev.acme.Client;',
  ' * {@link dev.acme.Client}',
  '/* dev.acme.Client */',
  'package dev.acme.app;',
  'namespace dev.acme.app',
  'String s = "dev.acme.Client";',
  'x(); // dev.acme.Client',
  'https://dev.acme.example',
  'dev.acme',
  'my.dev.acme.Client',
])('Java, Kotlin and C#: %j is no use of it', (text) => {
  expect(admits(isNamespaceUse, text, 'dev.acme')).toBe(false);
});

test('C#: an extension method counts when it is called', () => {
  expect(admits(isNamespaceUse, 'services.AddAcmeChat("m-1");', 'AddAcmeChat')).toBe(true);
  expect(admits(isNamespaceUse, 'services.AddAcmeChat<Plugin>();', 'AddAcmeChat')).toBe(true);
  expect(admits(isNamespaceUse, 'nameof(services.AddAcmeChat)', 'AddAcmeChat')).toBe(false);
  expect(admits(isNamespaceUse, 'var s = "AddAcmeChat";', 'AddAcmeChat')).toBe(false);
});

test('Java, Kotlin and C#: no literal is as wide as what half the world imports, and none is below another', () => {
  for (const ecosystem of ['maven', 'nuget'] as const) {
    const texts = moduleLiterals(loadCatalog(), ecosystem).map(({ text }) => text);

    expect(texts.filter((text) => ['org', 'com', 'io', 'dev', 'ai', 'io.github', 'com.google', 'com.google.firebase', 'Microsoft', 'Microsoft.Extensions', 'Azure', 'Amazon'].includes(text))).toEqual([]);
    expect(texts.filter((text) => texts.some((other) => text.startsWith(`${other}.`)))).toEqual([]);
  }
});
