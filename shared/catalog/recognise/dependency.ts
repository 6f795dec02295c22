/** Packages of manifests and lockfiles; all of them are components, the catalog says which are AI. */
import type { Ecosystem } from '../../model/ecosystem.ts';
import type { DependencyFact } from '../../model/fact.ts';
import { componentId } from '../../model/identity.ts';
import { packageUrl } from '../../model/purl.ts';
import type { Catalog } from '../catalog.ts';
import type { DraftBuilder } from './draft.ts';
import type { RecogniseContext } from './context.ts';

export function recogniseDependency(fact: DependencyFact, { catalog }: RecogniseContext, builder: DraftBuilder): void {
  const known = catalog.packageNamed(fact.ecosystem, fact.name) ?? packageByOtherName(fact, catalog);
  const at = { line: fact.line, method: fact.origin === 'manifest' ? 'manifest' : 'lockfile', confidence: 1, symbol: fact.name } as const;
  const purl = purlOf(fact);

  const id = builder.see(
    {
      kind: 'dependency',
      key: purl,
      name: fact.name,
      ...(fact.version !== undefined && { version: fact.version }),
      purl,
      isAi: known !== undefined,
      ...(known?.item.provider !== undefined && { provider: known.item.provider }),
      properties: {
        ecosystem: fact.ecosystem,
        scope: fact.scope,
        direct: String(fact.isDirect),
        range: fact.range,
        origin: fact.origin,
        role: known?.item.role,
      },
      ...(fact.hashes && fact.hashes.length > 0 && { hashes: fact.hashes }),
      ...(fact.licence !== undefined && { licence: fact.licence }),
    },
    at,
  );
  for (const { name, version } of fact.requires ?? []) {
    if (version === undefined) continue;
    const needed = purlOf({ ecosystem: fact.ecosystem, name, version });
    builder.relate({ type: 'uses', from: id, to: dependencyId(needed) }, at);
  }
}

/** A major version of a Go module is a module of its own, and conda has Python's packages. */
function packageByOtherName({ ecosystem, name }: DependencyFact, catalog: Catalog): ReturnType<Catalog['packageNamed']> {
  if (ecosystem === 'conda') return catalog.packageNamed('pypi', pypiNameOf(name));
  return ecosystem === 'golang' && /\/v\d{1,3}$/.test(name) ? catalog.packageNamed('golang', name.slice(0, name.lastIndexOf('/'))) : undefined;
}

/** conda has most packages of PyPI, under the same name but for a few, and its own names may have dots and underscores. */
function pypiNameOf(name: string): string {
  return /^pytorch(?:-[cg]pu)?$/.test(name) ? 'torch' : name.replace(/[-_.]+/g, '-');
}

/** What stands between namespace and name, where an ecosystem has both: `@ai-sdk/openai`, `dev.langchain4j:langchain4j-open-ai`. */
const namespaceEnds: Readonly<Partial<Record<Ecosystem, string>>> = { npm: '/', golang: '/', maven: ':', composer: '/', github: '/' };

/** The package URL of a package of an ecosystem; without a version when none is fixed. */
function purlOf({ ecosystem, name, version, subpath }: { ecosystem: Ecosystem; name: string; version?: string; subpath?: string }): string {
  const end = namespaceEnds[ecosystem];
  const at = end === undefined ? -1 : name.lastIndexOf(end);
  return packageUrl({
    type: ecosystem,
    ...(at > 0 && { namespace: name.slice(0, at) }),
    name: name.slice(at + 1),
    ...(version !== undefined && { version }),
    ...(subpath !== undefined && { subpath }),
  });
}

function dependencyId(purl: string): string {
  return componentId('dependency', purl);
}
