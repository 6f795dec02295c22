/** Tools and guardrails that only stand in an agent's list of them. */
import { moduleOfPath, type Ecosystem } from '../../model/ecosystem.ts';
import type { Value } from '../../model/fact.ts';
import type { Bindings } from './bindings.ts';
import type { Sighting } from './draft.ts';
import type { Placed } from './placed.ts';
import { lastName, typeNameOf } from './site.ts';

/** What only stands in a list is less sure than what is declared as one. */
export const listedConfidence = 0.8;

/** Sees something that an agent lists by name: where it is defined, or what it is imported from. */
export function seeListed(
  kind: 'tool' | 'guardrail',
  value: Extract<Value, { kind: 'ref' | 'call' }>,
  { ecosystem, at, bindings, placed, key }: { ecosystem: Ecosystem | undefined; at: Sighting; bindings: Bindings; placed: Placed; key?: string },
): string {
  const name = lastName(value.path);
  // What a factory of a class makes is called after the class: `SearchTool.from_env()`.
  const shown = key ?? ((value.kind === 'call' || value.path.endsWith('()')) && /^[a-z]/.test(name) ? (typeNameOf(value.path).type ?? name) : name);
  const importedFrom = moduleOf(value.path, name, ecosystem);
  const used = { ...at, line: value.line, confidence: listedConfidence, symbol: value.path };
  const defined = value.kind === 'ref' && value.definedAt !== undefined ? { ...used, line: value.definedAt, method: 'definition' as const } : undefined;
  const id = placed.see(kind, name, shown, { at: defined ?? used, also: used, ...(importedFrom !== undefined && { importedFrom }) });
  if (defined !== undefined && value.kind === 'ref') bindings.bind(value.path.replace(/^\./, ''), id);
  return id;
}

/** Where something is imported from; a class of the module around it is none of that. */
function moduleOf(path: string, name: string, ecosystem: Ecosystem | undefined): string | undefined {
  if (path.startsWith('./')) return path.slice(0, path.indexOf('#'));
  return ecosystem === undefined || path.startsWith('.') ? undefined : moduleOfPath(ecosystem, path.slice(0, -1 - name.length));
}
