/** The actions and called workflows of a workflow or a composite action, as packages of the ecosystem `github`. */
import type { DependencyFact } from '#shared/model/fact.ts';
import type { YamlDocument, YamlNode } from '../documents/yaml.ts';
import { dependencyFact } from '../manifests/dependency-fact.ts';

/** In the order of the document; actions of the same repository and images are no packages. */
export function actionDependencies(document: YamlDocument): DependencyFact[] {
  const jobs = document.members(document.get(document.root, 'jobs')).map(({ value }) => value);
  const owners = [...jobs.flatMap((job) => [job, ...document.items(document.get(job, 'steps'))]), ...document.items(document.get(document.root, 'runs', 'steps'))];
  return owners.flatMap((owner) => dependencyOf(document, document.get(owner, 'uses')) ?? []).toSorted((a, b) => a.line - b.line);
}

function dependencyOf(document: YamlDocument, uses: YamlNode | undefined): DependencyFact | undefined {
  const match = /^([A-Za-z0-9][\w-]{0,99}\/[\w.-]{1,100})((?:\/[\w.-]{1,100}){0,10})@([\w./-]{1,200})$/.exec(document.text(uses) ?? '');
  if (!match || uses === undefined) return undefined;
  const [, name = '', subpath = '', version] = match;
  return dependencyFact({ ecosystem: 'github', name: name.toLowerCase(), subpath: subpath.slice(1), version, scope: 'dev', isDirect: true, origin: 'manifest', line: document.lineOf(uses) });
}
