/** Records become artifacts: one document for each kind of a service in a region, and one for each thing that runs something. */
import { by } from '#shared/model/order.ts';
import { resourceBytes, resourceMediaType } from '../../readers/resources/resource-document.ts';
import type { ListedArtifact } from '../source.ts';
import { awsLimits } from './limits.ts';
import type { FoundResource } from './service.ts';

/** Sorted, with paths such as `aws/123456789012/eu-west-1/bedrock-agent/bedrock_agent.json`. */
export function documentsOf(folder: string, found: readonly FoundResource[], observedAt: string): ListedArtifact[] {
  const names = new Set<string>();
  const pathOf = (name: string) => {
    const stem = `${folder}/${name.replaceAll(/[^\w./-]/g, '_')}`;
    let path = `${stem}.json`;
    for (let count = 2; names.has(path); count += 1) path = `${stem}-${count}.json`;
    names.add(path);
    return path;
  };
  // Pages that lead in a circle give a thing twice.
  const unique = new Map(found.map((record) => [JSON.stringify([record.kind, record.provider_id]), record]));
  const sorted = [...unique].sort(by(([key]) => key)).map(([, record]) => record);
  const artifacts: ListedArtifact[] = [];
  for (const kind of new Set(sorted.map((record) => record.kind))) {
    const noun = kind.replace('aws.', '');
    const all = sorted.filter((record) => record.kind === kind);
    const plain = all.filter((record) => !runsSomething(record));
    for (let start = 0; start < plain.length; start += awsLimits.documentResourcesMax) artifacts.push(artifact(pathOf(noun), plain.slice(start, start + awsLimits.documentResourcesMax), observedAt));
    // What a function or a task runs is evidence at a place of its own.
    for (const record of all.filter(runsSomething)) artifacts.push(artifact(pathOf(`${noun}/${record.name.replaceAll('/', '_')}`), [record], observedAt));
  }
  return artifacts;
}

function runsSomething({ images = [], env = [], credentials = [] }: FoundResource): boolean {
  return images.length + env.length + credentials.length > 0;
}

function artifact(path: string, records: readonly FoundResource[], observedAt: string): ListedArtifact {
  const document = {
    observed_at: observedAt,
    resources: records.map(({ kind, provider_id, name, attributes }) => ({ kind, provider_id, name, attributes })),
    images: records.flatMap(({ images = [] }) => images),
    env: records.flatMap(({ env = [] }) => env),
    // No reader takes these: the engine's search for credentials meets them in the bytes, masks them and gives them the organization's fingerprint.
    credentials: records.flatMap(({ credentials = [] }) => credentials),
  };
  return { path, mediaType: resourceMediaType, locator: { kind: 'bytes', bytes: resourceBytes(document) } };
}
