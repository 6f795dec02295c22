/** What rules of several languages give for Azure OpenAI. */
import type { Give } from '../catalog-entry.ts';

// A deployment's name is the customer's own: it is the model id here, and no list or pattern says what is behind it.
export const deployment: Give = { kind: 'model', from: 'model', provider: 'azure-openai' };

export const systemPrompt: Give = {
  kind: 'prompt',
  from: ['instructions', 'messages[role=system].content', 'messages[role=developer].content', 'input[role=system].content', 'input[role=developer].content'],
};
