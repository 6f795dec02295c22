/** The models that rules give for a call, and those that an agent is handed. */
import type { Ecosystem } from '../../model/ecosystem.ts';
import type { Argument, Value } from '../../model/fact.ts';
import { lineOf, textOf, valuesAt } from '../argument-path.ts';
import type { Give } from '../catalog-entry.ts';
import { applies } from './applies.ts';
import type { Bindings } from './bindings.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder, Sighting } from './draft.ts';
import { seeModel, type ModelSighting } from './providers.ts';
import type { Server } from './server.ts';
import { items, withCallee } from './site.ts';

type ModelGive = Extract<Give, { kind: 'model' | 'embedding_model' }>;

/** What the environment may override is less sure than what stands in the code. */
const environmentDefaultConfidence = 0.7;

export class GivenModels {
  readonly #context: RecogniseContext;
  readonly #builder: DraftBuilder;
  readonly #bindings: Bindings;
  /** Models by the line and text of their ids. */
  readonly #seen = new Map<string, string>();

  constructor(context: RecogniseContext, builder: DraftBuilder, bindings: Bindings) {
    this.#context = context;
    this.#builder = builder;
    this.#bindings = bindings;
  }

  /** Sees the models that a rule gives for these arguments. */
  see({ args, server }: { readonly args: readonly Argument[]; readonly server?: Server }, give: ModelGive, at: Sighting): string[] {
    const named = give.providerFrom === undefined ? undefined : valuesAt(args, give.providerFrom).map(providerWord).find((text) => text !== undefined);
    const provider = (named === undefined ? undefined : this.#providerNamed(named)) ?? give.provider;
    const revision = give.revision === undefined ? undefined : valuesAt(args, give.revision).map(textOf).find((text) => text !== undefined);
    const properties = revision === undefined ? {} : { revision, ...(/^[0-9a-f]{40}$/.test(revision) && { pinned: 'true' }) };
    return valuesAt(args, give.from).flatMap((value) => this.#seeAll(value, { kind: give.kind, provider, properties, ...(server && { server }) }, at));
  }

  /** Models that a value names: its text, or the call or binding behind it. */
  of(value: Value, ecosystem: Ecosystem | undefined, at: Sighting): string[] {
    if (value.kind === 'call') {
      const given = this.#bindings.modelsBoundTo(value);
      if (given.length > 0) return given;
      const rules = ecosystem === undefined ? [] : this.#context.catalog.usesOf(ecosystem, value.path).filter(({ item }) => applies(item, value.args));
      return rules.flatMap(({ item }) =>
        item.gives.flatMap((give) => (give.kind === 'model' ? this.see(withCallee(value, give.from), give, { ...at, line: value.line, symbol: value.path }) : [])),
      );
    }
    const bound = value.kind === 'ref' ? this.#bindings.modelsBoundTo(value) : [];
    if (bound.length > 0) return bound;
    // A rule that knows whose model a text is has seen it before.
    const known = items(value).flatMap((item) => this.#seen.get(`${lineOf(item) ?? at.line} ${textOf(item) ?? ''}`) ?? []);
    return known.length > 0 ? known : this.#seeAll(value, { kind: 'model', provider: 'prefix' }, at);
  }

  #providerNamed(word: string): string | undefined {
    const { catalog } = this.#context;
    return catalog.entry(word)?.type === 'vendor' ? word : catalog.providerOfPrefix(word.toLowerCase());
  }

  #seeAll(value: Value, model: Omit<ModelSighting, 'id'>, at: Sighting): string[] {
    return items(value).flatMap(alternatives).flatMap((item, index) => {
      const text = textOf(item);
      if (text === undefined) return [];
      // What other branches set may be for another client.
      const vendor = index > 0 && model.provider !== 'prefix' ? this.#context.catalog.vendorOfModel(text)?.id : undefined;
      if (vendor !== undefined && vendor !== model.provider) return [];
      const sure = item.kind === 'env' ? environmentDefaultConfidence : at.confidence;
      const method = at.method === 'call' ? 'argument' : at.method;
      const id = seeModel(this.#context.catalog, this.#builder, { ...model, id: text }, { ...at, method, line: lineOf(item) ?? at.line, confidence: sure });
      if (id !== undefined) this.#seen.set(`${lineOf(item) ?? at.line} ${text}`, id);
      return id ? [id] : [];
    });
  }
}

/** The word that names a provider: a text, or a constant that is called so (`Provider::Ollama`). A variable says nothing. */
function providerWord(value: Value): string | undefined {
  const name = value.kind === 'ref' && !value.path.startsWith('.') ? /[^.#]+$/.exec(value.path)?.[0] : undefined;
  return textOf(value) ?? (name !== undefined && /^[A-Z]/.test(name) ? name : undefined);
}

/** What branches of the code may have set it to. */
function alternatives(value: Value): readonly Value[] {
  return (value.kind === 'string' || value.kind === 'ref' || value.kind === 'call') && value.others ? [value, ...value.others] : [value];
}
