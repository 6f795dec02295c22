/** How bad a path is, by where it comes from and where it ends. */
import type { Severity } from '../../../model/report.ts';
import type { SinkKind } from './sinks.ts';
import type { Tier } from './sources.ts';

/** A shared secret makes a path one step less bad than no secret at all; what outsiders wrote makes any write bad. */
const severityOf: Readonly<Record<Tier, Readonly<Record<SinkKind, Severity>>>> = {
  open: { code: 'critical', sql: 'critical', file: 'critical', http: 'critical', send: 'critical', workflow: 'critical', agent: 'high', data: 'medium' },
  secret: { code: 'high', sql: 'high', file: 'high', http: 'high', send: 'high', workflow: 'high', agent: 'medium', data: 'low' },
  content: { code: 'high', sql: 'high', file: 'high', http: 'high', send: 'high', workflow: 'high', agent: 'medium', data: 'medium' },
};

/** Sending after a person was asked: whoever can ask without end is agreed to in the end. */
const reviewedSend: Readonly<Record<Exclude<Tier, 'content'>, Severity>> = { open: 'medium', secret: 'low' };

/** The severity of a path. */
export function pathSeverity({ tier, kind, isReviewed }: { tier: Tier; kind: SinkKind; isReviewed: boolean }): Severity {
  return isReviewed && tier !== 'content' ? reviewedSend[tier] : severityOf[tier][kind];
}

/** Private data, untrusted content and a way out in one agent. */
export function trifectaSeverity(tier: Tier): Severity {
  return tier === 'secret' ? 'high' : 'critical';
}
