/** What CycloneDX 1.6 has and the library does not model: typed extensions, carried on subclasses of its models. Names are the standard's. */
import * as Models from '@cyclonedx/cyclonedx-library/Models';

export interface Property {
  readonly name: string;
  readonly value: string;
}

export interface ModelCard {
  readonly modelParameters?: {
    readonly task?: string;
    readonly architectureFamily?: string;
    readonly datasets?: readonly { readonly ref: string }[];
  };
  readonly properties?: readonly Property[];
}

export interface IdentityEvidence {
  readonly field: 'name' | 'purl' | 'hash';
  readonly confidence: number;
  readonly concludedValue: string;
  readonly methods: readonly { readonly technique: string; readonly confidence: number; readonly value: string }[];
}

export interface EvidenceOccurrence {
  readonly location: string;
  readonly line: number;
  readonly symbol?: string;
  readonly additionalContext: string;
}

export interface ComponentData {
  readonly type: 'source-code' | 'configuration' | 'dataset' | 'definition' | 'other';
  readonly name: string;
}

export interface ComponentExtension {
  readonly modelCard?: ModelCard;
  readonly data?: readonly ComponentData[];
  readonly cryptoProperties?: { readonly assetType: 'related-crypto-material'; readonly relatedCryptoMaterialProperties: { readonly type: 'credential' } };
  readonly evidence?: { readonly identity: readonly IdentityEvidence[]; readonly occurrences: readonly EvidenceOccurrence[] };
}

export interface ServiceExtension {
  readonly endpoints?: readonly string[];
  readonly authenticated?: boolean;
  readonly 'x-trust-boundary'?: boolean;
  readonly data?: readonly { readonly flow: 'inbound' | 'outbound' | 'bi-directional' | 'unknown'; readonly classification: string; readonly name?: string }[];
}

export interface Dependency {
  readonly ref: string;
  readonly dependsOn?: readonly string[];
}

export interface Annotation {
  readonly 'bom-ref': string;
  readonly subjects: readonly string[];
  readonly annotator: { readonly component: { readonly type: 'application'; readonly name: string; readonly version: string } };
  readonly timestamp: string;
  readonly text: string;
}

export interface Composition {
  readonly aggregate: 'complete' | 'incomplete' | 'unknown';
  readonly assemblies: readonly string[];
  readonly dependencies: readonly string[];
}

export interface BomExtension {
  readonly timestamp: string;
  readonly dependencies: readonly Dependency[];
  readonly compositions: readonly Composition[];
  readonly annotations?: readonly Annotation[];
}

export class ExtendedComponent extends Models.Component {
  extension: ComponentExtension = {};
}

export class ExtendedService extends Models.Service {
  extension: ServiceExtension = {};
}

export class ExtendedBom extends Models.Bom {
  readonly extension: BomExtension;

  constructor(extension: BomExtension, options: Models.OptionalBomProperties) {
    super(options);
    this.extension = extension;
  }
}
