/** Things as an API states them: each is a resource, and a component where the catalog says that it is AI itself. */
import type { JsonObject, ResourceFact } from '../../model/fact.ts';
import { componentId, resourceId } from '../../model/identity.ts';
import { attributeProperties, attributeTexts } from '../attribute-path.ts';
import type { ResourceRule } from '../catalog-entry.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder, Sighting } from './draft.ts';
import { seeModel } from './providers.ts';

export function recogniseResource(fact: ResourceFact, { catalog, source, path }: RecogniseContext, builder: DraftBuilder): void {
  builder.addResource({
    id: resourceId({ source, kind: fact.kind, providerId: fact.providerId }),
    kind: fact.kind,
    name: fact.name,
    provider_id: fact.providerId,
    path,
    ...(fact.observedAt !== undefined && { observed_at: fact.observedAt }),
    attributes: fact.attributes,
  });
  for (const { entry, item: rule } of catalog.resourcesOfKind(fact.kind)) {
    if (rule.when !== undefined && !attributeTexts(fact.attributes, rule.when.attribute).some((text) => rule.when?.equals.includes(text) === true)) continue;
    const at = { line: fact.line, method: 'configuration', confidence: 1, symbol: fact.providerId } as const;
    const models = (rule.models ?? []).flatMap(({ attribute, kind, provider, properties = [] }) =>
      attributeTexts(fact.attributes, attribute).flatMap((id) => seeModel(catalog, builder, { kind, id, provider, properties: attributeProperties(fact.attributes, properties) }, at) ?? []),
    );
    if (rule.gives === undefined) continue;
    const component = builder.see(
      {
        kind: rule.gives,
        key: fact.providerId,
        name: fact.name,
        ...(entry.type === 'vendor' && { provider: entry.id }),
        properties: { resource: fact.kind, ...rule.always, ...attributeProperties(fact.attributes, rule.properties ?? []) },
      },
      at,
    );
    for (const model of models) builder.relate({ type: 'uses', from: component, to: model }, at);
    relateOthers(fact.attributes, rule, { component, at, builder });
  }
}

/** The other end need not be known yet: edges to what no artifact gave are dropped when all are merged. */
function relateOthers(attributes: JsonObject, rule: ResourceRule, { component, at, builder }: { component: string; at: Sighting; builder: DraftBuilder }): void {
  for (const { attribute, type, to } of rule.edges ?? []) {
    for (const providerId of attributeTexts(attributes, attribute)) builder.relate({ type, from: component, to: componentId(to, providerId) }, at);
  }
}
