/** A declared resource as the rules of openness read it. */
import type { Resource } from '../../../model/component.ts';
import type { Json, JsonObject } from '../../../model/fact.ts';
import type { InventoryIndex } from '../../../model/inventory.ts';
import { isJsonObject } from '../../../model/json-object.ts';
import type { Verdict } from '../../check.ts';
import { perInventory } from '../../support/per-inventory.ts';
import { fail, review } from '../../support/verdicts.ts';

export interface Declared {
  readonly resource: Resource;
  /** The type that it is judged as; empty for a workload. */
  readonly type: string;
  readonly settings: JsonObject;
  readonly computed: readonly string[];
  /** Resources of the file that it refers to, as `type.name`. */
  readonly references: ReadonlySet<string>;
}

/** What a rule may look at besides the resource. */
export interface Beside {
  /** Of the same file and the files beside it; the resource itself among them. */
  readonly folder: readonly Declared[];
  /** Ports that must not be open to the world. */
  readonly ports: readonly number[];
}

/** What is wrong with a resource; empty when nothing is. */
export type Rule = (declared: Declared, beside: Beside) => readonly Verdict[];

export function declaredOf(resource: Resource): Declared {
  const { judged_as: type, settings, computed, references } = resource.attributes;
  return {
    resource,
    type: typeof type === 'string' ? type : '',
    settings: isJsonObject(settings) ? settings : {},
    computed: textsIn(computed),
    references: new Set(textsIn(references)),
  };
}

/** Declared resources by the folder of their file. */
export const foldersOf = perInventory((inventory: InventoryIndex) => Map.groupBy(inventory.resourcesOfKind('iac.resource').map((resource) => declaredOf(resource)), ({ resource }) => folderOf(resource)));

export function folderOf({ path = '' }: Resource): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Whether what stands at a dotted name, above or below it, is computed when the code is applied. */
export function isComputed({ computed }: Declared, name: string): boolean {
  return computed.some((path) => path === '' || path === name || path.startsWith(`${name}.`) || name.startsWith(`${path}.`));
}

/** The value at a dotted name; undefined where it does not stand, or something on the way is no object. */
export function valueAt(value: Json | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((at, name) => (isJsonObject(at) && Object.hasOwn(at, name) ? at[name] : undefined), value);
}

/** A list as it is; one value as a list of it; nothing as none. */
export function listAt(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : value === undefined || value === null ? [] : [value];
}

export function textsIn(value: Json | undefined): string[] {
  return listAt(value).filter((item) => typeof item === 'string');
}

/** Texts ignore case: `true`, `"true"`, `Enabled`. */
export function isOneOf(value: Json | undefined, ...wanted: readonly string[]): boolean {
  return (typeof value === 'string' || typeof value === 'boolean') && wanted.includes(String(value).toLowerCase());
}

/** The verdicts of rules, each where the resource stands. */
export const says = {
  open: (declared: Declared, reason: string, discriminator = ''): Verdict => fail(reason, where(declared, discriminator)),
  mayBe: (declared: Declared, reason: string, discriminator = ''): Verdict => review(reason, where(declared, discriminator)),
  /** A variable's value is known to whoever applies the code, so a person decides. */
  computed: (declared: Declared, what: string, discriminator = ''): Verdict => review(`${what} is computed when the code is applied.`, where(declared, discriminator)),
};

function where({ resource: { attributes, path } }: Declared, discriminator: string) {
  const line = attributes['line'];
  return { evidence: [{ path: path ?? '', line: typeof line === 'number' && line >= 1 ? line : 1, method: 'configuration', confidence: 1 } as const], discriminator };
}
