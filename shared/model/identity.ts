/**
 * Keys and ids. Compare, drift, waivers, baselines and fingerprints stand on these,
 * so they are the same on every machine and in every run; changing one needs a migration.
 */
import { hashOf } from './hash.ts';
import type { ComponentKind, RelationshipType } from './component.ts';

/** The id of a component: `cmp_` + 32 hex digits. */
export function componentId(kind: ComponentKind, key: string): string {
  return `cmp_${hashOf(kind, key)}`;
}

/** The id of a relationship between two components. */
export function relationshipId(edge: { type: RelationshipType; from: string; to: string }): string {
  return `rel_${hashOf(edge.type, edge.from, edge.to)}`;
}

/** The id of a resource of a source. */
export function resourceId(of: { source: string; kind: string; providerId: string }): string {
  return `res_${hashOf(of.source, of.kind, of.providerId)}`;
}

/** A finding's fingerprint, version 1. `discriminator` tells two findings on one subject apart and holds no line number. */
export function findingFingerprint(of: { check: string; subjectKey: string; discriminator: string }): string {
  return `v1:${hashOf(of.check, of.subjectKey, of.discriminator)}`;
}

/** Key of a thing that is identified by where it is defined: agents, tools, prompts, workflow nodes and the like. */
export function placedKey(at: { source: string; path: string; name: string }): string {
  return JSON.stringify([at.source, at.path, at.name]);
}
