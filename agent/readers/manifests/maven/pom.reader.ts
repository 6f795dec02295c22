import { reading, type Findings } from '../../documents/reading.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from '../../documents/xml.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, type Scope } from '../dependency-fact.ts';
import { mavenName, mavenVersion } from './maven-names.ts';
import { pomExamples } from './pom-examples.ts';

/** `provided` and `system` come from whoever runs it. */
const scopes: Readonly<Record<string, Scope>> = { compile: 'runtime', runtime: 'runtime', import: 'runtime', provided: 'peer', system: 'peer', test: 'dev' };

export default defineReader({
  id: 'pom',
  title: 'Dependencies of pom.xml: properties, profiles, managed versions, parents',
  version: 1,
  gate: 'always',
  // 4 MiB: the largest files written by hand have 300 KiB.
  bytesMax: 4 * 1024 * 1024,
  accepts: ({ lowerName, extension }) => lowerName === 'pom.xml' || extension === '.pom',

  read: reading((artifact, findings) => {
    const project = parseXml(artifact.text(), findings);
    if (project?.name !== 'project') return;
    const parent = childOf(project, 'parent');
    const property = propertiesOf(project, parent);
    const own = mavenName(valueAt(project, 'groupId', property) ?? valueAt(parent, 'groupId', property), valueAt(project, 'artifactId', property));
    if (own !== undefined) findings.add({ type: 'project', ecosystem: 'maven', name: own, line: childOf(project, 'artifactId')?.line ?? project.line });

    const managed = managedVersions(project, property);
    // A profile may be switched on; what it asks for is asked for.
    for (const owner of [project, ...childrenOf(childOf(project, 'profiles'), 'profile')].toSorted((a, b) => a.line - b.line)) {
      for (const part of owner.children) {
        if (part.name === 'dependencies') for (const item of childrenOf(part, 'dependency')) addDependency(item, { property, managed, isDirect: true, findings });
        // A managed version asks for nothing by itself, except that of a list of versions that is imported.
        if (part.name === 'dependencyManagement') {
          for (const item of childrenOf(childOf(part, 'dependencies'), 'dependency')) addDependency(item, { property, managed, isDirect: valueAt(item, 'scope', property) === 'import', findings });
        }
      }
    }
  }),

  examples: pomExamples,
});

type Property = (name: string) => string | undefined;

/** What `${…}` stands for in this file; a property may use others. */
function propertiesOf(project: XmlElement, parent: XmlElement | undefined): Property {
  const stated = new Map<string, string>();
  for (const owner of [...childrenOf(childOf(project, 'profiles'), 'profile'), project]) for (const { name, text } of childOf(owner, 'properties')?.children ?? []) stated.set(name, text);
  for (const key of ['groupId', 'artifactId', 'version']) {
    const value = childOf(project, key)?.text ?? childOf(parent, key)?.text;
    if (value !== undefined) for (const prefix of ['project.', 'pom.', '']) stated.set(`${prefix}${key}`, value);
    const inherited = childOf(parent, key)?.text;
    if (inherited !== undefined) for (const prefix of ['project.parent.', 'parent.']) stated.set(`${prefix}${key}`, inherited);
  }
  return (name) => stated.get(name);
}

/** Property in property in property; a circle ends here, too. */
const stepsMax = 8;

function resolved(text: string | undefined, property: Property): string | undefined {
  let value = text;
  for (let step = 0; step < stepsMax && value?.includes('${') === true && value.length <= 1000; step += 1) {
    value = value.replace(/\$\{([^${}]{1,200})\}/g, (whole, name: string) => property(name.trim()) ?? whole);
  }
  return value;
}

function valueAt(element: XmlElement | undefined, key: string, property: Property): string | undefined {
  const value = resolved(childOf(element, key)?.text, property);
  return value === '' ? undefined : value;
}

/** Versions that the file itself states for all its dependencies. */
function managedVersions(project: XmlElement, property: Property): ReadonlyMap<string, string> {
  const items = childrenOf(childOf(childOf(project, 'dependencyManagement'), 'dependencies'), 'dependency');
  return new Map(
    items.flatMap((item) => {
      const name = mavenName(valueAt(item, 'groupId', property), valueAt(item, 'artifactId', property));
      const version = valueAt(item, 'version', property);
      return name === undefined || version === undefined ? [] : [[name, version] as const];
    }),
  );
}

interface Place {
  readonly property: Property;
  readonly managed: ReadonlyMap<string, string>;
  readonly isDirect: boolean;
  readonly findings: Findings;
}

function addDependency(item: XmlElement, { property, managed, isDirect, findings }: Place): void {
  const name = mavenName(valueAt(item, 'groupId', property), valueAt(item, 'artifactId', property));
  if (name === undefined) return;
  const range = valueAt(item, 'version', property) ?? managed.get(name);
  const scope = scopes[valueAt(item, 'scope', property) ?? 'compile'] ?? 'runtime';
  const isOptional = valueAt(item, 'optional', property) === 'true' && scope === 'runtime';
  const line = childOf(item, 'artifactId')?.line ?? item.line;
  findings.add(dependencyFact({ ecosystem: 'maven', name, range, version: mavenVersion(range), scope: isOptional ? 'optional' : scope, isDirect, origin: 'manifest', line }));
}
