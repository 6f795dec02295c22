/** Models, providers and endpoints: what several recognisers see in the same way. */
import type { CatalogModel } from '../catalog-entry.ts';
import type { Catalog } from '../catalog.ts';
import type { DraftBuilder, Sighting } from './draft.ts';
import type { Server } from './server.ts';

/** Model ids longer than this, or with white space, are text and no id; characters. */
const modelIdCharsMax = 160;

/** Sees a hosted provider. */
export function seeProvider(catalog: Catalog, builder: DraftBuilder, provider: string, at: Sighting): string | undefined {
  const entry = catalog.entry(provider);
  if (!entry || entry.type !== 'vendor') return undefined;
  return builder.see({ kind: 'provider', key: entry.id, name: entry.id, provider: entry.id, properties: { title: entry.name } }, at);
}

/** What a call or configuration says about a model. */
export interface ModelSighting {
  readonly kind: 'model' | 'embedding_model';
  readonly id: string;
  /** A catalog id, `prefix` when the id carries it, or absent when only the id can tell. */
  readonly provider?: string | undefined;
  /** Where the call goes, when not to whom the rule names. */
  readonly server?: Server | undefined;
  /** What else is said of it where it was seen. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** Sees a model and its provider; nothing when the text cannot be a model id. */
export function seeModel(catalog: Catalog, builder: DraftBuilder, model: ModelSighting, at: Sighting): string | undefined {
  if (!isModelId(model.id)) return undefined;
  const { provider, id } = resolveProvider(catalog, model);
  const known = catalog.model(provider, id);
  // A host lists no models of others; whoever makes them tells which ones embed.
  const kind = known.model?.kind ?? kindAtMaker(catalog, id) ?? model.kind;

  const component = builder.see(
    {
      kind,
      key: `${provider ?? ''}:${known.canonical}`,
      name: model.id,
      ...(provider !== undefined && { provider }),
      properties: {
        canonical: known.canonical,
        listed: String(known.isListed),
        pinned: known.pinned,
        released_on: known.model?.releasedOn,
        deprecated_on: known.model?.deprecatedOn,
        retires_on: known.model?.retiresOn,
        replacement: known.model?.replacement,
        ...model.properties,
      },
    },
    at,
  );
  if (provider !== undefined) {
    const server = seeProvider(catalog, builder, provider, at);
    if (server) builder.relate({ type: 'served-by', from: component, to: server }, at);
  }
  return component;
}

function kindAtMaker(catalog: Catalog, id: string): CatalogModel['kind'] {
  const maker = catalog.vendorOfModel(id);
  return maker && catalog.model(maker.id, id).model?.kind;
}

/** Sees an API address: credentials, query and fragment are left out. Gives the component's id, or nothing for what is no URL. */
export function seeEndpoint(catalog: Catalog, builder: DraftBuilder, url: string, at: Sighting): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || !/^(?:https?|wss?):$/.test(parsed.protocol) || parsed.host === '') return undefined;
  const vendor = catalog.vendorOfUrl(parsed);
  const path = parsed.pathname.replace(/\/+$/, '');
  const scheme = parsed.protocol.slice(0, -1);

  const component = builder.see(
    {
      kind: 'endpoint',
      key: `${scheme}://${parsed.host}${path}`,
      name: `${parsed.host}${path}`,
      ...(vendor?.type === 'vendor' && { provider: vendor.id }),
      properties: { scheme, url: `${scheme}://${parsed.host}${path}` },
    },
    at,
  );
  if (vendor) {
    const provider = seeProvider(catalog, builder, vendor.id, at);
    if (provider) builder.relate({ type: 'served-by', from: component, to: provider }, at);
    const id = vendor.modelInUrl?.exec(`${parsed.host}${path}`)?.[1];
    if (id !== undefined) {
      const kind = catalog.model(vendor.id, id).model?.kind ?? (/embed/i.test(`${path} ${id}`) ? 'embedding_model' : 'model');
      const model = seeModel(catalog, builder, { kind, id, provider: vendor.id }, at);
      if (model) builder.relate({ type: 'served-by', from: model, to: component }, at);
    }
  }
  return component;
}

/** An id as vendors write them, or the path of weights. */
function isModelId(text: string): boolean {
  const isWeights = /^\.{0,2}\/[^\s<>{}"'`$\\]+\.(?:gguf|ggml|safetensors|onnx|pt|pth|bin|keras|h5|tflite)$/.test(text);
  if (text.length < 2 || text.length > modelIdCharsMax) return false;
  return isWeights || (/^[A-Za-z0-9@~][^\s<>{}"'`$\\]*$/.test(text) && /[A-Za-z]/.test(text) && !placeholder.test(text));
}

/** What stands for an id in samples and tests. */
const placeholder = /^(?:your|fake|dummy|mock)[-_]|^(?:test|some|example)[-_]model$/i;

/** What routers write before an id of any server that speaks the API of OpenAI. */
const compatiblePrefix = 'openai';

function resolveProvider(catalog: Catalog, model: ModelSighting): { provider: string | undefined; id: string } {
  if (model.server) {
    const split = model.provider === 'prefix' ? catalog.splitPrefix(model.id) : undefined;
    const { vendor, isUnsure, isGateway } = model.server;
    if (vendor !== undefined) return { provider: vendor, id: split?.provider === vendor ? split.id : model.id };
    if (isUnsure) return { provider: catalog.vendorOfModel(model.id)?.id ?? (model.provider === 'prefix' ? split?.provider : model.provider), id: model.id };
    if (isGateway) return resolveProvider(catalog, { ...model, id: model.id.replace(/^@/, ''), provider: 'prefix', server: undefined });
    if (split && split.provider !== compatiblePrefix) return split;
    const id = split?.id ?? model.id;
    return { provider: catalog.vendorOfModel(id)?.id, id };
  }
  if (model.provider === 'prefix') {
    return catalog.splitPrefix(model.id) ?? { provider: catalog.vendorOfModel(model.id)?.id, id: model.id };
  }
  if (model.provider !== undefined) return { provider: model.provider, id: model.id };
  return { provider: catalog.vendorOfModel(model.id)?.id, id: model.id };
}
