import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { roles, type CatalogEntry } from '#shared/catalog/catalog-entry.ts';
import { pathPattern } from '#shared/catalog/path-pattern.ts';
import * as registry from '#shared/catalog/registry.gen.ts';
import type { Ecosystem } from '#shared/model/ecosystem.ts';
import { expectedCatalogFiles } from '#shared/tools/catalog-files.ts';

const entries = Object.values(registry) as readonly CatalogEntry[];
const byId = new Map(entries.map((entry) => [entry.id, entry]));
const stems = readdirSync(new URL('../../shared/catalog/', import.meta.url))
  .filter((name) => name.endsWith('.vendor.ts'))
  .map((name) => name.slice(0, -'.vendor.ts'.length));

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** The values that occur more than once. */
function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** Provider ids that an entry names anywhere, prefixes aside. */
function providersOf(entry: CatalogEntry): string[] {
  const packages = entry.packages.flatMap((item) => [item.provider, ...Object.values(item.providers ?? {})]);
  const gives = (entry.uses ?? []).flatMap((rule) => rule.gives.map((give) => ('provider' in give ? give.provider : undefined)));
  return [...packages, ...gives].filter((id): id is string => id !== undefined && id !== 'prefix');
}

describe('the catalog as a whole', () => {
  it('has every entry file in the registry, each under its own id', () => {
    expect(entries.map(({ id }) => id).sort()).toEqual(stems.sort());
  });

  it('names a package, a module, a host, an environment variable, a key format, an image, a node, an action and an app once', () => {
    const all = <T>(part: (entry: CatalogEntry) => readonly T[] | undefined) => entries.flatMap((entry) => part(entry) ?? []);

    expect(repeated(all((entry) => entry.packages).map((item) => `${item.ecosystem}:${item.name}`))).toEqual([]);
    expect(repeated(all((entry) => entry.packages).flatMap((item) => (item.modules ?? [item.name]).map((module) => `${item.ecosystem}:${module}`)))).toEqual([]);
    expect(repeated(all((entry) => entry.hosts))).toEqual([]);
    expect(repeated(all((entry) => entry.env))).toEqual([]);
    expect(repeated(all((entry) => entry.keys).map((key) => key.id))).toEqual([]);
    expect(repeated(all((entry) => entry.keys).flatMap((key) => key.literals))).toEqual([]);
    expect(repeated(all((entry) => entry.images))).toEqual([]);
    expect(repeated(all((entry) => entry.nodes).map((node) => node.type))).toEqual([]);
    expect(repeated(all((entry) => entry.actions).map((item) => item.action ?? item.command ?? ''))).toEqual([]);
    expect(repeated(all((entry) => entry.resources).flatMap((rule) => rule.when?.equals ?? []))).toEqual([]);
    expect(repeated(entries.flatMap((entry) => [entry.id, ...(entry.prefixes ?? [])]))).toEqual([]);
  });

  it('has its page as it is generated', () => {
    for (const { path, text } of expectedCatalogFiles(entries)) {
      expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8') === text, `${path} is stale; run npm run gen`).toBe(true);
    }
  });

  it('gives every listed model to one vendor pattern at most', () => {
    for (const entry of entries) {
      for (const model of entry.models ?? []) {
        // Whoever serves weights of the hub may spell them as the hub does; an id of both says nothing about the provider.
        const others = entries.filter((other) => other !== entry && other.modelPattern?.test(model.id) && !(other.id === 'hugging-face' && model.id.includes('/'))).map(({ id }) => id);
        expect(others, `${entry.id} ${model.id}`).toEqual([]);
      }
    }
  });
});

describe.each(entries.map((entry) => ({ id: entry.id, entry })))('the data of $id', ({ entry }) => {
  it('proves itself with at least five examples and four near misses, each with a reason of its own', () => {
    const reasons = [...entry.examples, ...entry.nearMisses].map(({ why }) => why);

    expect(entry.examples.length).toBeGreaterThanOrEqual(5);
    expect(entry.nearMisses.length).toBeGreaterThanOrEqual(4);
    expect(repeated(reasons)).toEqual([]);
    expect(reasons.filter((why) => why.trim() === '')).toEqual([]);
  });

  it('proves every ecosystem that it has rules for, and a manifest', () => {
    const endings: Record<string, RegExp> = {
      pypi: /\.py$/,
      npm: /\.(?:m?[jt]s|tsx?)$/,
      gem: /\.rb$/,
      composer: /\.php$/,
      maven: /\.(?:java|kt)$/,
      nuget: /\.cs$/,
      golang: /\.go$/,
      cargo: /\.rs$/,
    };
    for (const ecosystem of new Set((entry.uses ?? []).map((rule) => rule.ecosystem))) {
      expect(entry.examples.some(({ path }) => endings[ecosystem]?.test(path)), ecosystem).toBe(true);
    }
    const hasManifest = entry.packages.some(({ ecosystem }) => ecosystem === 'pypi' || ecosystem === 'npm');
    if (hasManifest) expect(entry.examples.some(({ finds }) => finds.some(({ kind }) => kind === 'dependency'))).toBe(true);
  });

  it('points to providers that exist and are vendors', () => {
    for (const id of providersOf(entry)) expect(byId.get(id)?.type, id).toBe('vendor');
  });

  it('uses known roles and an https address', () => {
    for (const item of entry.packages) expect(roles).toContain(item.role);
    expect(entry.url).toMatch(/^https:\/\//);
  });

  it('spells package names canonically', () => {
    const forms: Partial<Record<Ecosystem, RegExp>> = {
      pypi: /^[a-z0-9]+(?:-[a-z0-9]+)*(?:-\*)?$/,
      npm: /^(?:@[a-z0-9-]+\/)?(?:[a-z0-9._-]+|\*)\*?$/,
      golang: /^[a-z0-9.-]+\.[a-z]+\/\S+$/,
      maven: /^[a-z][a-zA-Z0-9._-]*:(?:[a-zA-Z0-9._-]+\*?|\*)$/,
      nuget: /^[A-Za-z0-9._-]+\*?$/,
      composer: /^[a-z0-9._-]+\/(?:[a-z0-9._-]+\*?|\*)$/,
    };
    for (const { ecosystem, name } of entry.packages) expect(name, ecosystem).toMatch(forms[ecosystem] ?? /^[A-Za-z0-9_-]+\*?$/);
  });

  it('spells actions in lower case without a version, and gives each an action or a program', () => {
    for (const { action, command } of entry.actions ?? []) {
      expect([action, command].filter((name) => name !== undefined)).toHaveLength(1);
      if (action !== undefined) expect(action).toMatch(/^[a-z0-9-]+(?:\/[a-z0-9._-]+)+$/);
    }
  });

  it('has rule patterns that compile and start with a literal name, so that they are indexed', () => {
    const patterns = [
      ...(entry.uses ?? []).map((rule) => rule.call),
      ...(entry.definitions ?? []).map((rule) => rule.decorated ?? rule.extends ?? ''),
    ];
    for (const pattern of patterns) {
      expect(() => pathPattern(pattern), pattern).not.toThrow();
      expect(pattern.split(/[.#{]/)[0], pattern).not.toBe('**');
    }
    // A class can be called and extended.
    const rules = [
      ...(entry.uses ?? []).map(({ call, when }) => `${call} ${JSON.stringify(when ?? '')}`),
      ...(entry.definitions ?? []).map(({ decorated, extends: base }) => (decorated === undefined ? `extends ${base ?? ''}` : `@${decorated}`)),
    ];
    expect(repeated(rules)).toEqual([]);
  });

  it('gives a definition rule a decorator or a base class, not both', () => {
    for (const rule of entry.definitions ?? []) expect([rule.decorated, rule.extends].filter((pattern) => pattern !== undefined)).toHaveLength(1);
  });

  it('dates models in ISO form and in order, each with its source', () => {
    for (const model of entry.models ?? []) {
      const dates = [model.releasedOn, model.deprecatedOn, model.retiresOn].filter((date) => date !== undefined);
      for (const date of dates) {
        expect(date, model.id).toMatch(isoDate);
        expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10), model.id).toBe(date);
      }
      expect(dates, model.id).toEqual([...dates].sort());
      if (dates.length > 0) expect(model.source, model.id).toMatch(/^https:\/\//);
    }
  });

  it('replaces a model with one that it lists and that outlives it', () => {
    const listed = new Map((entry.models ?? []).map((model) => [model.id, model]));
    for (const model of entry.models ?? []) {
      if (model.replacement === undefined) continue;
      const replacement = listed.get(model.replacement);
      expect(replacement, `${model.id} → ${model.replacement}`).toBeDefined();
      if (model.retiresOn !== undefined && replacement?.retiresOn !== undefined) expect(replacement.retiresOn > model.retiresOn, model.id).toBe(true);
    }
  });

  it('lists a model id or alias once', () => {
    expect(repeated((entry.models ?? []).flatMap((model) => [model.id, ...(model.aliases ?? [])]))).toEqual([]);
  });

  it('recognises its own models by its pattern, when it has one', () => {
    const { modelPattern } = entry;
    if (!modelPattern) return;
    const unlike = (entry.models ?? []).map(({ id }) => id).filter((id) => !modelPattern.test(id));
    // An id that is an everyday word (`command`, `embedding-001`) is known by the list alone.
    expect(unlike.filter((id) => !['command', 'embedding-001'].includes(id))).toEqual([]);
  });

  it('uses expressions without state', () => {
    for (const expression of [entry.pinnedModel, entry.modelPattern, ...(entry.keys ?? []).map((key) => key.pattern)]) {
      expect(expression?.flags ?? '', String(expression)).not.toMatch(/[gy]/);
    }
  });

  it('spells hosts in lower case without scheme, a path only by its beginning', () => {
    for (const host of entry.hosts ?? []) expect(host).toMatch(/^[a-z0-9*.-]+(?::\d+)?(?:\/[A-Za-z0-9._*/-]*[A-Za-z0-9*])?$/);
  });
});

describe('pinned ids', () => {
  const pinned = (provider: string, id: string) => {
    const entry = byId.get(provider) as CatalogEntry;
    return entry.models?.find((model) => model.id === id)?.isPinned ?? entry.pinnedModel?.test(id) ?? 'no rule';
  };

  it.each([
    ['openai', 'gpt-4o-2024-08-06', true],
    ['openai', 'gpt-4o', false],
    ['openai', 'gpt-4-1106-preview', true],
    ['openai', 'gpt-4-0613', true],
    ['openai', 'gpt-5.6-sol', false],
    ['anthropic', 'claude-sonnet-4-5-20250929', true],
    ['anthropic', 'claude-sonnet-4-5', false],
    ['anthropic', 'claude-opus-4-1', false],
    ['anthropic', 'claude-opus-4-6', true],
    ['anthropic', 'claude-sonnet-5', true],
    ['anthropic', 'claude-3-7-sonnet-latest', false],
    ['google', 'gemini-1.5-pro', false],
    ['google', 'gemini-1.5-pro-002', true],
    ['google', 'gemini-2.0-flash', false],
    ['google', 'gemini-2.5-pro', true],
    ['google', 'gemini-2.5-pro-preview-05-06', true],
    ['google', 'gemini-flash-latest', false],
    ['google', 'gemini-3-pro-preview', false],
    ['mistral', 'mistral-large-2411', true],
    ['mistral', 'mistral-large-latest', false],
    ['cohere', 'command-r-08-2024', true],
    ['cohere', 'command-r', false],
    ['cohere', 'embed-english-v3.0', true],
    ['aws-bedrock', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', true],
    ['aws-bedrock', 'anthropic.claude-opus-4-8', true],
    ['aws-bedrock', 'amazon.titan-embed-text-v2:0', true],
    ['hugging-face', 'openai-community/gpt2', false],
    ['azure-openai', 'chat-prod', 'no rule'],
    ['ollama', 'llama3.2:3b', 'no rule'],
  ] as const)('%s %s: %s', (provider, id, expected) => {
    expect(pinned(provider, id)).toBe(expected);
  });
});
