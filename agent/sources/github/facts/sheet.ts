/** The attributes of one resource while they are gathered: each is stated, or its absence is explained. */
import type { JsonObject } from '#shared/model/fact.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { GithubResources } from '#shared/model/resources/github.ts';
import type { ResourceRecord } from '../../../readers/resources/resource-document.ts';

export type Kind = keyof GithubResources;

export interface Sheet<K extends Kind> {
  /** A value; undefined is noted as unread with `otherwise`, since the API left it out. */
  set<Name extends keyof GithubResources[K] & string>(name: Name, value: GithubResources[K][Name] | undefined, otherwise?: string): void;
  unread(names: readonly (keyof GithubResources[K] & string)[], why: string): void;
  record(providerId: string, name: string): ResourceRecord;
}

export function sheet<K extends Kind>(kind: K): Sheet<K> {
  const attributes: Record<string, unknown> = {};
  const unread: Record<string, string> = {};
  return {
    set: (name, value, otherwise) => {
      if (value !== undefined) attributes[name] = value;
      else unread[name] = otherwise ?? 'The API left it out.';
    },
    unread: (names, why) => {
      for (const name of names) unread[name] = why;
    },
    record: (providerId, name) => ({
      kind,
      provider_id: providerId,
      name,
      // Answers come in any order; what is said of them does not depend on it.
      attributes: { ...sorted(attributes), ...(Object.keys(unread).length > 0 && { unread: sorted(unread) }) } as unknown as JsonObject,
    }),
  };
}

function sorted<T>(values: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => byCodeUnit(a, b)));
}

/** A resource of which everything was read. */
export function record<K extends Kind>(kind: K, { id, name, attributes }: { readonly id: string; readonly name: string; readonly attributes: GithubResources[K] }): ResourceRecord {
  return { kind, provider_id: id, name, attributes: attributes as unknown as JsonObject };
}
