/**
 * The library's normalizers, extended by what it does not model.
 * Each calls the library's own and merges the extension that our subclass of the model carries.
 */
import type * as Models from '@cyclonedx/cyclonedx-library/Models';
import { JSON as CycloneDxJson } from '@cyclonedx/cyclonedx-library/Serialize';
import { ExtendedBom, ExtendedComponent, ExtendedService } from './model.ts';

const { Factory, BomNormalizer, ComponentNormalizer, ServiceNormalizer } = CycloneDxJson.Normalize;
type Options = Parameters<InstanceType<typeof BomNormalizer>['normalize']>[1];

/** Makes the normalizers below in place of the library's. */
export class ExtendedFactory extends Factory {
  override makeForBom() {
    return new ExtendedBomNormalizer(this);
  }

  override makeForComponent() {
    return new ExtendedComponentNormalizer(this);
  }

  override makeForService() {
    return new ExtendedServiceNormalizer(this);
  }
}

class ExtendedBomNormalizer extends BomNormalizer {
  override normalize(bom: Models.Bom, options: Options) {
    const normalized = super.normalize(bom, options);
    if (!(bom instanceof ExtendedBom)) return normalized;
    const { timestamp, dependencies, compositions, annotations } = bom.extension;
    return {
      ...normalized,
      // As the report writes it; the library would add milliseconds.
      metadata: { ...normalized.metadata, timestamp },
      // The library drops edges to what it does not know and leaves the order to the locale.
      dependencies: dependencies.map(({ ref, dependsOn }) => ({ ref, ...(dependsOn && { dependsOn: [...dependsOn] }) })),
      compositions,
      ...(annotations && { annotations }),
    };
  }
}

class ExtendedComponentNormalizer extends ComponentNormalizer {
  override normalize(component: Models.Component, options: Options) {
    const normalized = super.normalize(component, options);
    if (normalized === undefined || !(component instanceof ExtendedComponent)) return normalized;
    const { evidence, ...extension } = component.extension;
    return { ...normalized, ...extension, ...(evidence && { evidence: { ...normalized.evidence, ...evidence } }) };
  }
}

class ExtendedServiceNormalizer extends ServiceNormalizer {
  override normalize(service: Models.Service, options: Options) {
    const normalized = super.normalize(service, options);
    return service instanceof ExtendedService ? { ...normalized, ...service.extension } : normalized;
  }
}
