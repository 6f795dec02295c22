/** The forms that attributes of resources must have to be judged. What has another form is neither a pass nor a finding. */
import type { Resource } from '../../model/component.ts';
import type { Json, JsonObject } from '../../model/fact.ts';
import type { Verdict } from '../check.ts';
import { attribute, malformed } from './attributes.ts';
import { unknown } from './verdicts.ts';
import { isJsonObject } from '../../model/json-object.ts';

/** Gives a value of the form, or undefined for a value of another one. */
export type Form<T> = (value: Json) => T | undefined;

/** The values of a table of forms. */
export type Formed<Forms> = { readonly [Name in keyof Forms]: Forms[Name] extends Form<infer T> ? T : never };

export const text: Form<string> = (value) => (typeof value === 'string' ? value : undefined);
export const number: Form<number> = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
export const flag: Form<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
/** A list of anything. */
export const list: Form<readonly Json[]> = (value) => (Array.isArray(value) ? (value as readonly Json[]) : undefined);
export const object: Form<JsonObject> = (value) => (isJsonObject(value) ? value : undefined);
/** An instant or a day, as its day: `YYYY-MM-DD`. */
export const day: Form<string> = (value) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(value) && !Number.isNaN(Date.parse(value)) ? value.slice(0, 10) : undefined);

/** Null is a value of its own: the API says that there is none. */
export function orNull<T>(form: Form<T>): Form<T | null> {
  return (value) => (value === null ? null : form(value));
}

export function listOf<T>(form: Form<T>): Form<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const items = (value as readonly Json[]).map((item) => form(item));
    return items.some((item) => item === undefined) ? undefined : (items as T[]);
  };
}

/** An object whose keys are not known before, such as tags. */
export function mapOf<T>(form: Form<T>): Form<Readonly<Record<string, T>>> {
  return (value) => {
    if (!isJsonObject(value)) return undefined;
    const entries = Object.entries(value).map(([key, item]) => [key, form(item)] as const);
    return entries.some(([, item]) => item === undefined) ? undefined : (Object.fromEntries(entries) as Record<string, T>);
  };
}

/** An object of these members; further ones are not looked at. */
export function record<Forms extends Readonly<Record<string, Form<unknown>>>>(forms: Forms): Form<Formed<Forms>> {
  return (value) => {
    if (!isJsonObject(value)) return undefined;
    const formed: Record<string, unknown> = {};
    for (const [name, form] of Object.entries(forms)) {
      const member = value[name];
      const read = member === undefined ? undefined : form(member);
      if (read === undefined) return undefined;
      formed[name] = read;
    }
    return formed as Formed<Forms>;
  };
}

/** What was read of a table of attributes: their values, or the verdict that says which was not. */
export type Reading<Forms> = { readonly isRead: true; readonly values: Formed<Forms> } | { readonly isRead: false; readonly verdict: Verdict };

/** Reads attributes that must all be there, each in its form. */
export function readForms<Forms extends Readonly<Record<string, Form<unknown>>>>(resource: Resource, forms: Forms): Reading<Forms> {
  const values: Record<string, unknown> = {};
  for (const [name, form] of Object.entries(forms)) {
    const found = attribute(resource, name);
    if (!found.isRead) return { isRead: false, verdict: unknown(`The attribute ${name} was not read. ${found.why}`) };
    const value = form(found.value);
    if (value === undefined) return { isRead: false, verdict: malformed(name) };
    values[name] = value;
  }
  return { isRead: true, values: values as Formed<Forms> };
}

/** Judges one attribute by its value: `unknown` with the reason when it was not read or has another form. */
export function judgeForm<T>(resource: Resource, name: string, form: Form<T>, judge: (value: T) => Verdict | readonly Verdict[]): Verdict | readonly Verdict[] {
  const reading = readForms(resource, { [name]: form });
  return reading.isRead ? judge(reading.values[name] as T) : reading.verdict;
}
