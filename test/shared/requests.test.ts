import { expect, it } from 'vitest';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import { recognise } from '#shared/catalog/recognise/recognise.ts';
import type { Fact, RequestFact, Value } from '#shared/model/fact.ts';

const catalog = loadCatalog();
const string = (text: string): Value => ({ kind: 'string', text, line: 2 });
const body: Value = { kind: 'object', entries: { model: string('gpt-4o'), messages: string('Hi'), instructions: string('You are a clerk.') } };
const request: RequestFact = { type: 'request', ecosystem: 'npm', line: 1, urls: [], models: [string('gpt-4o')], bodies: [body], asks: true, within: 'ask' };

function found(facts: readonly Fact[]): string[] {
  return recognise(facts, { catalog, source: 'dir:.', path: 'a.ts' }).components.map(({ kind, name, provider, occurrences: [at] }) => `${kind} ${name} ${provider ?? ''} ${at?.confidence}`).sort();
}

it('takes the vendor among several addresses of one call, and the instructions beside it', () => {
  const facts = [{ ...request, path: 'global#fetch', urls: ['https://shop.example.com', 'https://api.openai.com/v1/responses'] }];

  expect(found(facts)).toEqual(['model gpt-4o openai 0.95', 'prompt ask.instructions  0.95', 'provider openai openai 0.95']);
});

it('is less sure of data beside the only host of the function, and leaves its instructions alone', () => {
  const facts = [request, { ...request, urls: ['https://api.openai.com/v1/responses'], models: [], bodies: [] }];

  expect(found(facts)).toEqual(['model gpt-4o openai 0.8', 'provider openai openai 0.8']);
});

it('gives data to nobody when the function asks two hosts, or the call a host of somebody else', () => {
  const asked = { ...request, models: [], bodies: [] };

  expect(found([request, { ...asked, urls: ['https://api.openai.com/v1'] }, { ...asked, urls: ['https://api.mistral.ai/v1'] }])).toEqual([]);
  expect(found([{ ...request, urls: ['https://shop.example.com/api.openai.com'] }])).toEqual([]);
});

it('of data that only shares the file with a host takes none but the models of its vendor', () => {
  const facts: Fact[] = [{ ...request, models: [string('gpt-4o'), string('golf')] }, { type: 'url', url: 'https://api.openai.com/v1', line: 9 }];

  expect(found(facts)).toContain('model gpt-4o openai 0.7');
  expect(found(facts).join()).not.toContain('golf');
});
