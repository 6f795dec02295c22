import { describe, expect, it } from 'vitest';
import { coversTcpPort, isOpenToWorld, openPorts, type IpPermission } from '#shared/checks/aws/ports.ts';

const rule = (more: Partial<IpPermission> = {}): IpPermission => ({ ip_protocol: 'tcp', from_port: 22, to_port: 22, ipv4_ranges: [], ipv6_ranges: [], prefix_list_ids: [], ...more });

describe('a rule is open to the world', () => {
  it.each<[boolean, string]>([
    [true, '0.0.0.0/0'],
    [true, '0.0.0.0/1'],
    [true, '128.0.0.0/1'],
    [false, '0.0.0.0/2'],
    [false, '10.0.0.0/8'],
    [false, '203.0.113.7/32'],
    [false, '0.0.0.0'],
    [false, '0.0.0.0/'],
    [false, '0.0.0.0/x'],
    [false, '1'],
  ])('%s for %s', (isOpen, range) => {
    expect(isOpenToWorld(rule({ ipv4_ranges: ['203.0.113.0/24', range] }))).toBe(isOpen);
  });

  it.each<[boolean, string]>([
    [true, '::/0'],
    [true, '2000::/3'],
    [false, '2001:db8::/32'],
    [false, 'fc00::/7'],
  ])('%s for %s', (isOpen, range) => {
    expect(isOpenToWorld(rule({ ipv6_ranges: ['2001:db8::/32', range] }))).toBe(isOpen);
  });
});

describe('a rule covers port 22', () => {
  it.each<[boolean, string, Partial<IpPermission>]>([
    [true, 'alone', {}],
    [true, 'as the first of a range', { to_port: 30 }],
    [true, 'as the last of a range', { from_port: 20 }],
    [false, 'below the range', { from_port: 23, to_port: 30 }],
    [false, 'above the range', { from_port: 1, to_port: 21 }],
    [true, 'with all protocols', { ip_protocol: '-1', from_port: null, to_port: null }],
    [true, 'with all protocols, whatever ports stand there', { ip_protocol: '-1', from_port: 443, to_port: 443 }],
    [true, 'with all ports of TCP', { from_port: null, to_port: null }],
    [true, 'with all ports of TCP as -1', { from_port: -1, to_port: -1 }],
    [true, 'with the number of TCP', { ip_protocol: '6' }],
    [false, 'of UDP', { ip_protocol: 'udp' }],
    [false, 'as a type of ICMP', { ip_protocol: 'icmp', from_port: 22, to_port: -1 }],
  ])('%s: %s', (isCovered, _, more) => {
    expect(coversTcpPort(rule(more), 22)).toBe(isCovered);
  });
});

it('takes no port of one rule together with the addresses of another', () => {
  const rules = [rule({ from_port: 443, to_port: 443, ipv4_ranges: ['0.0.0.0/0'] }), rule({ ipv4_ranges: ['10.0.0.0/8'] })];

  expect(openPorts(rules, [22, 443])).toEqual([443]);
});
