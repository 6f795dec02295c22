/**
 * Where roles and repositories are named: by the source that is one, by the resource that is one, and by every resource and file that speaks of
 * one. So the same role is found from the function that runs as it, from the workflow that assumes it, and from whom it trusts itself.
 */
import type { Resource } from '../component.ts';
import type { Json, JsonObject } from '../fact.ts';
import { isJsonObject } from '../json-object.ts';
import { byCodeUnit } from '../order.ts';
import type { Source } from '../report.ts';
import { hostOf, repositoryAt, repositoryOf, repositoryOfPlace, roleOf, type Correlate } from './correlate.ts';
import { trustedBy } from './trust-policy.ts';

/**
 * How something speaks of a correlate. `is`: it is that one itself. `declares`: infrastructure code makes one of that name, in whichever account. `uses`: it runs as the role, comes from the repository. `trusts`: it lets
 * it in. `allows`: a policy that says what may be done names it.
 */
export const mentionRelations = ['is', 'declares', 'uses', 'trusts', 'allows'] as const;
export type MentionRelation = (typeof mentionRelations)[number];

/** What speaks of a correlate. */
export interface Holder {
  readonly type: 'source' | 'resource';
  /** Id in the report; the source's key for a source. */
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** The file, or for an API the path of its answer. */
  readonly path?: string;
}

export interface Mention {
  readonly correlate: Correlate;
  readonly relation: MentionRelation;
  /** The attribute in which it stands: `task_role_arn`, `jobs[].steps[].inputs.role-to-assume`; empty for a source. */
  readonly via: string;
  readonly holder: Holder;
  /** The correlate that the holder is, or stands in: the repository of a workflow, the role of a trust policy. */
  readonly within?: Correlate;
}

/** Mentions of one holder, and values looked at in it; what is beyond is not looked at. */
export const mentionLimits = { perHolderMax: 200, valuesMax: 50_000, depthMax: 64, viaCharactersMax: 300 } as const;

/** A source that is a repository. */
export function mentionsOfSource(source: Source): Mention[] {
  const repository = repositoryOfPlace(source);
  return repository === undefined ? [] : [{ correlate: repository, relation: 'is', via: '', holder: { type: 'source', id: source.key, kind: source.kind, name: source.name } }];
}

/** What a resource names; sorted, each once for each attribute. */
export function mentionsOfResource(resource: Resource, source: Source): Mention[] {
  const { id, kind, name, path, attributes } = resource;
  const holder: Holder = { type: 'resource', id, kind, name, ...(path !== undefined && { path }) };
  const self = selfOf(resource, source);
  const within = self ?? repositoryOfPlace(source, path);
  const found = createFinder({ holder, within, self });
  if (self !== undefined) found.add({ correlate: self, relation: 'is', via: kind === 'aws.iam_role' ? 'arn' : 'full_name' });
  if (kind === 'aws.iam_role') for (const correlate of trustedBy(attributes['assume_role_policy_document'])) found.add({ correlate, relation: 'trusts', via: trustPolicy });
  if (kind === 'iac.resource') return found.inCode(attributes);
  found.walk(kind === 'aws.iam_role' ? Object.fromEntries(Object.entries(attributes).filter(([attribute]) => attribute !== trustPolicy)) : attributes);
  if (kind === 'github.workflow') for (const correlate of calledBy(attributes['jobs'], source)) found.add({ correlate, relation: 'uses', via: 'jobs[].uses' });
  return found.mentions();
}

const trustPolicy = 'assume_role_policy_document';

/** The correlate that a resource is. */
function selfOf({ kind, provider_id: providerId, attributes }: Resource, source: Source): Correlate | undefined {
  if (kind === 'aws.iam_role') return roleOf(typeof attributes['arn'] === 'string' ? attributes['arn'] : providerId);
  if (kind !== 'github.repo') return undefined;
  return repositoryAt(hostOf(source) ?? 'github.com', providerId);
}

function createFinder({ holder, within, self }: { holder: Holder; within: Correlate | undefined; self: Correlate | undefined }) {
  const mentions = new Map<string, Mention>();
  let valuesLeft: number = mentionLimits.valuesMax;

  function add({ correlate, relation, via }: Pick<Mention, 'correlate' | 'relation' | 'via'>): void {
    // A thing that speaks of itself in its own words says nothing new.
    if (relation !== 'is' && self?.kind === correlate.kind && self.key === correlate.key) return;
    const key = JSON.stringify([correlate.kind, correlate.key, relation, via]);
    if (mentions.size < mentionLimits.perHolderMax && !mentions.has(key)) mentions.set(key, { correlate, relation, via, holder, ...(within !== undefined && { within }) });
  }

  function walk(value: Json, via = '', depth = 0): void {
    valuesLeft -= 1;
    if (valuesLeft < 0 || depth > mentionLimits.depthMax) return;
    if (typeof value === 'string') {
      const correlate = roleOf(value) ?? repositoryOf(value);
      if (correlate !== undefined) add({ correlate, relation: relationAt(via), via: via.slice(0, mentionLimits.viaCharactersMax) });
    } else if (Array.isArray(value)) {
      for (const item of value as readonly Json[]) walk(item, `${via}[]`, depth + 1);
    } else if (isJsonObject(value)) {
      for (const [name, item] of Object.entries(value)) walk(item, via === '' ? name : `${via}.${name}`, depth + 1);
    }
  }

  /** Attributes of infrastructure code that name something are kept flat, apart from what the code declares. */
  function inCode({ named, role, policy }: JsonObject): Mention[] {
    const declared = typeof role === 'string' ? roleOf(role) : undefined;
    if (declared !== undefined) add({ correlate: declared, relation: 'declares', via: 'name' });
    for (const correlate of trustedBy(policy)) add({ correlate, relation: 'trusts', via: 'statement.condition' });
    for (const [via, text] of Object.entries(isJsonObject(named) ? named : {})) walk(text, via.replaceAll(/\[\d+\]/gu, '[]'));
    return mentionsFound();
  }

  const mentionsFound = () => [...mentions].sort((a, b) => byCodeUnit(a[0], b[0])).map(([, mention]) => mention);

  return { add, walk, inCode, mentions: mentionsFound };
}

/** What is in a policy document says what may be done, or who may, not what is done. */
function relationAt(via: string): MentionRelation {
  if (/(?:^|[.\]])statement(?:\[\])?\.principals/u.test(via)) return 'trusts';
  return /(?:^|[.\]])(?:[Ss]tatement|policy|document|policies)(?:[.[]|$)/u.test(via) ? 'allows' : 'uses';
}

/** Repositories whose workflows a workflow calls: `acme/ci/.github/workflows/deploy.yml@v1`. */
function calledBy(jobs: Json | undefined, source: Source): Correlate[] {
  const host = hostOf(source) ?? 'github.com';
  return (Array.isArray(jobs) ? (jobs as readonly Json[]) : []).flatMap((job) => {
    const uses = isJsonObject(job) && typeof job['uses'] === 'string' ? job['uses'] : '';
    const path = /^([\w.-]+\/[\w.-]+)\/\.github\/workflows\/[^@\s]+@\S+$/u.exec(uses)?.[1];
    return path === undefined ? [] : (repositoryAt(host, path) ?? []);
  });
}
