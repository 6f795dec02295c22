/** A scan into the queue, whoever asks for it: a request, a schedule, an integration. The audit entry and the ring of the doorbell are the caller's. */
import { apiError } from '#shared/api/api-error.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import { countQueued, insertScan, listOnlineAgents } from './scans.store.ts';
import { kindOf } from './target.ts';

/** Scans of one organization that may wait for an agent. */
export const queuedScansMax = 10_000;

/** Targets of one scan. */
export const targetsMax = 100;

/** Milliseconds since an agent's last word within which it counts as online: a long poll and some. */
const onlineMs = 45_000;

export interface ScanToQueue {
  /** `scn_…`, made by the caller. */
  readonly id: string;
  readonly orgId: string;
  /** In their full form; the first is what the scan is known by. */
  readonly targets: readonly string[];
  readonly trigger: 'api' | 'schedule';
  readonly deep: boolean;
  readonly labels: readonly string[];
  readonly source?: string | undefined;
  readonly isTest: boolean;
  /** Actor id of who asked. */
  readonly requestedBy: string;
  readonly scheduleId?: string | undefined;
  readonly integrationId?: string | undefined;
  /** Of a credential that came with this scan alone. */
  readonly credentialId?: string | undefined;
  readonly at: number;
}

/** @throws {AppError} `unprocessable` when too many scans wait already. */
export async function queueScan(tx: Tx, room: QueueRoom, scan: ScanToQueue): Promise<void> {
  const { id, orgId, deep, source, trigger, isTest, requestedBy, scheduleId, integrationId, credentialId, at } = scan;
  const [target, ...targets] = scan.targets;
  if (target === undefined) throw new Error(`The scan ${id} has no target.`);
  if (scan.targets.length > targetsMax) throw apiError('unprocessable', `A scan has at most ${targetsMax} targets (limit targetsMax).`, { field: 'target' });
  await room.take(tx, orgId);
  await insertScan(tx, {
    id,
    orgId,
    target,
    trigger,
    state: 'queued',
    options: { deep, labels: sortedOnce(scan.labels), ...(source === undefined ? {} : { source }), ...(targets.length === 0 ? {} : { targets }) },
    isTest,
    requestedBy,
    scheduleId,
    integrationId,
    credentialId,
    at,
  });
}

/** Whether the queue of an organization has room. One for each server. */
export interface QueueRoom {
  /** Takes a place. @throws {AppError} `unprocessable` when too many scans wait already. */
  take(tx: Tx, orgId: string): Promise<void>;
}

/** Organizations remembered; past it all are counted again. */
const rememberedMax = 10_000;

/**
 * Remembers how many scans waited when they were last counted and how many this server added since. That is never less
 * than what it left in the queue, so they are counted again only when the limit seems to be reached. Of several servers
 * each may fill the queue.
 */
export function createQueueRoom(): QueueRoom {
  const waitingAtMost = new Map<string, number>();

  return {
    async take(tx, orgId) {
      let waiting = waitingAtMost.get(orgId);
      if (waiting === undefined || waiting >= queuedScansMax) waiting = await countQueued(tx, orgId);
      if (waiting >= queuedScansMax) {
        throw apiError('unprocessable', `${queuedScansMax} scans of the organization wait for an agent already (limit queuedScansMax).`, { hint: 'Start an agent, or cancel some.' });
      }
      if (waitingAtMost.size >= rememberedMax) waitingAtMost.clear();
      waitingAtMost.set(orgId, waiting + 1);
    },
  };
}

/** Sentences about why a scan will wait; empty when an agent that is online could take it. */
export async function queueWarnings(executor: Executor, of: { orgId: string; targets: readonly string[]; labels: readonly string[]; now: number }): Promise<string[]> {
  const { orgId, labels, now } = of;
  const online = await listOnlineAgents(executor, { orgId, since: now - onlineMs });
  if (online.length === 0) return ['No agent is online. The scan waits until one is.'];
  const labelled = online.filter((agent) => includesAll(agent.labels, labels));
  if (labelled.length === 0) return [`No agent with the labels ${sortedOnce(labels).join(', ')} is online. The scan waits until one is.`];
  const kinds = sortedOnce(of.targets.map(kindOf));
  if (labelled.some((agent) => includesAll(agent.kinds, kinds))) return [];
  return [`No agent that is online reads ${kinds.join(' and ')} targets${labels.length === 0 ? '' : ` and has the labels ${sortedOnce(labels).join(', ')}`}. The scan waits until one does.`];
}

function includesAll(offeredJson: string, wanted: readonly string[]): boolean {
  const offered = JSON.parse(offeredJson) as string[];
  return wanted.every((each) => offered.includes(each));
}

function sortedOnce(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
