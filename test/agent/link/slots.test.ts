import { expect, it } from 'vitest';
import { createSlots } from '../../../agent/link/slots.ts';

const signal = new AbortController().signal;

it('gives as many places as there are, and the next one when one is given back', async () => {
  const slots = createSlots(2);
  const [first] = [await slots.take(signal), await slots.take(signal)];
  const third = slots.take(signal);

  expect(slots.free()).toBe(0);
  first?.();
  await expect(third).resolves.toBeTypeOf('function');
  expect(slots.free()).toBe(0);
});

it('serves who waits first, and before who only looks', async () => {
  const slots = createSlots(1);
  const held = slots.takeNow();
  const order: string[] = [];
  const looking = slots.untilFree(signal).then(() => order.push('looks'));
  const waiting = ['a', 'b'].map((name) => slots.take(signal).then((giveBack) => void (order.push(name), giveBack?.())));

  held();
  await Promise.all([...waiting, looking]);

  expect(order.slice(0, 2)).toEqual(['a', 'b']);
});

it('counts a place that is given back twice once', () => {
  const slots = createSlots(1);
  const giveBack = slots.takeNow();

  giveBack();
  giveBack();

  expect(slots.free()).toBe(1);
});

it('lets a job in although the last place was just taken, and gives no other away until it ended', async () => {
  const slots = createSlots(1);
  const [own, job] = [slots.takeNow(), slots.takeNow()];
  const stop = new AbortController();
  const waiting = slots.take(stop.signal);

  expect(slots.free()).toBe(-1);
  own();
  expect(slots.free()).toBe(0);
  job();
  await expect(waiting).resolves.toBeTypeOf('function');
});

it('waits no longer than the signal', async () => {
  const slots = createSlots(1);
  slots.takeNow();
  const stop = new AbortController();
  const [waiting, looking] = [slots.take(stop.signal), slots.untilFree(stop.signal)];

  stop.abort();

  await expect(waiting).resolves.toBeUndefined();
  await expect(looking).resolves.toBeUndefined();
  await expect(slots.take(stop.signal)).resolves.toBeUndefined();
});
