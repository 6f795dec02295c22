/** A component of the report as one of CycloneDX. */
import { ComponentScope, LicenseAcknowledgement, type HashAlgorithm } from '@cyclonedx/cyclonedx-library/Enums';
import { HashDictionary, LicenseExpression, LicenseRepository, NamedLicense, OrganizationalEntity, Property, PropertyRepository, SpdxLicense } from '@cyclonedx/cyclonedx-library/Models';
import { fixupSpdxId, isSupportedSpdxId } from '@cyclonedx/cyclonedx-library/SPDX';
import type { Component } from '../../model/component.ts';
import { plainUri } from '../text/source-repository.ts';
import { componentType, dataType } from './kinds.ts';
import { identityEvidence, occurrenceEvidence } from './evidence.ts';
import { ExtendedComponent, type ModelCard } from './model.ts';

/** The longest version that the schema takes. */
const versionLengthMax = 1_024;

/** What the component needs from the rest of the report. */
export interface Surroundings {
  /** Flags of checks that failed on it. */
  readonly flags: readonly string[];
  /** `type id` of the edges that start at it. */
  readonly edges: readonly { readonly type: string; readonly to: string }[];
  /** Who stands behind it, by the name the vendor goes by. */
  readonly supplier?: string;
}

/** The component, with its report id as `bom-ref`. */
export function cycloneDxComponent(of: Component, around: Surroundings): ExtendedComponent {
  const type = dataType(of.kind);
  const result = new ExtendedComponent(componentType(of), of.name, {
    bomRef: of.id,
    ...versionOf(of),
    ...(of.purl !== undefined && isPurl(of.purl) && { purl: of.purl }),
    ...(around.supplier !== undefined && { supplier: new OrganizationalEntity({ name: around.supplier }) }),
    ...scopeOf(of),
    hashes: hashesOf(of),
    licenses: licencesOf(of),
    properties: new PropertyRepository(properties(of, around)),
  });
  result.extension = {
    ...(isModel(of) && { modelCard: modelCard(of, around) }),
    ...(type !== undefined && { data: [{ type, name: of.name }] }),
    ...(of.kind === 'secret' && { cryptoProperties: { assetType: 'related-crypto-material', relatedCryptoMaterialProperties: { type: 'credential' } } }),
    evidence: { identity: [identityEvidence(of)], occurrences: of.occurrences.map(occurrenceEvidence) },
  };
  return result;
}

/** The version, unless it is longer than the standard allows; then it is only a property. */
export function versionOf({ version }: Component): { version?: string } {
  return version !== undefined && version !== '' && version.length <= versionLengthMax ? { version } : {};
}

/** Everything that has no field of its own, under the name space `waybill:`, sorted by name. */
export function properties(of: Component, { flags, edges }: Surroundings): Property[] {
  const isLong = of.version !== undefined && of.version.length > versionLengthMax;
  return [
    new Property('waybill:kind', of.kind),
    new Property('waybill:ai', String(of.is_ai)),
    ...(of.provider === undefined ? [] : [new Property('waybill:provider', of.provider)]),
    ...(isLong ? [new Property('waybill:version', of.version ?? '')] : []),
    ...Object.entries(of.properties).flatMap(([name, value]) => propertyOf(name, value)),
    ...flags.map((flag) => new Property('waybill:flag', flag)),
    ...edges.map(({ type, to }) => new Property(`waybill:relationship:${type}`, to)),
  ];
}

/** An address loses its credentials and query; one that cannot be read as an address is left out, for it may hold them. */
function propertyOf(name: string, value: string): Property[] {
  const shown = name === 'url' ? plainUri(value) : value;
  return shown === undefined ? [] : [new Property(`waybill:${name}`, shown)];
}

function isModel({ kind }: Component): boolean {
  return kind === 'model' || kind === 'embedding_model' || kind === 'model_file';
}

/** Only what is known; what a hosted model was trained on is not. */
function modelCard({ kind, properties, provider }: Component, { edges }: Surroundings): ModelCard {
  const datasets = edges.filter(({ type }) => type === 'trained-on').map(({ to }) => ({ ref: to }));
  const architecture = properties['header.architecture'];
  const parameters = {
    ...(kind === 'embedding_model' && { task: 'feature-extraction' }),
    ...(architecture !== undefined && { architectureFamily: architecture }),
    ...(datasets.length > 0 && { datasets }),
  };
  const facts = ['canonical', 'format', 'header.quantisation', 'size_bytes', 'released_on', 'deprecated_on', 'retires_on', 'replacement'] as const;
  return {
    ...(Object.keys(parameters).length > 0 && { modelParameters: parameters }),
    properties: [
      // A hosted model has no weights here, hence no hashes.
      { name: 'waybill:hosted', value: String(kind !== 'model_file' && provider !== undefined) },
      ...facts.flatMap((name) => (properties[name] === undefined ? [] : [{ name: `waybill:${name}`, value: properties[name] }])),
    ],
  };
}

function isPurl(text: string): boolean {
  return /^pkg:[a-z][a-z0-9.+-]*\/[\x21-\x7e]+$/.test(text);
}

function scopeOf({ kind, properties }: Component): { scope?: ComponentScope } {
  if (kind !== 'dependency') return {};
  switch (properties['scope']) {
    case 'runtime':
      return { scope: ComponentScope.Required };
    case 'optional':
    case 'peer':
      return { scope: ComponentScope.Optional };
    case 'dev':
      return { scope: ComponentScope.Excluded };
    default:
      return {};
  }
}

const algorithms: Readonly<Record<string, { readonly name: string; readonly digits: number }>> = {
  md5: { name: 'MD5', digits: 32 },
  sha1: { name: 'SHA-1', digits: 40 },
  sha256: { name: 'SHA-256', digits: 64 },
  sha384: { name: 'SHA-384', digits: 96 },
  sha512: { name: 'SHA-512', digits: 128 },
};

/** Hashes that are whole; the last of two for one algorithm wins, as the standard's consumers expect one. */
function hashesOf({ hashes = [] }: Component): HashDictionary {
  return new HashDictionary(
    hashes.flatMap(({ algorithm, hex }) => {
      const known = Object.hasOwn(algorithms, algorithm) ? algorithms[algorithm] : undefined;
      return known !== undefined && hex.length === known.digits && /^[0-9a-f]+$/.test(hex) ? [[known.name as HashAlgorithm, hex] as const] : [];
    }),
  );
}

/** An SPDX id or expression when it is one by SPDX's list, else a name. */
function licencesOf({ licence }: Component): LicenseRepository {
  if (licence === undefined || licence.trim() === '') return new LicenseRepository();
  const id = spdxId(licence);
  const license = id !== undefined ? new SpdxLicense(id) : isExpression(licence) ? new LicenseExpression(licence) : new NamedLicense(licence);
  license.acknowledgement = LicenseAcknowledgement.Declared;
  return new LicenseRepository([license]);
}

/** The id as SPDX spells it. The library (10.3.0) looks words up in a plain object, so `constructor` finds something there: asked back. */
function spdxId(text: string): string | undefined {
  const id: unknown = fixupSpdxId(text);
  return isSupportedSpdxId(id) ? id : undefined;
}

/** `(MIT OR Apache-2.0) AND GPL-2.0-only WITH …`: known ids joined by operators, parentheses balanced. */
function isExpression(text: string): boolean {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  let depth = 0;
  let wantsOperand = true;
  let afterWith = false;
  for (const token of tokens) {
    if (token === '(' ? !wantsOperand || afterWith : token === ')' ? wantsOperand || depth === 0 : false) return false;
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (token === 'AND' || token === 'OR' || token === 'WITH') {
      if (wantsOperand) return false;
      wantsOperand = true;
      afterWith = token === 'WITH';
    } else {
      const isKnown = afterWith ? /^[A-Za-z0-9.-]+$/.test(token) : spdxId(token.replace(/\+$/, '')) !== undefined || /^LicenseRef-[A-Za-z0-9.-]+$/.test(token);
      if (!wantsOperand || !isKnown) return false;
      wantsOperand = false;
      afterWith = false;
    }
  }
  return tokens.length > 1 && depth === 0 && !wantsOperand;
}
