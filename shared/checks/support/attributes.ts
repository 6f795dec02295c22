/** Attributes of resources that an API states. Only what was read can pass. */
import type { Resource } from '../../model/component.ts';
import type { Json } from '../../model/fact.ts';
import type { Verdict } from '../check.ts';
import { unknown } from './verdicts.ts';
import { isJsonObject } from '../../model/json-object.ts';

/** What was read of an attribute: its value (null: the API says that there is none), or a sentence that says why there is none. */
export type Attribute = { readonly isRead: true; readonly value: Json } | { readonly isRead: false; readonly why: string };

/** One attribute of a resource. What the source neither gave nor named as unread was not asked for. */
export function attribute({ attributes }: Resource, name: string): Attribute {
  const unread = attributes['unread'];
  const why = isJsonObject(unread) ? unread[name] : undefined;
  if (why !== undefined) return { isRead: false, why: typeof why === 'string' ? why : 'No reason was given.' };
  const value = attributes[name];
  return value === undefined ? { isRead: false, why: 'It was not asked for.' } : { isRead: true, value };
}

/**
 * Judges by attributes that must all have been read: `unknown` with the reason when one was not.
 * `judge` gets their values by name.
 */
export function judgeRead<Name extends string>(resource: Resource, names: readonly Name[], judge: (values: { readonly [Each in Name]: Json }) => Verdict | readonly Verdict[]): Verdict | readonly Verdict[] {
  const values: Record<string, Json> = {};
  for (const name of names) {
    const found = attribute(resource, name);
    if (!found.isRead) return unknown(`The attribute ${name} was not read. ${found.why}`);
    values[name] = found.value;
  }
  return judge(values as { readonly [Each in Name]: Json });
}

/** The verdict for a value of a form that no API gives: neither a pass nor a finding. */
export function malformed(name: string): Verdict {
  return unknown(`${name} is not in a form that can be judged.`);
}
