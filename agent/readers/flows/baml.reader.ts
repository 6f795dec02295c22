import type { Value } from '#shared/model/fact.ts';
import { reading, type Findings } from '../documents/reading.ts';
import { defineReader } from '../reader.ts';
import { bamlTokens, type BamlToken } from './baml-tokens.ts';

export default defineReader({
  id: 'baml',
  title: 'Clients and functions of BAML: models, addresses and prompts',
  version: 1,
  gate: 'always',
  // 1 MiB: people write these by hand.
  bytesMax: 1024 * 1024,
  accepts: ({ extension }) => extension === '.baml',

  read: reading((artifact, findings) => {
    const tokens = bamlTokens(artifact.text());
    for (let at = 0; at < tokens.length; at += 1) {
      const [name, open] = headOf(tokens, at);
      if (name === undefined || open === undefined) continue;
      const end = endOf(tokens, open);
      const block = { name, line: tokens[at]?.line ?? 1, entries: entriesOf(tokens, open, end) };
      if (tokens[at]?.text === 'client') client(block, findings);
      else fn(block, findings);
      at = end;
    }
  }),

  // @see https://docs.boundaryml.com/guide/baml-basics/switching-llms (read 2026-11-30).
  examples: [
    {
      why: 'a client with an address and a key of the environment, and a function with its prompt; lines are those of the file',
      path: 'baml_src/desk.baml',
      text: 'client<llm> Fast {\n  provider "openai-generic"\n  retry_policy Twice\n  options {\n    model "llama-3.3-70b-versatile" // quick\n    base_url "https://api.groq.com/openai/v1"\n    api_key env.GROQ_API_KEY\n  }\n}\n\nfunction Berth(ship: string) -> string {\n  client Fast\n  prompt #"\n    Where does "{{ ship }}" lie?\n  "#\n}\n\nfunction Tide(day: string) -> string {\n  client "anthropic/claude-sonnet-4-5"\n  prompt #"When is high water on {{ day }}?"#\n}\n',
      facts: [
        { type: 'declaration', format: 'baml-client', name: 'Fast', values: { provider: { text: 'openai-generic' }, model: { text: 'llama-3.3-70b-versatile', line: 5 }, base_url: { line: 6 } }, line: 1 },
        { type: 'env', name: 'GROQ_API_KEY', access: 'read', line: 7 },
        { type: 'declaration', format: 'baml-function', name: 'Berth', values: { text: { line: 13 } }, line: 11 },
        { type: 'declaration', format: 'baml-function', name: 'Tide', values: { model: { text: 'anthropic/claude-sonnet-4-5', line: 19 } }, line: 18 },
      ],
    },
    { why: 'types and tests are none', path: 'types.baml', text: 'class Ship {\n  model string\n  client string @description(#"client<llm> X { provider openai }"#)\n}\n\ntest One {\n  functions [Berth]\n  args { ship "Heron" }\n}\n', none: 'all' },
    { why: 'a comment', path: 'old.baml', text: '// client<llm> Old { provider openai options { model "gpt-4o" } }\n', none: 'all' },
    { why: 'a block that never closes', path: 'open.baml', text: 'client<llm> A {\n  provider openai\n  options {\n    model gpt-4o\n', facts: [{ format: 'baml-client', values: { model: { text: 'gpt-4o' } } }] },
  ],
});

/** The name of what begins here, and the place of its brace. */
function headOf(tokens: readonly BamlToken[], at: number): [name: string | undefined, open: number | undefined] {
  const word = (offset: number) => tokens[at + offset]?.text;
  if (word(0) === 'client' && word(1) === '<' && word(2) === 'llm' && word(3) === '>' && word(5) === '{') return [word(4), at + 5];
  if (word(0) !== 'function' || tokens[at]?.kind !== 'word' || word(2) !== '(') return [undefined, undefined];
  const end = endOf(tokens, at + 2, parametersTokensMax);
  for (let open = end + 1; open < end + signatureTokensMax; open += 1) if (tokens[open]?.kind === 'mark' && tokens[open]?.text === '{') return [word(1), open];
  return [undefined, undefined];
}

/** What a function gives back is written in fewer words; tokens. */
const signatureTokensMax = 60;
const parametersTokensMax = 600;

/** The place of the bracket that closes the one at `open`; the last token when none does. */
function endOf(tokens: readonly BamlToken[], open: number, tokensMax = tokens.length): number {
  let depth = 0;
  const last = Math.min(tokens.length, open + tokensMax) - 1;
  for (let at = open; at <= last; at += 1) {
    const token = tokens[at] as BamlToken;
    if (token.kind !== 'mark') continue;
    if (token.text === '{' || token.text === '(' || token.text === '[') depth += 1;
    else if (token.text === '}' || token.text === ')' || token.text === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return last;
}

/** What follows each key of a block and of the options in it; the first of a name counts. */
function entriesOf(tokens: readonly BamlToken[], open: number, end: number): ReadonlyMap<string, BamlToken> {
  const entries = new Map<string, BamlToken>();
  for (let at = open + 1; at < end || (at === end && tokens[at]?.kind !== 'mark'); at += 1) {
    const [key, value] = [tokens[at], tokens[at + 1]];
    if (key?.kind !== 'word' || !value) continue;
    if (value.kind === 'mark') {
      // Only options are looked into; headers and the like are not.
      if (value.text === '{' && key.text !== 'options') at = endOf(tokens, at + 1);
      continue;
    }
    if (!entries.has(key.text)) entries.set(key.text, value);
    at += 1;
  }
  return entries;
}

interface Block {
  readonly name: string;
  readonly line: number;
  readonly entries: ReadonlyMap<string, BamlToken>;
}

const textValue = (token: BamlToken | undefined): Extract<Value, { kind: 'string' }> | undefined => token && { kind: 'string', text: token.text, line: token.line };

function given(values: Readonly<Record<string, Value | undefined>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

function client({ name, line, entries }: Block, findings: Findings): void {
  const [provider, model, address, key] = ['provider', 'model', 'base_url', 'api_key'].map((entry) => entries.get(entry));
  if (!provider) return;
  const literal = (token: BamlToken | undefined) => (token?.text.startsWith('env.') ? undefined : textValue(token));
  findings.add({ type: 'declaration', format: 'baml-client', name, values: given({ provider: textValue(provider), model: literal(model), base_url: literal(address) }), line });
  for (const token of [model, address, key]) if (token?.kind === 'word' && token.text.startsWith('env.')) findings.add({ type: 'env', name: token.text.slice('env.'.length), access: 'read', line: token.line });
}

function fn({ name, line, entries }: Block, findings: Findings): void {
  const [by, prompt] = [entries.get('client'), entries.get('prompt')];
  if (prompt?.kind !== 'text') return;
  const model = by?.kind === 'text' && by.text.includes('/') ? textValue(by) : undefined;
  findings.add({ type: 'declaration', format: 'baml-function', name, values: given({ text: textValue(prompt), model }), line });
}
