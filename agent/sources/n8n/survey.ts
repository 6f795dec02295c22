/** One scan of one instance: what its steps share, and what they hand over. */
import type { Json } from '#shared/model/fact.ts';
import { by } from '#shared/model/order.ts';
import type { CoverageEntry } from '#shared/model/report.ts';
import { resourceBytes, resourceMediaType, type ResourceDocument, type ResourceRecord } from '../../readers/resources/resource-document.ts';
import type { ListedArtifact } from '../source.ts';
import type { AuditReport } from './audit-report.ts';
import type { Answer, N8nClient } from './client.ts';
import type { OperatorFile } from './operator-file.ts';
import { isFatal, reasonOf, type Trouble } from './trouble.ts';
import type { WorkflowLedger } from './workflow-ledger.ts';

export interface Survey {
  readonly client: N8nClient;
  /** As `instanceAddress` gives it. */
  readonly address: string;
  readonly apiKey: string;
  readonly observedAt: string;
  /** The answer with which the instance was opened. */
  readonly discovered: Answer;
  readonly executionDays: number;
  readonly executionsMax: number;
  readonly withHistory: boolean;
  readonly statedVersion: string | undefined;
  readonly operatorFile: OperatorFile | undefined;
  readonly instance: InstanceNotes;
  readonly workflows: WorkflowLedger;
  /** n8n's own report; undefined until it was read. */
  audit: AuditReport | undefined;
  /** Why there is no report. */
  auditUnread: string;
  /** Names by user id; undefined: the users could not be listed. */
  userNames: ReadonlyMap<string, string> | undefined;
}

/** The attributes of the instance, as they come in. */
export interface InstanceNotes {
  readonly attributes: Record<string, Json>;
  readonly unread: Record<string, string>;
}

/** What a step hands over. After `fatal` nothing more is asked of the instance. */
export interface Found {
  /** How far the step is, in words: `workflows (150)`. */
  readonly current?: string;
  readonly artifacts?: readonly ListedArtifact[];
  readonly entries?: readonly CoverageEntry[];
  readonly fatal?: Trouble;
}

export interface Step {
  /** Name of the coverage entry: `n8n/credentials`. */
  readonly id: string;
  readonly title: string;
  /** Kinds of resource that are missing when the step cannot run. */
  readonly kinds: readonly string[];
  /** Attributes of the instance that are unread then. */
  readonly attributes?: readonly string[];
  run(survey: Survey): AsyncGenerator<Found>;
}

/** Records in one document each, so that one artifact stays far below the limit of its reader. */
const recordsMax = 500;

/** Records as artifacts at stable paths: `n8n/users.json`, `n8n/users.2.json`; sorted by provider id, none when there are none. Installed packages stand in the first. */
export function recordArtifacts(name: string, records: readonly ResourceRecord[], observedAt: string, packages: NonNullable<ResourceDocument['packages']> = []): ListedArtifact[] {
  const sorted = records.toSorted(by(({ provider_id: id }) => id));
  return Array.from({ length: Math.ceil(sorted.length / recordsMax) }, (_, index) => ({
    path: `n8n/${name}${index === 0 ? '' : `.${index + 1}`}.json`,
    mediaType: resourceMediaType,
    locator: { kind: 'bytes', bytes: resourceBytes({ observed_at: observedAt, resources: sorted.slice(index * recordsMax, (index + 1) * recordsMax), ...(index === 0 && packages.length > 0 && { packages }) }) },
  }));
}

/** A package of npm as it can stand in an inventory; nothing for a name or version that npm does not have. */
export function npmPackage(name: string, version: string): NonNullable<ResourceDocument['packages']> {
  const isName = name.length <= 214 && /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name);
  return isName && /^\d+\.\d+\.\d+[\w.+-]*$/.test(version) ? [{ ecosystem: 'npm', name, version }] : [];
}

/** The coverage entry of a step that got no answer, or only a part of one. */
export function entryOf(step: Pick<Step, 'id' | 'title'>, trouble: Trouble, kinds: readonly string[], isPartial: boolean): CoverageEntry {
  const reason = reasonOf(trouble);
  return {
    path: step.id,
    // Without kinds, "broke off" would be said of everything.
    reason: reason === 'broke_off' && kinds.length === 0 ? 'read_error' : reason,
    effect: isPartial ? 'partial' : 'skipped',
    detail: `The ${step.title} could not be read${isPartial ? ' in full' : ''}. ${trouble.sentence}`,
    ...(kinds.length > 0 && { resources: [...kinds].sort() }),
  };
}

/** What follows from trouble: an entry, the attributes of the instance that are unread, and the end of it all when nothing more can be had. */
export function failed(survey: Survey, step: Step, trouble: Trouble, isPartial = false): Found {
  for (const name of step.attributes ?? []) survey.instance.unread[name] ??= trouble.sentence;
  return { entries: [entryOf(step, trouble, step.kinds, isPartial)], ...(isFatal(trouble) && { fatal: trouble }) };
}

/** The entry of items that were no such thing. */
export function malformedEntry(step: Pick<Step, 'id' | 'title' | 'kinds'>, count: number): CoverageEntry[] {
  if (count === 0) return [];
  return [{ path: step.id, reason: 'parse_error', effect: 'partial', detail: `${count} of the ${step.title} had a form that this version of Waybill does not know.`, ...(step.kinds.length > 0 && { resources: [...step.kinds].sort() }) }];
}
