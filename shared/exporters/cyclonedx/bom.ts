/** A whole CycloneDX 1.6 document. Loaded only when one is asked for: the library is large. */
import { ComponentRepository, ServiceRepository } from '@cyclonedx/cyclonedx-library/Models';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import { componentKinds, type Component } from '../../model/component.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Report } from '../../model/report.ts';
import type { ExportInput } from '../exporter.ts';
import { orderedEvaluations, orderedReport } from '../ordered.ts';
import { jsonText } from '../text/json-text.ts';
import { annotations } from './annotations.ts';
import { cycloneDxComponent, type Surroundings } from './component.ts';
import { dependencyGraph } from './graph.ts';
import { isService } from './kinds.ts';
import { composition, metadata, rootRef } from './metadata.ts';
import { ExtendedBom } from './model.ts';
import { ExtendedFactory } from './normalizers.ts';
import { serialNumber } from './serial-number.ts';
import { cycloneDxService } from './service.ts';

/** The document as text. Models come first: readers that look at one component look at the first. */
export function cycloneDxText(input: ExportInput): string {
  const report = orderedReport(input.report);
  const evaluations = orderedEvaluations(input.evaluations ?? []);
  const components = [...report.components].sort((a, b) => kindOrder(a) - kindOrder(b) || byCodeUnit(a.name, b.name) || byCodeUnit(a.id, b.id));
  const around = surroundings(report);
  const endpointsOf = endpoints(report);
  const findings = annotations(report);

  const bom = new ExtendedBom(
    {
      timestamp: report.generated_at,
      dependencies: dependencyGraph({ root: rootRef(report), components: report.components, relationships: report.relationships }),
      compositions: [composition(report)],
      ...(findings.length > 0 && { annotations: findings }),
    },
    {
      metadata: metadata(report, evaluations),
      components: new ComponentRepository(components.filter((component) => !isService(component)).map((component) => cycloneDxComponent(component, around(component)))),
      services: new ServiceRepository(components.filter(isService).map((component) => cycloneDxService(component, around(component), endpointsOf))),
    },
  );

  // Normalized without the library's serializer, which makes up references where there are none. Lists keep our order: it sorts, by locale, only when asked to.
  const { $schema, bomFormat, specVersion, serialNumber: _, version, ...content } = new ExtendedFactory(Spec1dot6).makeForBom().normalize(bom, {});
  // Written once, with nought as its number, and numbered by what was written: a second pass would cost as much as the first.
  const text = jsonText({ $schema, bomFormat, specVersion, serialNumber: noSerialNumber, version, ...content });
  return text.replace(noSerialNumber, serialNumber(text));
}

const noSerialNumber = 'urn:uuid:00000000-0000-0000-0000-000000000000';

function kindOrder({ kind }: Component): number {
  return componentKinds.indexOf(kind);
}

function surroundings(report: Report): (component: Component) => Surroundings {
  const edges = new Map<string, { type: string; to: string }[]>();
  for (const { from, to, type } of report.relationships) push(edges, from, { type, to });
  const flags = new Map<string, string[]>();
  for (const { flag, results } of report.checks) {
    if (flag !== undefined) for (const { answer, subject } of results) if (answer === 'fail') push(flags, subject.id, flag);
  }
  const titles = new Map(report.components.flatMap(({ kind, key, properties }) => (kind === 'provider' && properties['title'] !== undefined ? [[key, properties['title']] as const] : [])));
  return ({ id, kind, key, provider = kind === 'provider' ? key : undefined }) => ({
    ...(provider !== undefined && { supplier: titles.get(provider) ?? provider }),
    flags: [...new Set(flags.get(id))].sort(byCodeUnit),
    edges: (edges.get(id) ?? []).sort((a, b) => byCodeUnit(a.type, b.type) || byCodeUnit(a.to, b.to)),
  });
}

function endpoints({ components }: Report): (provider: string) => readonly Component[] {
  const byProvider = new Map<string, Component[]>();
  for (const component of components) if (component.kind === 'endpoint' && component.provider !== undefined) push(byProvider, component.provider, component);
  return (provider) => byProvider.get(provider) ?? [];
}

function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
