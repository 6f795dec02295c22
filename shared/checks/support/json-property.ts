/** Component properties are strings; lists and objects in them are JSON text. These read them without trust. */
import type { Component } from '../../model/component.ts';
import type { Json, JsonObject } from '../../model/fact.ts';
import { isJsonObject } from '../../model/json-object.ts';

/** A JSON property: its value, or `absent` (the property is not there) or `malformed` (it is not what was asked for). */
export type Read<T> = { readonly state: 'read'; readonly value: T } | { readonly state: 'absent' | 'malformed' };

/** A property that holds a list. */
export function listProperty(component: Component, name: string): Read<readonly Json[]> {
  return readProperty(component, name, (value): value is readonly Json[] => Array.isArray(value));
}

/** A property that holds a list of strings. */
export function textListProperty(component: Component, name: string): Read<readonly string[]> {
  const isTextList = (value: Json): value is readonly string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');
  return readProperty(component, name, isTextList);
}

/** A property that holds an object. */
export function objectProperty(component: Component, name: string): Read<JsonObject> {
  return readProperty(component, name, isJsonObject);
}

function readProperty<T extends Json>(component: Component, name: string, isWanted: (value: Json) => value is T): Read<T> {
  const text = component.properties[name];
  if (text === undefined) return { state: 'absent' };
  try {
    const value = JSON.parse(text) as Json;
    return isWanted(value) ? { state: 'read', value } : { state: 'malformed' };
  } catch {
    return { state: 'malformed' };
  }
}
