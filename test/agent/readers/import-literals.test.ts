/** The byte-level question that decides whether a source file is parsed at all. */
import { expect, test } from 'vitest';
import { isInNotebookImport } from '../../../agent/readers/notebook/notebook-imports.ts';
import { isInGoImport } from '../../../agent/readers/go/go-imports.ts';
import { isInImport } from '../../../agent/readers/python/python-imports.ts';
import { isInRustPath } from '../../../agent/readers/rust/rust-imports.ts';
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
