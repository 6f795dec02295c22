/**
 * Prompts that are files of their own. What a file is by itself and what code says of it stand in two artifacts: both are seen here as prompts
 * with a mark (`read_from`, `waits_for`), and become one, or nothing, when all of the source is known.
 */
import type { Fact } from '../../model/fact.ts';
import { placedKey } from '../../model/identity.ts';
import { isAside } from './aside.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder } from './draft.ts';

const confidence = { file: 0.8, named: 0.8 } as const;

export function recognisePromptFiles(facts: readonly Fact[], { source, path }: RecogniseContext, builder: DraftBuilder): void {
  // Tests and documentation keep samples.
  if (isAside(path)) return;
  const stem = (file: string) => /([^/]+?)\.[^./]*$/.exec(file)?.[1] ?? file;
  const reachesAi = builder.holds(['sdk', 'provider', 'model', 'agent', 'prompt']);
  for (const fact of facts) {
    if (fact.type === 'prompt_file') {
      const properties = { sha256: fact.sha256, characters: String(fact.characters), has_holes: String(fact.hasHoles), waits_for: fact.isSure ? undefined : 'code' };
      builder.see({ kind: 'prompt', key: placedKey({ source, path, name: 'content' }), name: stem(path), properties }, { line: fact.line, method: 'configuration', confidence: confidence.file });
    } else if (fact.type === 'text_file' && (reachesAi || fact.isNamedPrompt)) {
      const key = placedKey({ source, path, name: `file ${fact.path}` });
      builder.see({ kind: 'prompt', key, name: stem(fact.path), properties: { read_from: fact.path } }, { line: fact.line, method: 'pattern', confidence: confidence.named, symbol: fact.path });
    }
  }
}
