/** Things that are added to what another call made: `@server.tool`, `agent.add_tool(…)`. */
import type { DraftBuilder, Sighting } from './draft.ts';

type Maker = 'agent' | 'mcp_server';

export class AddedParts {
  /** Agents and servers by the path of the call that made them: `mcp.server.fastmcp.FastMCP`. */
  readonly #makers = new Map<string, Map<string, Maker>>();
  readonly #added: { receiver: string; id: string; at: Sighting }[] = [];

  noteMaker(path: string, id: string, kind: Maker): void {
    const made = this.#makers.get(path) ?? new Map<string, Maker>();
    this.#makers.set(path, made.set(id, kind));
  }

  /** `fastmcp.FastMCP().tool` is added to what `fastmcp.FastMCP` made. */
  noteReceiver(path: string, id: string, at: Sighting): void {
    const end = path.lastIndexOf('()');
    if (end > 0) this.#added.push({ receiver: path.slice(0, end), id, at });
  }

  /** Relates each part to the one thing that it was added to; of several agents of one class the path does not say which. */
  relate(builder: DraftBuilder): void {
    for (const { receiver, id, at } of this.#added) {
      const makers = [...(this.#makers.get(receiver) ?? [])];
      const [only] = makers;
      if (only && makers.length === 1) builder.relate({ type: only[1] === 'agent' ? 'uses' : 'exposes', from: only[0], to: id }, at);
    }
  }
}
