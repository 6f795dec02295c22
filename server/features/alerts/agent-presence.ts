/** Notices agents that fall silent and come back, and says each once. */
import { silentAfterMs, listTurned, setOnline } from './agent-presence.store.ts';
import type { Foundation } from '../../foundation.ts';
import { shownName } from '../agents/agents.store.ts';
import { appendEvent } from '../events/events.store.ts';

/** Milliseconds between two looks past which the server, or its machine, was asleep: nobody's silence in that time counts. */
const gapMsMax = 60_000;

/** Agents looked at in one run. */
const agentsMax = 500;

export function agentPresence({ db, clock, log }: Foundation) {
  let awakeSince = clock.now();
  let lastLook = awakeSince;

  return {
    /** Writes `agent.offline` for agents that have been silent for five minutes, `agent.online` for those that are back. */
    async watchAgents(signal: AbortSignal): Promise<void> {
      const now = clock.now();
      if (Math.abs(now - lastLook) > gapMsMax) awakeSince = now;
      lastLook = now;
      const heardSince = now - silentAfterMs;
      const mayMiss = awakeSince <= heardSince;
      for (const agent of await listTurned(db.kysely, { heardSince, mayMiss, limit: agentsMax })) {
        if (signal.aborted) return;
        const { id, org_id: orgId, is_online: was, last_seen_at: lastSeenAt } = agent;
        const isOnline = was === 0;
        const name = shownName(agent);
        const isTold = await db.transaction(async (tx) => {
          if (!(await setOnline(tx, { orgId, id, isOnline, heardSince }))) return false;
          const data = { agent_id: id, name, last_seen_at: lastSeenAt === null ? null : new Date(lastSeenAt).toISOString() };
          await appendEvent(tx, { orgId, type: isOnline ? 'agent.online' : 'agent.offline', subject: id, data, at: now });
          return true;
        });
        if (isTold) log.info({ agent_id: id, is_online: isOnline }, 'an agent came or went');
      }
    },
  };
}
