/** Rules of firewalls that let the whole internet to ports that must not be open. */
import type { Json, JsonObject } from '../../../model/fact.ts';
import { isJsonObject } from '../../../model/json-object.ts';
import { coversTcpPort, isOpenToWorld } from '../../aws/ports.ts';
import { isComputed, isOneOf, listAt, says, textsIn, type Declared, type Rule } from './declared.ts';

/** What one rule lets in, in the words of whichever cloud. */
interface Opening {
  readonly isWorld: boolean;
  covers(port: number): boolean;
}

/** Says which ports openings leave open; where none is, but what decides it is computed, that. */
function judged(declared: Declared, openings: readonly Opening[], { ports, deciding }: { readonly ports: readonly number[]; readonly deciding: readonly string[] }) {
  const open = ports.filter((port) => openings.some((opening) => opening.isWorld && opening.covers(port)));
  if (open.length > 0) return [says.open(declared, `${open.length === 1 ? 'Port' : 'Ports'} ${open.join(', ')} ${open.length === 1 ? 'is' : 'are'} open to the whole internet.`)];
  return deciding.some((name) => isComputed(declared, name)) ? [says.computed(declared, 'Which addresses reach which ports')] : [];
}

interface Names {
  readonly protocol: string;
  readonly from: string;
  readonly to: string;
  readonly v4: readonly string[];
  readonly v6: readonly string[];
}

/** @param arePortsKnown - without it ports that are not written out open nothing: they are computed. */
function amazonOpening(rule: JsonObject, { protocol, from, to, v4, v6 }: Names, arePortsKnown: boolean): Opening {
  const written = String(rule[protocol] ?? '').toLowerCase();
  const permission = {
    ip_protocol: written === 'all' ? '-1' : written,
    from_port: numberOf(rule[from]),
    to_port: numberOf(rule[to]),
    ipv4_ranges: v4.flatMap((name) => textsIn(rule[name])),
    ipv6_ranges: v6.flatMap((name) => textsIn(rule[name])),
    prefix_list_ids: [],
  };
  const areAllMeant = permission.ip_protocol === '-1' || arePortsKnown;
  const isWritten = permission.from_port !== null && permission.to_port !== null;
  return { isWorld: isOpenToWorld(permission), covers: (port) => (isWritten || areAllMeant) && coversTcpPort(permission, port) };
}

function arePortsKnown(declared: Declared, attribute: string, { from, to }: Names): boolean {
  return ![from, to].some((name) => isComputed(declared, attribute === '' ? name : `${attribute}.${name}`));
}

function numberOf(value: Json | undefined): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d{1,5}$/.test(value) ? Number(value) : null;
}

const terraform: Names = { protocol: 'protocol', from: 'from_port', to: 'to_port', v4: ['cidr_blocks'], v6: ['ipv6_cidr_blocks'] };
const terraformRule: Names = { protocol: 'ip_protocol', from: 'from_port', to: 'to_port', v4: ['cidr_ipv4'], v6: ['cidr_ipv6'] };
const cloudFormation: Names = { protocol: 'IpProtocol', from: 'FromPort', to: 'ToPort', v4: ['CidrIp'], v6: ['CidrIpv6'] };

/** A group with its rules in it. */
function group(attribute: string, names: Names): Rule {
  return (declared, { ports }) => judged(declared, listAt(declared.settings[attribute]).flatMap((rule) => (isJsonObject(rule) ? [amazonOpening(rule, names, arePortsKnown(declared, attribute, names))] : [])), { ports, deciding: computedParts(attribute, names) });
}

/** A rule that is a resource. */
function single(names: Names, isIngress: (settings: JsonObject) => boolean = () => true): Rule {
  return (declared, { ports }) => (isIngress(declared.settings) ? judged(declared, [amazonOpening(declared.settings, names, arePortsKnown(declared, '', names))], { ports, deciding: computedParts('', names) }) : []);
}

/** Groups that are let in say nothing of the internet, so only addresses, ports and protocols decide. */
function computedParts(attribute: string, { protocol, from, to, v4, v6 }: Names): string[] {
  return [protocol, from, to, ...v4, ...v6].map((name) => (attribute === '' ? name : `${attribute}.${name}`));
}

/** Words of Azure for every address. */
const everyone = new Set(['*', '0.0.0.0/0', '::/0', 'internet', 'any', '0.0.0.0']);

function azureOpening(rule: JsonObject, name: (words: string) => string): Opening | undefined {
  if (!isOneOf(rule[name('direction')], 'inbound') || !isOneOf(rule[name('access')], 'allow') || !isOneOf(rule[name('protocol')], 'tcp', '*')) return undefined;
  const ranges = ['destination_port_range', 'destination_port_ranges'].flatMap((words) => listAt(rule[name(words)]).map(String));
  const sources = ['source_address_prefix', 'source_address_prefixes'].flatMap((words) => textsIn(rule[name(words)]));
  return { isWorld: sources.some((source) => everyone.has(source.toLowerCase())), covers: (port) => ranges.some((range) => rangeCovers(range, port)) };
}

function rangeCovers(range: string, port: number): boolean {
  if (range === '*') return true;
  const [from, to] = range.split('-').map(Number);
  return from !== undefined && from <= port && port <= (to ?? from);
}

const camel = (words: string): string => words.replace(/_[a-z]/g, (pair) => (pair[1] as string).toUpperCase());
const asWritten = (words: string): string => words;

/** What is computed of a rule that lets the internet in may be its ports. */
const azure = (rules: (settings: JsonObject) => readonly Json[], name: (words: string) => string, attribute: string): Rule => (declared, { ports }) =>
  judged(declared, rules(declared.settings).flatMap((rule) => (isJsonObject(rule) ? (azureOpening(isJsonObject(rule['properties']) ? rule['properties'] : rule, name) ?? []) : [])), {
    ports,
    deciding: attribute === '' ? ['direction', 'access', 'protocol', 'source_address_prefix', 'source_address_prefixes', 'destination_port_range', 'destination_port_ranges'] : [attribute],
  });

const googleFirewall: Rule = (declared, { ports }) => {
  const { settings } = declared;
  if (isOneOf(settings['direction'], 'egress')) return [];
  const isWorld = textsIn(settings['source_ranges']).some((range) => range === '0.0.0.0/0' || range === '::/0');
  const openings = listAt(settings['allow'] ?? settings['allows']).flatMap((rule): Opening[] => {
    if (!isJsonObject(rule) || !isOneOf(rule['protocol'], 'tcp', 'all', '6')) return [];
    const ranges = listAt(rule['ports']).map(String);
    // No ports are all ports, unless they are only known later.
    return [{ isWorld, covers: (port) => (ranges.length === 0 ? !isComputed(declared, 'allow.ports') && !isComputed(declared, 'allows.ports') : ranges.some((range) => rangeCovers(range, port))) }];
  });
  return judged(declared, openings, { ports, deciding: ['direction', 'source_ranges', 'allow', 'allows'] });
};

export const firewallRules: Readonly<Record<string, Rule>> = {
  aws_security_group: group('ingress', terraform),
  aws_security_group_rule: single(terraform, ({ type }) => isOneOf(type, 'ingress')),
  aws_vpc_security_group_ingress_rule: single(terraformRule),
  'AWS::EC2::SecurityGroup': group('SecurityGroupIngress', cloudFormation),
  'AWS::EC2::SecurityGroupIngress': single(cloudFormation),
  azurerm_network_security_group: azure(({ security_rule: rules }) => listAt(rules), asWritten, 'security_rule'),
  azurerm_network_security_rule: azure((settings) => [settings], asWritten, ''),
  'microsoft.network/networksecuritygroups': azure(({ properties }) => (isJsonObject(properties) ? listAt(properties['securityRules']) : []), camel, 'properties.securityRules'),
  'microsoft.network/networksecuritygroups/securityrules': azure(({ properties }) => listAt(properties), camel, 'properties'),
  google_compute_firewall: googleFirewall,
};
