/** What the BOM is about, who made it, when, and how far it goes. */
import { ComponentType, ExternalReferenceType, LifecyclePhase } from '@cyclonedx/cyclonedx-library/Enums';
import { Component, ComponentRepository, ExternalReference, ExternalReferenceRepository, LifecycleRepository, Metadata, Property, PropertyRepository, Tools } from '@cyclonedx/cyclonedx-library/Models';
import { hashOf } from '../../model/hash.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Report, Source } from '../../model/report.ts';
import type { Evaluation } from '../../policies/policy.ts';
import { repositoryOf } from '../text/source-repository.ts';
import type { Composition } from './model.ts';

/** The `bom-ref` of what was scanned. */
export function rootRef({ sources }: Report): string {
  return `src_${hashOf(...sources.map(({ key }) => key))}`;
}

export function metadata(report: Report, evaluations: readonly Evaluation[]): Metadata {
  const { tool, sources, generated_at } = report;
  return new Metadata({
    timestamp: new Date(generated_at),
    lifecycles: new LifecycleRepository([...new Set(sources.map(phaseOf))].sort(byCodeUnit)),
    tools: new Tools({ components: new ComponentRepository([new Component(ComponentType.Application, tool.name, { version: tool.version })]) }),
    component: rootComponent(report),
    properties: new PropertyRepository([...coverageProperties(report), ...policyProperties(evaluations)]),
  });
}

/** Source code is read before a build; what an API states is running. */
function phaseOf({ kind }: Source): LifecyclePhase {
  return kind === 'aws' || kind === 'n8n' ? LifecyclePhase.Operations : LifecyclePhase.PreBuild;
}

/** The scanned thing; several sources make one system. */
function rootComponent(report: Report): Component {
  const { sources } = report;
  const [only] = sources.length === 1 ? sources : [];
  const version = only?.attributes['tag'] ?? only?.attributes['commit'];
  return new Component(ComponentType.Application, sources.map(({ name }) => name).join(' + ') || 'empty scan', {
    bomRef: rootRef(report),
    ...(version !== undefined && version !== '' && version.length <= 1_024 && { version }),
    externalReferences: new ExternalReferenceRepository(
      [...new Set(sources.flatMap((source) => repositoryOf(source)?.uri ?? []))].sort(byCodeUnit).map((uri) => new ExternalReference(uri, ExternalReferenceType.VCS)),
    ),
    properties: new PropertyRepository(
      sources.flatMap(({ kind, name, attributes }) => [
        new Property('waybill:source', name),
        new Property('waybill:source:kind', kind),
        ...Object.entries(attributes)
          .filter(([key]) => key !== 'remote')
          .map(([key, value]) => new Property(`waybill:source:${key}`, value)),
      ]),
    ),
  });
}

function coverageProperties({ coverage: { sources, entries } }: Report): Property[] {
  const sum = (take: (source: (typeof sources)[number]) => number) => String(sources.reduce((total, source) => total + take(source), 0));
  const counts = (['ignored', 'partial', 'skipped'] as const).map((effect) => new Property(`waybill:coverage:${effect}`, String(entries.filter((entry) => entry.effect === effect).length)));
  return [
    new Property('waybill:coverage:artifacts_listed', sum((source) => source.artifacts_listed)),
    new Property('waybill:coverage:artifacts_read', sum((source) => source.artifacts_read)),
    ...counts,
    new Property('waybill:coverage:state', sources.every(({ state }) => state === 'complete') ? 'complete' : 'partial'),
  ];
}

function policyProperties(evaluations: readonly Evaluation[]): Property[] {
  return evaluations.map(
    ({ policy, effect, verdict, violation_count: count, waived_count: waived = 0 }) => new Property('waybill:policy', `${policy}: ${verdict} (${effect}, ${count} violations${waived > 0 ? `, ${waived} waived` : ''})`),
  );
}

/**
 * What the inventory claims. A source or file that was not read makes it incomplete; one that was read in full still proves only
 * that nothing known was missed, so it is `unknown` and never `complete`.
 */
export function composition(report: Report): Composition {
  const { sources, entries } = report.coverage;
  const isCut = sources.some(({ state }) => state === 'partial') || entries.some(({ effect }) => effect !== 'ignored');
  const root = rootRef(report);
  return { aggregate: isCut ? 'incomplete' : 'unknown', assemblies: [root], dependencies: [root] };
}
