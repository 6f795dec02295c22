/** What infrastructure code says of roles, of repositories and of what is open to everyone. Such a resource is stated, whether it is AI or not, with nothing but that. */
import type { IacResourceFact, Json, JsonObject } from '../../model/fact.ts';
import { resourceId } from '../../model/identity.ts';
import { declaredRole, declaredTrust } from '../../model/mentions/infrastructure-code.ts';
import { repositoryOf, roleOf } from '../../model/mentions/correlate.ts';
import { keptSettings } from '../../model/resources/iac.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder } from './draft.ts';

/** Attributes kept of one resource, and how deep they are looked for. */
const namedMax = 50;
const depthMax = 16;

/** States a resource that declares a role, that names one or a repository, that checks of openness ask about, or that runs an AI image; any other leaves no trace. */
export function seeNamed(fact: IacResourceFact, { source, path, catalog }: RecogniseContext, builder: DraftBuilder): void {
  const { language, resourceType, name, attributes } = fact;
  const role = declaredRole(resourceType, attributes);
  const policy = declaredTrust(resourceType, attributes);
  const named: Record<string, string> = {};
  gather(attributes, '', named, 0);
  const kept = keptSettings(fact);
  const images = fact.language === 'kubernetes' ? (fact.images ?? []).filter((repository) => catalog.ownerOfImage(repository) !== undefined) : [];
  if (role === undefined && policy === undefined && kept === undefined && images.length === 0 && Object.keys(named).length === 0) return;
  const providerId = `${path}#${resourceType}.${name}`;
  builder.addResource({
    id: resourceId({ source, kind: 'iac.resource', providerId }),
    kind: 'iac.resource',
    name: `${resourceType}.${name}`,
    provider_id: providerId,
    path,
    attributes: {
      language,
      resource_type: resourceType,
      line: fact.line,
      named,
      ...(role !== undefined && { role }),
      ...(policy !== undefined && { policy }),
      ...kept,
      // What a service in front of it is found by.
      ...(images.length > 0 && { ai_images: images.slice(0, namedMax), labels: attributes['labels'] ?? {}, computed: fact.computed ?? [] }),
    },
  });
}

function gather(value: Json, via: string, named: Record<string, string>, depth: number): void {
  if (depth > depthMax || Object.keys(named).length >= namedMax) return;
  if (typeof value === 'string') {
    if (roleOf(value) ?? repositoryOf(value)) named[via] = value;
  } else if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) gather(item, `${via}[${index}]`, named, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value as JsonObject)) if (name !== '__proto__') gather(item, via === '' ? name : `${via}.${name}`, named, depth + 1);
  }
}
