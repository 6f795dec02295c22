/** Under which key a chat memory keeps a conversation. */
import type { WorkflowNode } from '../../model/fact.ts';
import { parameter } from './parameters.ts';

/** What the session of whoever comes in is called, on a chat trigger and by default elsewhere. */
export const sessionOfInput = '={{ $json.sessionId }}';

/**
 * The text of the key, an expression or one key for all; nothing when it is not a text.
 * @see the memory nodes of @n8n/n8n-nodes-langchain 2.41.1: `sessionIdType` from version 1.2 on; before it one parameter, and in the very first version
 * one key for all, `chat_history` for the window and for Redis (`dist/types/nodes.json`, read 2026-11-30).
 */
export function sessionKeyOf({ parameters, typeVersion }: WorkflowNode): string | undefined {
  const isOlder = typeVersion !== undefined && typeVersion < 1.2 && parameter(parameters, 'sessionIdType') === undefined;
  if (!isOlder && parameter(parameters, 'sessionIdType') !== 'customKey') return sessionOfInput;
  const stated = parameter(parameters, 'sessionKey') ?? parameter(parameters, 'sessionId');
  if (stated === undefined) return isOlder ? (typeVersion === 1 ? 'chat_history' : sessionOfInput) : '';
  return typeof stated === 'string' ? stated : undefined;
}
