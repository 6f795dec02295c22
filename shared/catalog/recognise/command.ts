/** Commands of scripts that fetch or serve a model, also inside of a container or on another machine. */
import type { CommandFact } from '../../model/fact.ts';
import { isAside } from './aside.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder } from './draft.ts';
import { seeModel } from './providers.ts';

/** What a script fetches is there to be asked, though another model may be. */
const confidence = 0.85;

/** What is fetched is of another kind: a data set. */
const otherKind = /^--repo-type(?:=|$)/;

export function recogniseCommand({ words, line }: CommandFact, { catalog, path }: RecogniseContext, builder: DraftBuilder): void {
  if (isAside(path) || words.some((word) => otherKind.test(word))) return;
  for (const entry of catalog.entries) {
    for (const { program, verbs, provider } of entry.modelCommands ?? []) {
      const at = words.findIndex((word, index) => word.slice(word.lastIndexOf('/') + 1) === program && verbs.includes(words[index + 1] ?? ''));
      const id = at < 0 ? undefined : words[at + 2];
      if (id === undefined || !/^[A-Za-z0-9][\w.:/-]{1,150}$/.test(id)) continue;
      seeModel(catalog, builder, { kind: /embed/i.test(id) ? 'embedding_model' : 'model', id, provider: provider ?? entry.id }, { line, method: 'configuration', confidence, symbol: `${program} ${words[at + 1] ?? ''}` });
    }
  }
}
