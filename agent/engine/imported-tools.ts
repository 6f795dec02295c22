/** A tool or guardrail that an agent lists and another file defines is one: where it is defined, with the place where it is listed. */
import type { Component } from '#shared/model/component.ts';
import type { Edge } from '#shared/catalog/recognise/draft.ts';

/** Components and edges with listed tools put where they are defined, when exactly one file of the source can be meant. */
export function withImportedTools(components: readonly Component[], edges: readonly Edge[]): { components: readonly Component[]; edges: readonly Edge[] } {
  const listed = components.filter(({ properties }) => properties['imported_from'] !== undefined);
  if (listed.length === 0) return { components, edges };
  const defined = Map.groupBy(
    components.filter(({ kind, properties }) => (kind === 'tool' || kind === 'guardrail') && properties['imported_from'] === undefined),
    ({ kind, properties, name }) => `${kind} ${(properties['qualified_name'] ?? name).split('.').at(-1)}`,
  );

  const target = new Map<string, Component>();
  for (const component of listed) {
    const module = component.properties['imported_from'] ?? '';
    const meant = (defined.get(`${component.kind} ${component.properties['qualified_name']}`) ?? []).filter(({ occurrences }) => occurrences.some(({ path }) => isModule(path, module)));
    if (meant.length === 1) target.set(component.id, meant[0] as Component);
  }
  const added = Map.groupBy(listed.filter(({ id }) => target.has(id)), ({ id }) => (target.get(id) as Component).id);
  const idOf = (id: string) => target.get(id)?.id ?? id;
  return {
    components: components
      .filter(({ id }) => !target.has(id))
      .map((component) => ({ ...component, occurrences: [...component.occurrences, ...(added.get(component.id) ?? []).flatMap(({ occurrences }) => occurrences)] })),
    edges: edges.map((edge) => ({ ...edge, from: idOf(edge.from), to: idOf(edge.to) })),
  };
}

/** Whether a file can be what an import names: `team.tools`, `@/lib/tools`. */
function isModule(path: string, module: string): boolean {
  const file = path.replace(/\.[^./]+$/, '').replace(/\/(?:index|__init__)$/, '');
  const named = (module.includes('/') ? module : module.replaceAll('.', '/')).replace(/^(?:\.|[@~#])?\//, '').replace(/\.[cm]?[jt]sx?$/, '');
  return file === named || file.endsWith(`/${named}`) || named.endsWith(`/${file}`);
}
