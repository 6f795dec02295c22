/** What the SDK gives becomes plain JSON: instants as text, tags and policies in one form. */
import type { Json, JsonObject } from '#shared/model/fact.ts';

/** An instant in ISO 8601, whole seconds; null for none or one that is no date. */
export function instant(date: Date | undefined): string | null {
  return date === undefined || Number.isNaN(date.getTime()) ? null : `${date.toISOString().slice(0, 19)}Z`;
}

/** Epoch milliseconds as ISO 8601. */
export function instantOfMs(ms: number | undefined): string | null {
  return ms === undefined ? null : instant(new Date(ms));
}

interface Pair {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
  readonly key?: string | undefined;
  readonly value?: string | undefined;
  readonly TagKey?: string | undefined;
  readonly TagValue?: string | undefined;
  readonly tagKey?: string | undefined;
  readonly tagValue?: string | undefined;
}

/** Tags in whichever of their spellings, as one mapping. */
export function tagsOf(tags: readonly Pair[] | Readonly<Record<string, string>> | undefined): Record<string, string> {
  if (tags === undefined) return {};
  if (!isPairs(tags)) return { ...tags };
  return Object.fromEntries(tags.map((tag) => [tag.Key ?? tag.key ?? tag.TagKey ?? tag.tagKey ?? '', tag.Value ?? tag.value ?? tag.TagValue ?? tag.tagValue ?? '']));
}

function isPairs(tags: readonly Pair[] | Readonly<Record<string, string>>): tags is readonly Pair[] {
  return Array.isArray(tags);
}

/** A policy document from its JSON text, which some services URL-encode. @throws {SyntaxError} for a text that is no JSON object. */
export function policyOf(text: string): JsonObject {
  const document: unknown = JSON.parse(text.startsWith('%7B') ? decodeURIComponent(text) : text);
  if (typeof document !== 'object' || document === null || Array.isArray(document)) throw new SyntaxError('Not a policy document.');
  return document as JsonObject;
}

/** The same where there may be none. */
export function policyOrNull(text: string | undefined): JsonObject | null {
  return text === undefined || text === '' ? null : policyOf(text);
}

/** A document that the SDK has parsed already. */
export function documentOf(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
