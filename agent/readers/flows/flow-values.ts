/** What the readers of exported flows have in common: texts with their lines, and words for who serves. */
import type { Value } from '#shared/model/fact.ts';
import { treeAt, type TreeNode } from '../documents/tree.ts';

type Text = Extract<Value, { kind: 'string' }>;

/** A flow with more nodes was made by a program; nodes. */
export const nodesMax = 1_000;

/** The first text that is not empty at one of these keys; what refers to other nodes is none. */
export function flowText(node: TreeNode | undefined, ...keys: readonly (readonly string[])[]): Text | undefined {
  for (const path of keys) {
    const found = treeAt(node, ...path);
    const text = found?.text();
    if (found && text !== undefined && text.trim() !== '' && !/^\{\{[^}]*\}\}$/.test(text)) return { kind: 'string', text, line: found.line };
  }
  return undefined;
}

/** `azureChatOpenAI` as `azure-openai`, `ChatAnthropic` as `anthropic`, `mistralAIEmbeddings` as `mistralai`. */
export function vendorWord(type: string): string {
  return type
    .replace(/chat|embeddings?|model|llm|component/gi, '')
    .replace(/_?\d+$/, '')
    .replace(/^(azure|aws)_?(?=[A-Za-z])/i, '$1-')
    .toLowerCase()
    .replace(/^[-_ ]+|[-_ ]+$/g, '');
}

/** A record without the members that are undefined. */
export function present(values: Readonly<Record<string, Value | undefined>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

/** A word of the reader's own, at a place. */
export function wordAt(text: string, line: number): Text {
  return { kind: 'string', text, line };
}
