/** Resources of infrastructure code: AI by their type, or by the image that they run. */
import { sha256Hex } from '../../model/hash.ts';
import { componentId, placedKey } from '../../model/identity.ts';
import type { Fact, IacResourceFact } from '../../model/fact.ts';
import { attributeProperties, attributeTexts } from '../attribute-path.ts';
import type { IacRule } from '../catalog-entry.ts';
import type { Owned } from '../catalog.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder } from './draft.ts';
import { seeNamed } from './iac-named.ts';
import { seeModel, seeProvider } from './providers.ts';

/** What stands before the id in the ARN of a model of Bedrock. */
const modelArn = /^arn:aws[a-z-]*:bedrock:[a-z0-9-]*:\d*:(?:foundation-model|inference-profile)\//;

/** The resources of one file; edges lead from one to another where both are AI. */
export function recogniseIac(facts: readonly Fact[], context: RecogniseContext, builder: DraftBuilder): void {
  const seen = new Map<string, string>();
  const resources = facts.filter((fact) => fact.type === 'iac_resource');
  for (const fact of resources) {
    seeNamed(fact, context, builder);
    const id = seeResource(fact, context, builder);
    if (id !== undefined) seen.set(nameOf(fact), id);
  }
  for (const fact of resources) {
    const from = seen.get(nameOf(fact));
    if (from === undefined) continue;
    for (const reference of fact.references) {
      const to = seen.get(reference);
      if (to !== undefined) builder.relate({ type: 'uses', from, to }, { line: fact.line, method: 'configuration', confidence: 1, symbol: reference });
    }
  }
}

function nameOf({ resourceType, name }: IacResourceFact): string {
  return `${resourceType}.${name}`;
}

function seeResource(fact: IacResourceFact, { catalog, source, path }: RecogniseContext, builder: DraftBuilder): string | undefined {
  const rules = catalog.iacRulesOf(fact.language, fact.resourceType).filter((rule) => applies(rule, fact));
  const images = (fact.images ?? []).filter((repository) => catalog.ownerOfImage(repository) !== undefined);
  if (rules.length === 0 && images.length === 0) return undefined;
  const at = { line: fact.line, method: 'configuration', confidence: 1, symbol: fact.resourceType } as const;
  const owner = rules.find(({ entry }) => entry.type === 'vendor')?.entry;
  const id = builder.see(
    {
      kind: 'iac_resource',
      key: placedKey({ source, path, name: nameOf(fact) }),
      name: nameOf(fact),
      ...(owner && { provider: owner.id }),
      properties: { language: fact.language, resource_type: fact.resourceType, ...Object.assign({}, ...rules.map(({ item }) => attributeProperties(fact.attributes, item.properties ?? []))) },
    },
    at,
  );
  if (owner) {
    const provider = seeProvider(catalog, builder, owner.id, at);
    if (provider) builder.relate({ type: 'uses', from: id, to: provider }, at);
  }
  for (const { attribute, kind, provider } of rules.flatMap(({ item }) => item.models ?? [])) {
    const texts = attributeTexts(fact.attributes, attribute);
    const lines = fact.modelLines?.[attribute] ?? [];
    for (const [index, text] of texts.entries()) {
      // Where some of several are computed, nobody knows which is which.
      const line = (lines.length === texts.length ? lines[index] : lines[0]) ?? fact.line;
      const model = seeModel(catalog, builder, { kind, id: text.replace(modelArn, ''), provider }, { ...at, line });
      if (model) builder.relate({ type: 'uses', from: id, to: model }, at);
    }
  }
  for (const attribute of rules.flatMap(({ item }) => item.prompts ?? [])) {
    const texts = attributeTexts(fact.attributes, attribute).filter((text) => text.trim() !== '');
    const lines = fact.modelLines?.[attribute] ?? [];
    for (const [index, text] of texts.entries()) {
      const name = `${nameOf(fact)}.${attribute}${index === 0 ? '' : `#${index + 1}`}`;
      const told = builder.see(
        { kind: 'prompt', key: placedKey({ source, path, name }), name, properties: { sha256: sha256Hex(text), characters: String(text.length) } },
        { ...at, line: (lines.length === texts.length ? lines[index] : lines[0]) ?? fact.line },
      );
      builder.relate({ type: 'uses', from: id, to: told }, at);
    }
  }
  // The image itself is a component of its own fact.
  for (const repository of images) builder.relate({ type: 'uses', from: id, to: componentId('container_image', repository) }, at);
  return id;
}

function applies({ item }: Owned<IacRule>, { attributes }: IacResourceFact): boolean {
  if (item.when === undefined) return true;
  const { attribute, equals } = item.when;
  return attributeTexts(attributes, attribute).some((text) => equals.includes(text));
}
