/** The compose services around a container image, from its `services` property. */
import type { Component } from '../../model/component.ts';
import type { Json } from '../../model/fact.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { listProperty } from './json-property.ts';

export interface ComposeService {
  readonly name: string;
  /** Absent address: on all of them. */
  readonly ports: readonly { readonly hostIp?: string }[];
  /** Names of the environment entries. */
  readonly env: readonly string[];
  readonly command?: string;
}

/** The services; `absent` when the image is not one of a service, `malformed` when one cannot be read. */
export function servicesOf(image: Component): readonly ComposeService[] | 'absent' | 'malformed' {
  const list = listProperty(image, 'services');
  if (list.state !== 'read') return list.state;
  const services = list.value.map(readService);
  return services.every((service) => service !== undefined) ? services : 'malformed';
}

/** How far a service's published ports reach. */
export type Reach = 'everywhere' | 'this_machine' | 'its_network' | 'undecided';

/** `everywhere`: a port is published without an address or on all of them; `this_machine`: on loopback only; `its_network`: none is published; `undecided`: the address is a variable. */
export function reachOfPorts(service: ComposeService): Reach {
  const reaches = new Set(
    service.ports.map(({ hostIp }): Reach => {
      // A port without a host side is published too: compose then takes a random one, on all addresses.
      if (hostIp === undefined || hostIp === '' || allAddresses.has(hostIp)) return 'everywhere';
      if (hostIp.includes('$')) return 'undecided';
      return hostIp === 'localhost' || hostIp.startsWith('127.') || hostIp === '::1' || hostIp === '[::1]' ? 'this_machine' : 'everywhere';
    }),
  );
  return (['everywhere', 'undecided', 'this_machine'] as const).find((reach) => reaches.has(reach)) ?? 'its_network';
}

const allAddresses = new Set(['0.0.0.0', '::', '[::]', '*']);

function readService(value: Json): ComposeService | undefined {
  if (!isJsonObject(value)) return undefined;
  const { name, ports, env, command } = value;
  if (typeof name !== 'string' || !Array.isArray(ports) || !Array.isArray(env)) return undefined;
  const read = (ports as readonly Json[]).map(readPort);
  if (!read.every((port) => port !== undefined)) return undefined;
  const names = (env as readonly Json[]).map((entry) => (isJsonObject(entry) ? entry['name'] : entry)).filter((entry) => typeof entry === 'string');
  return { name, ports: read, env: names, ...(typeof command === 'string' ? { command } : {}) };
}

function readPort(port: Json): ComposeService['ports'][number] | undefined {
  if (!isJsonObject(port)) return undefined;
  const { hostIp } = port;
  return typeof hostIp === 'string' ? { hostIp } : {};
}
