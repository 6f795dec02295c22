/** One request of a customer and what must come of it. */
import type { World } from './world.ts';

/** What came back. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, or the text of anything else; undefined when it was empty. */
  readonly body: unknown;
  readonly text: string;
}

/**
 * Strings here may name what earlier rows kept, as `{name}`: in the path, the headers, the body and the expected reply.
 * The table for people shows them by their names, so that no secret stands in it.
 */
export interface Row {
  /** A claim: what this request shows. */
  readonly what: string;
  /** Number of the requirement, `R65`, or of the resolution, `C17`. */
  readonly requirement: string;
  /** `POST /scans/{scan}/evaluate`, below `/api/v1` unless the path begins with `/v1/`. */
  readonly request: string;
  /** Whose credential goes along: a name that was kept; `owner` when absent, `nobody` for none. */
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly raw?: string;
  readonly status: number;
  /** A part of the reply; matchers of the test library are fine. Names inside a matcher are not filled in. */
  readonly reply?: unknown;
  /** Lists of the reply, by their place in it, and what must be among their items: a part of each. */
  readonly holds?: Readonly<Record<string, readonly object[]>>;
  readonly replyHeaders?: Readonly<Record<string, string | RegExp>>;
  /** What else must be true of it. */
  readonly check?: (seen: Seen, world: World) => void | Promise<void>;
  /** What later rows need: the name, and where in the reply it stands (`member.user_id`). */
  readonly keep?: Readonly<Record<string, string>>;
  /** Nothing is sent: the row is about what the open socket of the same request says meanwhile. Its status is that of the upgrade. */
  readonly isHeard?: true;
  /** Instead of one plain HTTP request: a socket, a browser, a request repeated. */
  readonly send?: (world: World, row: SentRow) => Promise<Seen>;
}

/** A row whose names are filled in. */
export interface SentRow {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
}

/** Puts what was kept in the place of each `{name}`, at every depth. Matchers and other objects of a class stay as they are. */
export function filled<Value>(value: Value, known: ReadonlyMap<string, string>): Value {
  return fill(value, known) as Value;
}

function fill(value: unknown, known: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/\{([a-zA-Z]\w*)\}/g, (_, name: string) => {
      const text = known.get(name);
      if (text === undefined) throw new Error(`Nothing was kept under the name ${name}.`);
      return text;
    });
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, known));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item, known)]));
}

/** What stands in a reply at `member.user_id` or `data.0.id`; undefined when nothing does. */
export function valueAt(body: unknown, place: string): unknown {
  let value = body;
  for (const name of place.split('.')) value = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
  return value;
}
