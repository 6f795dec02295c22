/** Components that are known by their place: source, path and qualified name. */
import { placedKey } from '../../model/identity.ts';
import { isAside } from './aside.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder, Sighting } from './draft.ts';

type PlacedKind = 'agent' | 'tool' | 'prompt' | 'memory' | 'guardrail' | 'mcp_server' | 'mcp_client';

export class Placed {
  readonly #context: RecogniseContext;
  readonly #builder: DraftBuilder;
  /** Line of each one's definition, to tell two unnamed ones apart. */
  readonly #lines = new Map<string, number>();

  /** Whether the file is beside the product: a test, documentation. */
  readonly isAside: boolean;

  constructor(context: RecogniseContext, builder: DraftBuilder) {
    this.#context = context;
    this.isAside = isAside(context.path);
    this.#builder = builder;
  }

  /** Sees one where it is defined, and perhaps where it is used, too; gives its id. */
  see(kind: PlacedKind, qualified: string, name: string, { at, also, importedFrom }: { at: Sighting; also?: Sighting; importedFrom?: string }): string {
    // What is imported is one thing wherever it is listed.
    const place = this.placeOf(kind, qualified, importedFrom === undefined ? at.line : 0);
    const seen = {
      kind,
      key: this.keyOf(place),
      name,
      properties: { qualified_name: qualified, imported_from: importedFrom, ...(kind === 'mcp_server' && { origin: 'implemented' }) },
    };
    if (also) this.#builder.see(seen, also);
    return this.#builder.see(seen, at);
  }

  /** A name that is this file's own: a second thing of the same name on another line gets an ordinal. */
  placeOf(kind: PlacedKind, qualified: string, line: number): string {
    let place = qualified;
    for (let ordinal = 2; (this.#lines.get(`${kind} ${place}`) ?? line) !== line; ordinal += 1) place = `${qualified}#${ordinal}`;
    this.#lines.set(`${kind} ${place}`, line);
    return place;
  }

  keyOf(place: string): string {
    return placedKey({ source: this.#context.source, path: this.#context.path, name: place });
  }
}
