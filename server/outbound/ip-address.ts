/** IP addresses as numbers, and which of them lie outside the public Internet. */
import { isIP } from 'node:net';

export interface IpAddress {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** A range of addresses with a word for what it is. */
interface Range {
  readonly family: 4 | 6;
  readonly base: bigint;
  readonly prefix: number;
  readonly what: string;
}

/** Reads an address in its plain notation; undefined for anything else, an IPv6 zone (`fe80::1%eth0`) included. */
export function parseIp(text: string): IpAddress | undefined {
  const version = text.includes('%') ? 0 : isIP(text);
  if (version === 4) return { family: 4, value: ipv4Value(text) };
  return version === 6 ? { family: 6, value: ipv6Value(text) } : undefined;
}

/** Whether an address lies in a range. */
export function isInRange(address: IpAddress, range: { readonly family: 4 | 6; readonly base: bigint; readonly prefix: number }): boolean {
  if (address.family !== range.family) return false;
  const shift = BigInt((range.family === 4 ? 32 : 128) - range.prefix);
  return address.value >> shift === range.base >> shift;
}

/** What an address is when it is not one of the public Internet: `a loopback address`. Undefined for a public one. */
export function specialPurpose(address: IpAddress): string | undefined {
  const range = special.find((candidate) => isInRange(address, candidate));
  if (range !== undefined) return range.what;
  // All public IPv6 addresses given out so far are in 2000::/3.
  return address.family === 6 && address.value >> 125n !== 1n ? 'not a public address' : undefined;
}

/** Whether an address, or the IPv4 address inside an IPv6 one, is where clouds hand credentials to their machines. */
export function isMetadataAddress(address: IpAddress): boolean {
  const all = [address, ...embeddedIpv4(address).map((value) => ({ family: 4, value }) as const)];
  return all.some((each) => metadata.some((range) => isInRange(each, range)));
}

/** The IPv4 addresses that an IPv6 address of a transition mechanism stands for. */
function embeddedIpv4({ family, value }: IpAddress): bigint[] {
  if (family === 4) return [];
  const low = value & 0xffffffffn;
  const top = (prefix: number) => value >> BigInt(128 - prefix);
  // RFC 6052 section 2.2 leaves out bits 64–71 with a /48.
  if (top(48) === ipv6Value('64:ff9b:1::') >> 80n) return [low, (((value >> 64n) & 0xffffn) << 16n) | ((value >> 40n) & 0xffffn)];
  if (top(16) === 0x2002n) return [(value >> 80n) & 0xffffffffn];
  // A Teredo client's address stands there inverted (RFC 4380 section 4).
  if (top(32) === 0x20010000n) return [low ^ 0xffffffffn, (value >> 64n) & 0xffffffffn];
  return [low];
}

function range(text: string, what: string): Range {
  const [address = '', prefix = ''] = text.split('/');
  const parsed = parseIp(address);
  if (parsed === undefined) throw new Error(`${text} is not a range.`);
  return { family: parsed.family, base: parsed.value, prefix: Number(prefix), what };
}

/** IANA's special-purpose registries for IPv4 and IPv6 (read 2026-11), and what they leave to other RFCs. */
const special: readonly Range[] = [
  range('0.0.0.0/8', 'an unspecified address'),
  range('10.0.0.0/8', 'a private address'),
  range('100.64.0.0/10', 'a carrier-grade NAT address'),
  range('127.0.0.0/8', 'a loopback address'),
  range('169.254.0.0/16', 'a link-local address'),
  range('172.16.0.0/12', 'a private address'),
  range('192.0.0.0/24', 'a protocol address'),
  range('192.0.2.0/24', 'a documentation address'),
  range('192.88.99.0/24', 'a 6to4 relay address'),
  range('192.168.0.0/16', 'a private address'),
  range('198.18.0.0/15', 'a benchmarking address'),
  range('198.51.100.0/24', 'a documentation address'),
  range('203.0.113.0/24', 'a documentation address'),
  range('224.0.0.0/4', 'a multicast address'),
  range('240.0.0.0/4', 'a reserved address'),
  range('::/128', 'an unspecified address'),
  range('::1/128', 'a loopback address'),
  range('::/96', 'an IPv4-compatible address'),
  range('::ffff:0:0/96', 'an IPv4-mapped address'),
  range('::ffff:0:0:0/96', 'an IPv4-translated address'),
  range('64:ff9b::/96', 'a NAT64 address'),
  range('64:ff9b:1::/48', 'a NAT64 address'),
  range('100::/64', 'a discard address'),
  // Teredo, benchmarking and ORCHID among them.
  range('2001::/23', 'a protocol address'),
  range('2001:db8::/32', 'a documentation address'),
  range('2002::/16', 'a 6to4 address'),
  range('3fff::/20', 'a documentation address'),
  range('fc00::/7', 'a unique local address'),
  range('fe80::/10', 'a link-local address'),
  range('fec0::/10', 'a site-local address'),
  range('ff00::/8', 'a multicast address'),
];

/** Metadata services as the clouds document them (read 2026-11); Azure's is a public address by its number. */
const metadata: readonly Range[] = [
  range('169.254.169.254/32', 'AWS, Google Cloud, Azure and most others'),
  range('169.254.169.253/32', 'AWS resolver'),
  range('169.254.170.2/32', 'AWS ECS'),
  range('169.254.170.23/32', 'AWS EKS'),
  range('169.254.0.23/32', 'Tencent Cloud'),
  range('100.100.100.200/32', 'Alibaba Cloud'),
  range('168.63.129.16/32', 'Azure'),
  range('192.0.0.192/32', 'Oracle Cloud'),
  range('fd00:ec2::254/128', 'AWS'),
  range('fd00:ec2::23/128', 'AWS EKS'),
  range('fd20:ce::254/128', 'Google Cloud'),
  range('fd00:42::42/128', 'Scaleway'),
];

function ipv4Value(text: string): bigint {
  return text.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

function ipv6Value(text: string): bigint {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const plain = dotted === null ? text : `${dotted[1]}${ipv4Groups(dotted[2] ?? '')}`;
  const [head = '', tail] = plain.split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => 0n);
  return [...before, ...zeros, ...after].reduce((value, group) => (value << 16n) | group, 0n);
}

function groupsOf(text: string): bigint[] {
  return text === '' ? [] : text.split(':').map((group) => BigInt(`0x${group}`));
}

function ipv4Groups(text: string): string {
  const value = ipv4Value(text);
  return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}
