/** Providers, endpoints, MCP servers and vector stores as CycloneDX services. */
import { OrganizationalEntity, Property, PropertyRepository } from '@cyclonedx/cyclonedx-library/Models';
import type { Component } from '../../model/component.ts';
import { byCodeUnit } from '../../model/order.ts';
import { plainUri } from '../text/source-repository.ts';
import { properties, versionOf, type Surroundings } from './component.ts';
import { ExtendedService, type ServiceExtension } from './model.ts';

/**
 * The service, with its report id as `bom-ref`. Services have no evidence in CycloneDX: each place is a property `waybill:occurrence`.
 * @param endpointsOf - the endpoints of a provider that the report found.
 */
export function cycloneDxService(of: Component, around: Surroundings, endpointsOf: (provider: string) => readonly Component[]): ExtendedService {
  const result = new ExtendedService(of.name, {
    bomRef: of.id,
    ...versionOf(of),
    ...(around.supplier !== undefined && { provider: new OrganizationalEntity({ name: around.supplier }) }),
    properties: new PropertyRepository([
      ...properties(of, around),
      ...(of.purl === undefined ? [] : [new Property('waybill:purl', of.purl)]),
      ...of.occurrences.map(({ path, line, method, confidence, symbol }) => new Property('waybill:occurrence', `${path}:${line} method=${method} confidence=${confidence}${symbol === undefined ? '' : ` symbol=${symbol}`}`)),
    ]),
  });
  result.extension = extension(of, endpointsOf);
  return result;
}

function extension(of: Component, endpointsOf: (provider: string) => readonly Component[]): ServiceExtension {
  const addresses = of.kind === 'provider' ? endpointsOf(of.provider ?? of.name).map(addressOf) : [addressOf(of)];
  const endpoints = [...new Set(addresses.filter((address) => address !== undefined))].sort(byCodeUnit);
  const authenticated = authentication(of);
  const crosses = crossesBoundary(of, endpoints);
  return {
    ...(endpoints.length > 0 && { endpoints }),
    ...(authenticated !== undefined && { authenticated }),
    ...(crosses !== undefined && { 'x-trust-boundary': crosses }),
    // What is sent to a hosted model comes back changed; how sensitive it is, no scan can tell.
    ...(of.kind === 'provider' && { data: [{ flow: 'bi-directional', classification: 'unknown', name: 'prompts and completions' }] }),
  };
}

function addressOf({ kind, name, properties }: Component): string | undefined {
  if (kind === 'endpoint') return plainUri(`${properties['scheme'] ?? 'https'}://${name}`);
  return properties['url'] === undefined ? undefined : plainUri(properties['url']);
}

/** Known for MCP servers over the network only: `stdio` asks nobody. */
function authentication({ kind, properties }: Component): boolean | undefined {
  if (kind !== 'mcp_server' || properties['transport'] === 'stdio') return undefined;
  switch (properties['auth']) {
    case 'header':
    case 'env':
      return true;
    case 'none':
      return false;
    default:
      return undefined;
  }
}

/** Whether data leaves for somebody else's machine: a provider always, an address unless it is this machine. */
function crossesBoundary(of: Component, endpoints: readonly string[]): boolean | undefined {
  if (of.kind === 'provider') return true;
  if (of.kind === 'mcp_server' && of.properties['transport'] === 'stdio') return false;
  if (endpoints.length === 0) return undefined;
  return endpoints.some((endpoint) => !/^(localhost|127(\.\d+){3}|\[::1\]|host\.docker\.internal)$/.test(new URL(endpoint).hostname));
}
