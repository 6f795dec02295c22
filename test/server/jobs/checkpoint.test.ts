import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../server/config/world.ts';
import { checkpointJob, checkpointLimits } from '../../../server/jobs/checkpoint.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';

const asked = { kind: 'checkpoint' } as const;

/** A log of some length and a thread that empties it. */
function world(pages: number, depth = 0) {
  const state = { pages, runs: 0 };
  const thread = {
    depth,
    run: async (task: unknown) => {
      expect(task).toEqual(asked);
      state.runs += 1;
      state.pages = 0;
      return undefined as never;
    },
  };
  return { state, job: checkpointJob({ unsettledPages: () => state.pages }, thread) };
}

const run = (job: ReturnType<typeof checkpointJob>) => job.run(undefined as never, new AbortController().signal);

describe('the log of the database', () => {
  it('is copied when it is long and grows fast', async () => {
    const { state, job } = world(checkpointLimits.pagesMin);

    await run(job);
    expect(state.runs).toBe(1);

    state.pages = checkpointLimits.pagesMin;
    await run(job);
    expect(state.runs).toBe(2);
  });

  it('is left alone while it is short', async () => {
    const { state, job } = world(checkpointLimits.pagesMin - 1);

    await run(job);

    expect(state.runs).toBe(0);
  });

  it('is left alone while it grows slowly, however long it is', async () => {
    const { state, job } = world(checkpointLimits.pagesMin - 1);
    for (let look = 0; look < 20; look += 1) {
      await run(job);
      state.pages += checkpointLimits.grownMin - 1;
    }

    expect(state.runs).toBe(0);
  });

  it('is left alone while the thread does something else', async () => {
    const { state, job } = world(checkpointLimits.pagesMin, 1);

    await run(job);

    expect(state.runs).toBe(0);
  });
});

describe('a server that much is written to', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ clock: systemClock });
  });
  afterEach(() => server.close());

  it('has its log copied beside the event loop, and loses nothing', async () => {
    const { db } = server.app;
    const write = (consumer: string) => db.transaction((tx) => tx.insertInto('event_consumers').values({ org_id: server.orgId, consumer, seq: 1 }).execute());
    const names = Array.from({ length: 300 }, (_, index) => `${'x'.repeat(30_000)}${String(index).padStart(3, '0')}`);
    let longest = 0;
    for (const name of names) {
      await write(name);
      longest = Math.max(longest, db.unsettledPages());
    }
    expect(longest).toBeGreaterThanOrEqual(checkpointLimits.pagesMin);

    await server.app.jobs.run('checkpoint');
    // The clock may have had it copied already; either way it is.
    while (db.unsettledPages() >= checkpointLimits.pagesMin) await pause(5);

    const kept = await db.kysely.selectFrom('event_consumers').select('consumer').where('org_id', '=', server.orgId).where('consumer', 'like', 'xxx%').orderBy('consumer').execute();
    expect(kept.map(({ consumer }) => consumer)).toEqual(names);
  });
});
