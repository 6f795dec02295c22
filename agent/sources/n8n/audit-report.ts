/**
 * n8n's own security report (`POST /audit`). Form and limits from the report's code inside n8n 2.41.3 (read 2026-11-30): a report or a section
 * without rows is left out, an empty answer is `[]`, and the settings are left out on n8n Cloud. Its titles are its only keys.
 */
import { z } from 'zod';
import { by } from '#shared/model/order.ts';
import type { N8nAuditSection } from '#shared/model/resources/n8n.ts';
import { n8nLimits } from './limits.ts';

const location = z.looseObject({
  kind: z.string(),
  id: z.string().optional(),
  workflowId: z.string().optional(),
  nodeName: z.string().optional(),
  nodeType: z.string().optional(),
});
const settings = z.looseObject({
  features: z.looseObject({ communityPackagesEnabled: z.boolean().optional(), templatesEnabled: z.boolean().optional() }).optional(),
  nodes: z.looseObject({ nodesExclude: z.string().optional() }).optional(),
  telemetry: z.looseObject({ diagnosticsEnabled: z.boolean().optional() }).optional(),
});
const section = z.looseObject({
  title: z.string(),
  description: z.string().optional(),
  location: z.array(location).optional(),
  settings: settings.optional(),
  nextVersions: z.array(z.looseObject({ name: z.string().optional(), hasSecurityIssue: z.boolean().nullish(), hasSecurityFix: z.boolean().nullish() })).optional(),
});
const answer = z.union([
  z.array(z.unknown()).length(0).transform(() => ({})),
  z.record(z.string(), z.looseObject({ risk: z.string(), sections: z.array(section) })),
]);

type Section = z.output<typeof section>;

export interface AuditReport {
  readonly sections: readonly N8nAuditSection[];
  /** Undefined: the instance is not told to be behind, which it also is not when it could not ask. */
  readonly outdated: { readonly version: string | undefined; readonly missing: number; readonly hasSecurity: boolean } | undefined;
  /** Undefined on n8n Cloud. */
  readonly settings: z.output<typeof settings> | undefined;
  readonly customNodes: readonly string[];
  /** Credential ids of each of the three sections. */
  readonly unused: { readonly anywhere: ReadonlySet<string>; readonly active: ReadonlySet<string>; readonly recent: ReadonlySet<string>; readonly days: number | null };
  /** Ids of workflows that any section names. */
  readonly workflowIds: ReadonlySet<string>;
}

/** The report, or nothing when the answer is none. */
export function readAuditReport(body: unknown): AuditReport | undefined {
  const parsed = answer.safeParse(body);
  if (!parsed.success) return undefined;
  const all = Object.values(parsed.data).flatMap(({ risk, sections }) => sections.map((one) => ({ risk, one })));
  const titled = (title: string) => all.find(({ one }) => one.title === title)?.one;
  const ids = (title: string) => new Set((titled(title)?.location ?? []).flatMap(({ id }) => id ?? []));
  const recentTitle = 'Credentials not used in recently executed workflows';
  return {
    sections: all.map(({ risk, one }) => sectionOf(risk, one)).toSorted(by(({ risk, title }) => `${risk}/${title}`)),
    outdated: outdatedOf(titled('Outdated instance')),
    settings: titled('Security settings')?.settings,
    customNodes: [...new Set((titled('Custom nodes')?.location ?? []).flatMap(({ nodeType }) => nodeType ?? []))].sort(),
    unused: {
      anywhere: ids('Credentials not used in any workflow'),
      active: ids('Credentials not used in any active workflow'),
      recent: ids(recentTitle),
      days: daysOf(titled(recentTitle)?.description),
    },
    workflowIds: new Set(all.flatMap(({ one }) => (one.location ?? []).flatMap(({ workflowId }) => workflowId ?? []))),
  };
}

function sectionOf(risk: string, { title, location: places = [] }: Section): N8nAuditSection {
  const locations = places.map(({ kind, workflowId, nodeName, nodeType, id }) => ({
    kind,
    ...(workflowId !== undefined && { workflow_id: workflowId }),
    ...(nodeName !== undefined && { node: nodeName }),
    ...(nodeType !== undefined && { type: nodeType }),
    ...(kind === 'credential' && id !== undefined && { id }),
  }));
  return { risk, title, count: places.length, locations: locations.toSorted(by((place) => JSON.stringify(place))).slice(0, n8nLimits.locationsMax) };
}

function outdatedOf(found: Section | undefined): AuditReport['outdated'] {
  if (found === undefined) return undefined;
  const next = found.nextVersions ?? [];
  // "Currently at version 2.40.1, missing 3 updates."
  const version = /\bversion (\d+\.\d+\.\d+[\w.-]*?)[,.\s]/.exec(found.description ?? '')?.[1];
  return { version, missing: next.length, hasSecurity: next.some(({ hasSecurityIssue, hasSecurityFix }) => hasSecurityIssue === true || hasSecurityFix === true) };
}

/** The window that the instance used; it has its own, whatever was asked for. */
function daysOf(description: string | undefined): number | null {
  const days = /past (\d{1,5}) days/.exec(description ?? '')?.[1];
  return days === undefined ? null : Number(days);
}
