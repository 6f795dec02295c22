import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Db } from '../../../server/db/connection.ts';
import { createLog } from '../../../server/http/log.ts';
import type { Job } from '../../../server/jobs/job.ts';
import { createJobRunner, type JobRunner } from '../../../server/jobs/runner.ts';

describe('a job that follows events', () => {
  let runs: number;
  let runner: JobRunner;
  let commit: () => Promise<void>;
  const start = (given: Partial<Job>) => {
    let told = () => {};
    const db = { onCommit: (listener: () => void) => ((told = listener), () => {}) } as unknown as Db;
    const job: Job = { id: 'follower', everyMs: 60_000, followsEvents: true, run: async () => void (runs += 1), ...given };
    runner = createJobRunner({ jobs: [job], services: undefined as never, db, log: createLog({ level: 'silent' }), drain: new AbortController().signal });
    runner.start();
    commit = async () => {
      told();
      await vi.advanceTimersByTimeAsync(0);
    };
    return vi.advanceTimersByTimeAsync(0);
  };
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
    runs = 0;
  });
  afterEach(async () => {
    await runner.close();
    vi.useRealTimers();
  });

  it('runs when the server starts and for each event', async () => {
    await start({});

    for (let event = 0; event < 3; event += 1) await commit();

    expect(runs).toBe(4);
  });

  it('runs once for all events that come while it rests, and for the last of them', async () => {
    await start({ restMs: 250 });
    for (let event = 0; event < 5; event += 1) await commit();
    expect(runs).toBe(1);

    await vi.advanceTimersByTimeAsync(250);
    expect(runs).toBe(2);

    await vi.advanceTimersByTimeAsync(10_000);
    expect(runs).toBe(2);
  });

  it('does not keep an event waiting that comes after its rest', async () => {
    await start({ restMs: 250 });
    await vi.advanceTimersByTimeAsync(250);

    await commit();

    expect(runs).toBe(2);
  });

  it('does nothing more once the runner is closed', async () => {
    await start({ restMs: 250 });
    await commit();

    await runner.close();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(runs).toBe(1);
  });
});
