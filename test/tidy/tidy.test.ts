import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toolVersion } from '#shared/model/version.ts';
import { staleRegistries } from '#shared/tools/registries.ts';
import { allPaths, complain, importsOf, root, shown, sourceFiles, viewed, type Complaint } from './source-files.ts';

const parts = ['agent', 'server', 'shared'] as const;
const code = sourceFiles(['.ts', '.tsx'], ['agent/', 'server/', 'shared/']);
const tests = sourceFiles(['.ts'], ['test/']);
const product = code.filter(({ path }) => !path.startsWith('shared/tools/'));
const shared = product.filter(({ path }) => path.startsWith('shared/'));

/** Where an import leads inside the project; undefined for packages. */
function targetOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#shared/')) return specifier.slice(1);
  return specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), specifier)) : undefined;
}

function importRule(files: typeof code, isBroken: (from: string, edge: { specifier: string; target: string | undefined; isTypeOnly: boolean }) => boolean, rule: string): Complaint[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter(({ specifier, isTypeOnly }) => isBroken(file.path, { specifier, target: targetOf(file.path, specifier), isTypeOnly }))
      .map(({ line, specifier }) => ({ path: file.path, line, rule: `${rule}: ${specifier}` })),
  );
}

describe('the layout', () => {
  it('has only the settled top level', () => {
    const top = new Set(allPaths.map((path) => path.split('/')[0] as string).filter((name) => !name.startsWith('.')));
    expect([...top].sort()).toEqual(['LICENSE', 'README.md', 'agent', 'package-lock.json', 'package.json', 'server', 'shared', 'test', 'tsconfig.json']);
  });

  it('spells every import that crosses a part #shared/', () => {
    const broken = importRule(code, (from, { specifier, target }) => specifier.startsWith('.') && target?.split('/')[0] !== from.split('/')[0], 'a relative import leaves its part');
    const foreign = importRule(code, (from, { specifier }) => specifier.startsWith('#shared/') && from.startsWith('shared/') && !from.startsWith('shared/tools/'), 'shared imports itself by relative paths');
    expect(shown([...broken, ...foreign])).toEqual([]);
  });

  it('keeps agent and server apart, and shared under both', () => {
    const broken = importRule(
      code,
      (from, { target }) => {
        const [part] = from.split('/');
        const [other] = (target ?? '').split('/');
        return target !== undefined && parts.some((name) => name === other) && other !== part && other !== 'shared';
      },
      'agent and server never import each other, shared imports neither',
    );
    expect(shown(broken)).toEqual([]);
  });

  it('keeps registries fresh', () => {
    expect(staleRegistries(root)).toEqual([]);
  });

  it('has one version', () => {
    expect(toolVersion).toBe((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version);
  });
});

describe('shared is pure', () => {
  it('imports no input or output', () => {
    const banned = /^(?:node:)?(?:fs|net|http|https|http2|tls|dgram|dns|child_process|worker_threads|cluster|os|process|readline|repl|inspector|timers|vm|v8)(?:\/|$)/;
    expect(shown(importRule(shared, (_, { specifier }) => banned.test(specifier), 'shared does no input or output'))).toEqual([]);
  });

  it('has no clock, randomness or environment', () => {
    const broken = [
      ...complain(viewed(shared, 'code'), /\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\.now\(/, 'no clock in shared'),
      ...complain(viewed(shared, 'code'), /\bMath\.random\(|\brandomBytes\(|\brandomUUID\(/, 'no randomness in shared'),
      ...complain(viewed(shared, 'code'), /\bprocess\./, 'no process in shared'),
    ];
    expect(shown(broken)).toEqual([]);
  });
});

describe('one place for each thing', () => {
  it('reads the environment only in config', () => {
    const outside = product.filter(({ path }) => !path.startsWith('agent/config/') && !path.startsWith('server/config/'));
    expect(shown(complain(viewed(outside, 'code'), /\bprocess\.env\b/, 'process.env is read in config only'))).toEqual([]);
  });

  it('names plugins only in registries', () => {
    const plugin = /\.(?:reader|source|vendor|check|exporter|route|job)\.ts$/;
    const broken = importRule(product, (from, { target }) => target !== undefined && plugin.test(target) && !from.endsWith('registry.gen.ts') && posix.dirname(from) !== posix.dirname(target), 'plugins are found through their registry');
    expect(shown(broken)).toEqual([]);
  });

  it('goes route → service → store → database', () => {
    const features = code.filter(({ path }) => path.startsWith('server/features/'));
    const broken = [
      ...importRule(features.filter(({ path }) => path.endsWith('.route.ts')), (_, { target, isTypeOnly }) => !isTypeOnly && /\.store\.ts$|^server\/db\//.test(target ?? ''), 'a route asks services'),
      ...importRule(features.filter(({ path }) => path.endsWith('.service.ts')), (from, { target, isTypeOnly }) => !isTypeOnly && target?.endsWith('.service.ts') === true && target !== from, 'services never call services'),
    ];
    expect(shown(broken)).toEqual([]);
  });

  it('holds SQL in stores', () => {
    const allowed = /\.(?:store|reads)\.ts$|^server\/db\//;
    const outside = code.filter(({ path }) => path.startsWith('server/') && !allowed.test(path));
    const broken = [
      ...importRule(outside, (_, { specifier, isTypeOnly }) => specifier === 'kysely' && !isTypeOnly, 'SQL stands in stores'),
      ...complain(outside, /\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(/, 'SQL stands in stores'),
    ];
    expect(shown(broken)).toEqual([]);
  });
});

describe('house style', () => {
  const written = [...code, ...tests].filter(({ path }) => !path.endsWith('.gen.ts'));

  it('switches nothing off', () => {
    const broken = [
      ...complain(viewed(written, 'comments'), /@ts-(?:ignore|nocheck|expect-error)/, 'types are never switched off'),
      ...complain(viewed(written, 'code'), /:\s*any\b|\bas any\b/, 'types are never switched off'),
      ...complain(viewed(tests, 'code'), /\bvi\.mock\(|\b(?:it|test|describe)\.(?:skip|only|todo)\b/, 'no module mocks, no skipped tests'),
      ...complain(viewed(written, 'comments'), /\b(?:TODO|FIXME)\b|not implemented/i, 'nothing is left for later in the code'),
    ];
    expect(shown(broken)).toEqual([]);
  });

  it('orders by code unit', () => {
    // Time zones are known to Intl alone; that one file takes numbers from it, under a fixed locale.
    const ordered = product.filter(({ path }) => path !== 'shared/model/time-zone.ts');
    expect(shown(complain(viewed(ordered, 'code'), /\.localeCompare\(|\.toLocale\w*\(|\bIntl\./, 'output is the same in every locale'))).toEqual([]);
  });

  it('keeps files short, or says on top that they are one table or one grammar', () => {
    const long = written.filter(({ lines, path }) => lines.length > 450 && !/one (?:long )?(?:table|grammar|list)/i.test(lines.slice(0, 8).join('\n')) && !path.endsWith('.vendor.ts'));
    expect(long.map(({ path, lines }) => `${path}: ${lines.length} lines`)).toEqual([]);
  });

  it('names no machine, registry or tool of its makers', () => {
    const everything = sourceFiles(['.ts', '.tsx', '.json', '.md', '.yml', '.yaml', '.css', '.html', 'run'], ['']).filter(({ path }) => !path.startsWith('test/tidy/'));
    const machine = new RegExp(['/wo', 'rk/|/far', 'm/|registry\\.npm', 'js|deb\\.deb', 'ian'].join(''));
    expect(shown(complain(everything, machine, 'no path of a machine and no registry host'))).toEqual([]);
  });
});
