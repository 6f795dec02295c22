/** Values of attributes, in the forms that the API gives. */
import type { Json, JsonObject } from '../../model/fact.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { daysBetween, isDate } from '../support/dates.ts';

/** The objects of a list; undefined for what is no list of objects. */
export function objectsIn(value: Json | undefined): readonly JsonObject[] | undefined {
  return Array.isArray(value) && value.every((item: Json) => isJsonObject(item)) ? (value as readonly JsonObject[]) : undefined;
}

/** The texts of a list; undefined for what is no list of texts. */
export function textsIn(value: Json | undefined): readonly string[] | undefined {
  return Array.isArray(value) && value.every((item: Json) => typeof item === 'string') ? (value as readonly string[]) : undefined;
}

/** Whole days from an instant of the API to a day; undefined for what is no instant. */
export function daysSince(instant: Json | undefined, today: string): number | undefined {
  const day = typeof instant === 'string' ? instant.slice(0, 10) : '';
  return isDate(day) ? daysBetween(day, today) : undefined;
}

/** A number of days in words. */
export function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

/** A parameter that is a number. */
export function numberOf(params: Readonly<Record<string, number | string | readonly string[]>>, name: string): number {
  const value = params[name];
  return typeof value === 'number' ? value : Number.NaN;
}

/** A parameter that is a list of texts. */
export function listOf(params: Readonly<Record<string, number | string | readonly string[]>>, name: string): readonly string[] {
  const value = params[name];
  return typeof value === 'object' ? value : [];
}
