/** Where a rule of the catalog applies, and what it is called there. */
import type { Ecosystem } from '../../model/ecosystem.ts';
import type { Argument, Value } from '../../model/fact.ts';
import type { ArgumentPath } from '../catalog-entry.ts';
import type { Sighting } from './draft.ts';
import type { Server } from './server.ts';

/** A call, or an entry of a configuration file, that a rule applies to. */
export interface Site {
  /** Absent for configuration. */
  readonly ecosystem?: Ecosystem;
  readonly path: string;
  readonly args: readonly Argument[];
  readonly line: number;
  readonly method: 'call' | 'configuration';
  /** How sure it is that the rule means this site, 0–1. Default: as sure as a call that a rule knows. */
  readonly confidence?: number;
  readonly assigned?: string;
  readonly within?: string;
  /** Whose service the call goes to, when not to that of its SDK. */
  readonly server?: Server;
}

/** A call that a rule knows is as sure as a definition; a followed constant in it is as good as a literal. */
const siteConfidence = 0.95;

/** The sighting of what stands at a site, as sure as the site itself unless another confidence is given. */
export function sightingOf(site: Site, confidence = siteConfidence): Sighting & { readonly symbol: string } {
  return { line: site.line, method: site.method, confidence, symbol: site.path };
}

/** What the forms `@assigned`, `@callee`, `@class` and `@within` of an argument path stand for here. */
export function namesOf(site: Site): { readonly callee: string; readonly type?: string; readonly assigned?: string; readonly within?: string } {
  return {
    callee: calleeOf(site),
    ...typeNameOf(site.path),
    ...(site.assigned !== undefined && { assigned: lastName(site.assigned) }),
    ...(site.within !== undefined && { within: site.within }),
  };
}

/** The last name of a path: `FastMCP` of `mcp.server.fastmcp.FastMCP()`. */
export function lastName(path: string): string {
  return path.replaceAll('()', '').split(/[.#]/).pop() || path;
}

/** Stands for the result of a call that has no name; no qualified name holds an `@`. */
export function unnamed({ path, line }: { path: string; line: number }): string {
  return `${path}@${line}`;
}

/** `@callee` as the place of an id: a class or function that stands for one model or dataset is an argument of that name. */
export function withCallee<T extends { readonly path: string; readonly line: number; readonly args: readonly Argument[] }>(site: T, from: ArgumentPath): T {
  if (from !== '@callee') return site;
  return { ...site, args: [...site.args, { name: '@callee', value: { kind: 'string', text: lastName(site.path), line: site.line } }] };
}

/** The items of a list; anything else alone. */
export function items(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items : [value];
}

/**
 * What stands for a call that gives no name: the class, also when a method of it makes the instance (`FunctionTool.from_defaults`);
 * for a function, the function around it, which says more than `createTool`.
 */
function calleeOf({ path, within }: Site): string {
  const [last = path, before = ''] = path.split(/[.#]/).reverse();
  if (/^[A-Z]/.test(last)) return lastName(path);
  if (/^[A-Z]\w*$/.test(before)) return before;
  return within === undefined ? lastName(path) : lastName(within);
}

/** The last name in a path that is written as a class is: `MessageWindowChatMemory` of `….MessageWindowChatMemory.builder().build`. */
export function typeNameOf(path: string): { readonly type?: string } {
  const type = path.replaceAll('()', '').split(/[.#]/).findLast((name) => /^[A-Z]\w*[a-z]/.test(name));
  return type === undefined ? {} : { type };
}
