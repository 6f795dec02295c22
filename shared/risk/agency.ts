/** How much a component can do by itself, by the ten AIVSS factors, as far as a report tells. */
import type { Component } from '../model/component.ts';
import type { InventoryIndex } from '../model/inventory.ts';
import type { AgencyFactor } from './formula.ts';

type Agency = Partial<Record<AgencyFactor, 0 | 0.5 | 1>>;

/** More tools than this are a whole surface; tools. */
const toolsFew = 3;
/** Tools that change what the agent itself is made of, or run what it writes. */
const selfChanging = /(?:^|[^a-z])(?:exec|execute|eval|shell|bash|terminal|python|repl|code|write_file|edit_file|install)/i;

/** The factors above zero; nothing for what only answers a question about itself, such as a key. */
export function agencyOf(component: Component, inventory: InventoryIndex): Readonly<Agency> {
  switch (component.kind) {
    case 'model':
      return { language_interface: 0.5, non_determinism: 1, opacity: 1 };
    case 'embedding_model':
      return { opacity: 1 };
    case 'model_file':
      return { non_determinism: 0.5, opacity: 0.5 };
    case 'tool':
      return { tool_surface: 0.5, ...(selfChanging.test(component.name) && { self_modification: 0.5 }) };
    case 'mcp_server':
      return { tool_surface: 1, language_interface: 0.5, ...(component.properties['origin'] === 'remote' && { opacity: 1 }) };
    case 'ci_step':
      return component.properties['role'] === 'agent' ? { autonomy: 1, tool_surface: 1, language_interface: 1, non_determinism: 1, opacity: 1, dynamic_identity: 0.5 } : { non_determinism: 1, opacity: 1 };
    case 'agent':
      return agent(component, inventory);
    default:
      return {};
  }
}

function agent({ id }: Component, inventory: InventoryIndex): Agency {
  const used = inventory.from(id).flatMap(({ to }) => inventory.component(to) ?? []);
  const tools = used.filter(({ kind }) => kind === 'tool' || kind === 'mcp_server');
  const has = (kind: Component['kind']) => used.some((other) => other.kind === kind);
  return {
    autonomy: tools.length > 0 ? 1 : 0.5,
    ...(tools.length > 0 && { tool_surface: tools.length > toolsFew ? 1 : 0.5 }),
    language_interface: 1,
    ...((has('vector_store') || has('memory')) && { context_awareness: 1 }),
    non_determinism: 1,
    opacity: has('model_file') ? 0.5 : 1,
    ...(has('memory') && { persistence: 1 }),
    ...(has('agent') && { multi_agent: 1 }),
    ...(tools.some(({ name }) => selfChanging.test(name)) && { self_modification: 0.5 }),
  };
}
