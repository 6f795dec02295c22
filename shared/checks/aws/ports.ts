/** What security groups let in. */
import { listOf, number, orNull, record, text, type Formed } from '../support/forms.ts';

const permission = { ip_protocol: text, from_port: orNull(number), to_port: orNull(number), ipv4_ranges: listOf(text), ipv6_ranges: listOf(text), prefix_list_ids: listOf(text) };

/** The form of ingress rules, for what comes from addresses. */
export const ipPermissions = listOf(record(permission));

export type IpPermission = Formed<typeof permission>;

/** Whether a rule lets the whole internet in: `0.0.0.0/0`, `::/0`, and ranges of half of it or more, by which two rules would come to the same. */
export function isOpenToWorld({ ipv4_ranges: v4, ipv6_ranges: v6 }: IpPermission): boolean {
  return [...v4, ...v6].some((range) => isWorld(range));
}

/** Whether a range is the whole internet, or half of it or more. */
export function isWorld(range: string): boolean {
  // 2000::/3 is all of the global unicast space (RFC 4291).
  return prefixOf(range) <= (range.includes(':') ? 3 : 1);
}

/** Whether a rule is about a TCP port. ICMP writes types where others write ports. */
export function coversTcpPort({ ip_protocol: protocol, from_port: from, to_port: to }: IpPermission, port: number): boolean {
  if (protocol === '-1') return true;
  if (protocol !== 'tcp' && protocol !== '6') return false;
  // No ports, and -1, mean all of them.
  if (from === null || to === null || from === -1) return true;
  return from <= port && port <= to;
}

/** The TCP ports of a list that rules open to the whole internet. */
export function openPorts(permissions: readonly IpPermission[], ports: readonly number[]): readonly number[] {
  const open = permissions.filter((each) => isOpenToWorld(each));
  return ports.filter((port) => open.some((each) => coversTcpPort(each, port)));
}

function prefixOf(range: string): number {
  const written = range.slice(range.indexOf('/') + 1);
  return range.includes('/') && /^\d{1,3}$/.test(written) ? Number(written) : Number.POSITIVE_INFINITY;
}
