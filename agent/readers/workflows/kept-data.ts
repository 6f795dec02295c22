/** Data that n8n keeps in a workflow (pinned to nodes, or between runs), looked through here and let go of: only counts and kinds leave. */
import { by } from '#shared/model/order.ts';
import { credentialIn, credentialsIn } from '../documents/credentials.ts';
import { personalKinds } from './personal-data.ts';

export interface KeptData {
  /** Texts that hold a credential. */
  readonly credentials: number;
  /** Kinds of personal data, sorted. */
  readonly personal: readonly string[];
}

/** Levels and texts of one value that are looked at; deeper or longer data is an archive, not a sample. */
const depthMax = 40;
const textsMax = 20_000;

/** What a value holds; the name beside a text counts (`password`). */
export function inspectKept(value: unknown): KeptData {
  const personal = new Set<string>();
  let credentials = 0;
  let texts = 0;
  const visit = (inner: unknown, name: string, depth: number): void => {
    if (depth > depthMax || texts > textsMax) return;
    if (typeof inner === 'string') {
      texts += 1;
      if (credentialsIn(inner).length > 0 || credentialIn(name, inner) !== undefined) credentials += 1;
      for (const kind of personalKinds(inner)) personal.add(kind);
    } else if (Array.isArray(inner)) {
      for (const item of inner) visit(item, name, depth + 1);
    } else if (typeof inner === 'object' && inner !== null) {
      for (const [key, item] of Object.entries(inner)) visit(item, key, depth + 1);
    }
  };
  visit(value, '', 0);
  return { credentials, personal: [...personal].sort() };
}

export interface PinnedData extends KeptData {
  readonly node: string;
  readonly items: number;
}

/** What is pinned to each node, sorted by its name. */
export function inspectPinned(pinData: Readonly<Record<string, unknown>>): PinnedData[] {
  return Object.entries(pinData)
    .map(([node, items]) => ({ node, items: Array.isArray(items) ? items.length : 1, ...inspectKept(items) }))
    .sort(by(({ node }) => node));
}

/** What is kept between runs; `isKept` is false for nothing at all. */
export function inspectStatic(staticData: unknown): KeptData & { readonly isKept: boolean } {
  return { isKept: typeof staticData === 'object' && staticData !== null && Object.keys(staticData).length > 0, ...inspectKept(staticData) };
}
