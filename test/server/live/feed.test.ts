import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Db } from '../../../server/db/connection.ts';
import { appendEvent } from '../../../server/features/events/events.store.ts';
import { createFeed, type FeedListener } from '../../../server/live/feed.ts';
import { databases, type TestDatabase } from '../../harness/postgres.ts';

describe.each(databases())('the feed of events on $name', (database) => {
  let place: TestDatabase;
  /** Another server: this one is not told of its commits. */
  let elsewhere: Db;
  beforeEach(async () => {
    place = await database.open();
    elsewhere = await openDatabase({ url: place.url });
    await place.db.transaction((tx) => tx.insertInto('organizations').values({ id: 'org_1', slug: 's', name: 'n', data_key: '', fingerprint_key: '', created_at: 0 }).execute());
  });
  afterEach(async () => {
    await elsewhere.close();
    await place.drop();
  });

  const append = async (count: number) => {
    await elsewhere.transaction(async (tx) => {
      for (let at = 0; at < count; at += 1) await appendEvent(tx, { orgId: 'org_1', type: 'scan.completed', subject: 's', data: {}, at: 0 });
    });
  };
  const listener = (position: number) => {
    const seen: number[] = [];
    const made: FeedListener = { position, isLive: false, onEvent: (event) => void seen.push(event.seq) };
    return { ...made, seen, self: made };
  };
  const feedOf = () =>
    createFeed(place.db, (error) => {
      throw error;
    });
  const always = async () => true;
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

  it('gives old events before new ones, although the new ones are found while the old are asked for', async () => {
    const feed = feedOf();
    await append(10);
    const first = listener(10);
    await feed.follow('org_1', first.self, always);
    await append(1200);

    const second = listener(0);
    await feed.follow('org_1', second.self, always);

    expect(second.seen).toEqual(numbers(1, 1210));
    expect(first.seen).toEqual(numbers(11, 1210));
  });

  it('gives each event once to listeners that come and ask at the same time', async () => {
    const feed = feedOf();
    await append(700);
    const all = [0, 300, 699, 700].map(listener);

    await Promise.all(all.map((each) => feed.follow('org_1', each.self, always)));
    await append(3);
    feed.wake('org_1');
    feed.wakeAll();
    const last = listener(702);
    await feed.follow('org_1', last.self, always);

    expect(all.map((each) => each.seen)).toEqual([numbers(1, 703), numbers(301, 703), numbers(700, 703), numbers(701, 703)]);
    expect(last.seen).toEqual([703]);
  });

  it('stops sending old events to a listener that does not want them any more', async () => {
    const feed = feedOf();
    await append(1100);
    const gone = listener(0);

    await feed.follow('org_1', gone.self, async () => gone.seen.length === 0);

    expect(gone.seen).toEqual(numbers(1, 500));
  });
});
