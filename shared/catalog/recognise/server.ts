/**
 * Whose service answers a call. Most vendors are reached through another vendor's SDK with another address
 * (`OpenAI(base_url="https://api.groq.com/openai/v1")`), so the address, not the SDK, says who serves the model.
 */
import type { Argument, CallFact, Value } from '../../model/fact.ts';
import { textOf, valuesAt } from '../argument-path.ts';
import type { Catalog } from '../catalog.ts';

/** `vendor` is a catalog id; absent when the address is nobody's that the catalog knows: a proxy, a server of one's own. */
export interface Server {
  readonly vendor?: string;
  /** The address is a gateway that passes calls on to whom the model id names. */
  readonly isGateway?: true;
  /** An address is given, and the file does not say which: it may well be the usual one. */
  readonly isUnsure?: true;
}

/** Where clients take their key. */
const keyArguments = ['api_key', 'apiKey', 'openai_api_key', 'openAIApiKey', 'apikey', 'token', 'anthropic_api_key'];

/** The server that a call or the client it is made on is pointed to; nothing when it goes where its SDK goes by itself. */
export function serverOf(catalog: Catalog, fact: CallFact): Server | undefined {
  for (const { path, args } of [fact, ...(fact.madeBy ?? [])]) {
    for (const { item } of catalog.usesOf(fact.ecosystem, path)) {
      for (const give of item.gives) {
        if (give.kind !== 'endpoint' || give.isOwn === true) continue;
        const server = valuesAt(args, give.from).map((value) => serverAt(catalog, value, args)).find((found) => found !== undefined);
        if (server) return server;
      }
    }
  }
  return undefined;
}

function serverAt(catalog: Catalog, address: Value, args: readonly Argument[]): Server | undefined {
  if (address.kind === 'null') return undefined;
  const url = textOf(address) ?? beginning(address);
  if (url !== undefined) return serverOfUrl(catalog, url);
  // The address is set elsewhere: its variable, or that of the key, may name the vendor.
  const variables = [address, ...keyArguments.flatMap((name) => valuesAt(args, name))].flatMap((value) => (value.kind === 'env' ? [value.name] : []));
  const vendor = variables.map((name) => catalog.vendorOfEnv(name)).find((entry) => entry?.type === 'vendor');
  return vendor ? { vendor: vendor.id } : { isUnsure: true };
}

/** Whose an address is; nothing for a text that is none. */
export function serverOfUrl(catalog: Catalog, url: string): Server | undefined {
  const parsed = URL.parse(url);
  // `localhost:8000` without a scheme is an address, too; a model id at this place is none.
  if (!parsed?.host) return /^[\w.-]+:\d{2,5}(?:\/|$)/.test(url) ? {} : undefined;
  const vendor = catalog.vendorOfUrl(parsed);
  if (!vendor) return {};
  return vendor.type === 'vendor' ? { vendor: vendor.id } : { isGateway: true };
}

/** The part of a text with holes before the first one, when the host is complete in it; `https://` of a host that is not. */
function beginning(address: Value): string | undefined {
  if (address.kind !== 'template') return undefined;
  const text = address.parts[0] ?? '';
  if (/^https?:\/\/[^/?#]+[/?#]/.test(text)) return text;
  // The host has a hole in it, and may still end like a vendor's: `https://{name}.openai.azure.com/`.
  const whole = /^https?:\/\/[^/]*$/.test(text) && address.parts.length > 1 ? address.parts.join('x') : undefined;
  return whole !== undefined && URL.canParse(whole) ? whole : undefined;
}
