/** Agents of classes that no catalog knows: the project's own, and those of frameworks that are new. */
import type { DefinitionFact } from '../../model/fact.ts';
import { textOf, valuesAt } from '../argument-path.ts';
import type { Give } from '../catalog-entry.ts';
import { isSentence } from './prompt-text.ts';
import { lastName, type Site } from './site.ts';

type AgentGive = Extract<Give, { kind: 'agent' }>;

const named = ['name', 'agent_name', 'agentName', 'role'];
const told = ['instructions', 'instruction', 'system_prompt', 'systemPrompt', 'system_message', 'systemMessage', 'system', 'prompt'];
const model = ['model', 'model_name', 'modelName', 'llm', 'chat_client', 'model_client'];

const ownAgent: AgentGive = { kind: 'agent', name: [...named, '@assigned'], model, tools: 'tools[]', prompt: told };

/** What such a call gives: one of a class that is called an agent, and that is told what an agent is, or has tools in a file that shows its use of AI. A user agent has none of that, and a travel agent no prompt. */
export function ownAgentOf(site: Site, showsAi: () => boolean): AgentGive | undefined {
  if (!/(?:^|[a-z0-9])Agents?$/.test(lastName(site.path))) return undefined;
  const isTold = valuesAt(site.args, told).some((value) => (value.kind === 'string' || value.kind === 'template') && isSentence(value.kind === 'string' ? value.text : value.parts.join(' ')));
  const hasTools = valuesAt(site.args, 'tools').some((value) => value.kind === 'list' && value.items.length > 0);
  const isNamed = valuesAt(site.args, named).some((value) => textOf(value) !== undefined);
  const hasModel = valuesAt(site.args, model).length > 0;
  return (isTold && (isNamed || hasTools || hasModel)) || (hasTools && isNamed && showsAi()) ? ownAgent : undefined;
}

/** Whether a class is an agent of the project's own kind: made from something that is called an agent, with a prompt, a model or tools of its own, or a name and what it is for. */
export function isOwnAgentClass({ what, bases, attributes, name }: DefinitionFact): boolean {
  if (what !== 'class' || /^(?:Base|Abstract)|Base$/.test(lastName(name)) || !bases.some((base) => /(?:^|[a-z0-9])Agent(?:Base)?$/.test(lastName(base)))) return false;
  const has = (names: readonly string[]) => names.some((key) => attributes[key] !== undefined && attributes[key].kind !== 'null');
  return has([...told, ...model, 'tools', 'systemPromptId', 'prompts']) || (has(['name', 'id', 'agent_name']) && has(['description', 'goal', 'purpose']));
}
