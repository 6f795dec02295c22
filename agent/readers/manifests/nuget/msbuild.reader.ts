import { reading } from '../../documents/reading.ts';
import { childOf, parseXml, type XmlElement } from '../../documents/xml.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, type Scope } from '../dependency-fact.ts';
import { msbuildExamples } from './msbuild-examples.ts';
import { isNugetId, nugetVersion } from './nuget-names.ts';

/** Items that name packages. A `PackageVersion` says the version for projects that ask for the package, and asks for nothing itself. */
const items: ReadonlySet<string> = new Set(['PackageReference', 'GlobalPackageReference', 'PackageVersion', 'DotNetCliToolReference']);

export default defineReader({
  id: 'msbuild',
  title: 'NuGet packages of .NET projects, Directory.Packages.props and other MSBuild files',
  version: 1,
  gate: 'always',
  // 4 MiB: old project files list every source file and have some 100 KiB.
  bytesMax: 4 * 1024 * 1024,
  accepts: ({ lowerName, extension }) => extension === '.csproj' || extension === '.fsproj' || extension === '.vbproj' || ((extension === '.props' || extension === '.targets') && (lowerName.startsWith('directory.') || lowerName.includes('package'))),

  read: reading((artifact, findings) => {
    const project = parseXml(artifact.text(), findings);
    if (project?.name !== 'Project') return;
    const properties = new Map(elementsOf(project, 'PropertyGroup').flatMap((group) => group.children.map(({ name, text }) => [name.toLowerCase(), text] as const)));
    const isTestProject = properties.get('istestproject')?.toLowerCase() === 'true' || elementsOf(project, 'PackageReference').some((item) => item.attributes.get('Include') === 'Microsoft.NET.Test.Sdk');

    for (const item of elementsOf(project, undefined)) {
      if (!items.has(item.name)) continue;
      for (const id of (stated(item, 'Include') ?? stated(item, 'Update') ?? '').split(';')) {
        const name = filled(id.trim(), properties);
        const written = stated(item, 'VersionOverride') ?? stated(item, 'Version');
        // `Update` changes what another file asks for; without a version there is nothing to say.
        if (!isNugetId(name) || (stated(item, 'Include') === undefined && written === undefined)) continue;
        const range = written === undefined ? undefined : filled(written, properties);
        findings.add(dependencyFact({ ecosystem: 'nuget', name, range, version: nugetVersion(range), scope: scopeOf(item, isTestProject), isDirect: item.name !== 'PackageVersion', origin: 'manifest', line: item.line }));
      }
    }
  }),

  examples: msbuildExamples,
});

/** Elements of that name below the project, at any depth (conditions may be around them), in document order. */
function elementsOf(root: XmlElement, name: string | undefined): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (element: XmlElement): void => {
    for (const child of element.children) {
      if (name === undefined || child.name === name) found.push(child);
      walk(child);
    }
  };
  walk(root);
  return found;
}

/** An attribute, or the element that old files write instead. */
function stated(item: XmlElement, name: string): string | undefined {
  return item.attributes.get(name) ?? childOf(item, name)?.text;
}

function filled(text: string, properties: ReadonlyMap<string, string>): string {
  let value = text;
  for (let step = 0; step < 5 && value.includes('$(') && value.length < 1000; step += 1) value = value.replace(/\$\(([\w.]{1,100})\)/g, (whole, name: string) => properties.get(name.toLowerCase()) ?? whole);
  return value;
}

/** Assets that are kept for the build alone: analyzers, generators, source links. What a test project uses is for tests. */
function scopeOf(item: XmlElement, isTestProject: boolean): Scope | undefined {
  if (item.name === 'PackageVersion') return undefined;
  if (isTestProject || item.name !== 'PackageReference') return 'dev';
  return stated(item, 'PrivateAssets')?.toLowerCase() === 'all' ? 'dev' : 'runtime';
}
