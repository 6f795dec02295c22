/** What the checks of MCP servers share. */
import type { Component } from '../../model/component.ts';
import type { Verdict } from '../check.ts';
import { parseUrl } from './hosts.ts';
import { textListProperty } from './json-property.ts';
import { notApplicable } from './verdicts.ts';

/** A verdict for servers that no client starts or reaches: those that the scanned code implements, and disabled entries. */
export function notInUse(server: Component): Verdict | undefined {
  if (server.properties['origin'] === 'implemented') return notApplicable('The server is implemented here; no client configuration starts it.');
  if (server.properties['disabled'] === 'true') return notApplicable('The entry is disabled, so no client starts it.');
  return undefined;
}

/**
 * Whether a server is on a list of approved ones. An entry is a package name, a host, a URL without its query,
 * or, for a command of one's own, the command with its arguments. Declared names do not count: whoever writes the file chooses them.
 */
export function isApproved(server: Component, approved: readonly string[]): boolean {
  const { package: packageName, url, command } = server.properties;
  if (url !== undefined) {
    const parsed = parseUrl(url);
    return approved.some((entry) => entry === url || (parsed !== undefined && (entry === parsed.host || entry === parsed.hostname)));
  }
  if (packageName !== undefined) return approved.includes(packageName);
  if (command === undefined) return false;
  const args = textListProperty(server, 'args');
  return approved.includes([command, ...(args.state === 'read' ? args.value : [])].join(' '));
}

/** A list parameter. */
export function listParam(value: number | string | readonly string[] | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
