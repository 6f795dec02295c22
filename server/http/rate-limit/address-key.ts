import { isIPv6 } from 'node:net';

/**
 * Under which an address is counted: an IPv4 address by itself, an IPv6 address by its /64, because whoever has one
 * address of a /64 has all of them. `2001:db8::1` gives `2001:db8:0:0`.
 */
export function addressKey(ip: string): string {
  if (!ip.includes(':') || !isIPv6(ip)) return ip;
  const [head = '', tail] = (ip.split('%', 1)[0] ?? '').split('::', 2);
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  // An IPv4 address at the end stands for two groups; it lies in the lower half and only its length counts.
  const afterLength = after.length + (after.at(-1)?.includes('.') === true ? 1 : 0);
  const zeros = tail === undefined ? 0 : 8 - before.length - afterLength;
  const all = [...before, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...after];
  return all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

function groups(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
