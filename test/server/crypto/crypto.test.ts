import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { systemClock, systemRandom } from '../../../server/config/world.ts';
import { keyedHash } from '../../../server/crypto/keyed-hash.ts';
import { createPasswords } from '../../../server/crypto/password.ts';
import { seal, unseal } from '../../../server/crypto/seal.ts';
import { semaphore } from '../../../server/crypto/semaphore.ts';
import { missingServerKeys, openServerKeys } from '../../../server/crypto/server-keys.ts';

const key = randomBytes(32);
const place = { orgId: 'org_1', table: 'connectors', row: 'con_1', column: 'credential' };
const random = systemRandom;

describe('a sealed secret', () => {
  it('opens with its key in its place, and shows nothing of itself', () => {
    const sealed = seal({ key, place, plain: Buffer.from('hunter2-hunter2'), random });

    expect(unseal({ key, place, sealed }).toString()).toBe('hunter2-hunter2');
    expect(sealed).toMatch(/^s1\.[\w-]+$/);
    expect(sealed).not.toContain(Buffer.from('hunter2').toString('base64url'));
  });

  it('is another text each time', () => {
    const texts = Array.from({ length: 50 }, () => seal({ key, place, plain: Buffer.from('x'), random }));

    expect(new Set(texts).size).toBe(50);
  });

  it.each([
    ['organization', { ...place, orgId: 'org_2' }],
    ['table', { ...place, table: 'webhooks' }],
    ['row', { ...place, row: 'con_2' }],
    ['column', { ...place, column: 'name' }],
    ['split of the same letters', { ...place, table: 'connector', row: 'scon_1' }],
  ])('does not open in another %s (S49)', (_, other) => {
    const sealed = seal({ key, place, plain: Buffer.from('x'), random });

    expect(() => unseal({ key, place: other, sealed })).toThrow(expect.objectContaining({ code: 'unseal_failed' }));
  });

  it('does not open with another key, when it was changed, or when it is cut', () => {
    const sealed = seal({ key, place, plain: Buffer.from('some secret'), random });
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    bytes[14] = (bytes[14] ?? 0) ^ 1;

    const failure = expect.objectContaining({ code: 'unseal_failed' });
    expect(() => unseal({ key: randomBytes(32), place, sealed })).toThrow(failure);
    expect(() => unseal({ key, place, sealed: `s1.${bytes.toString('base64url')}` })).toThrow(failure);
    expect(() => unseal({ key, place, sealed: sealed.slice(0, 20) })).toThrow(failure);
    expect(() => unseal({ key, place, sealed: 'plain text' })).toThrow(failure);
  });
});

describe('the server’s keys', () => {
  const world = { clock: systemClock, random };

  it('are made once and open again', () => {
    const rows = missingServerKeys({ rows: [], kek: key, ...world });

    const keys = openServerKeys(rows, key);

    expect(missingServerKeys({ rows, kek: key, ...world })).toEqual([]);
    expect(keys.pepper).toHaveLength(32);
    expect(keys.accessToken).toHaveLength(1);
    expect(keys.resultSigning.publicPem).toContain('BEGIN PUBLIC KEY');
  });

  it('do not open with another sealing key (S49)', () => {
    const rows = missingServerKeys({ rows: [], kek: key, ...world });

    expect(() => openServerKeys(rows, randomBytes(32))).toThrow(expect.objectContaining({ code: 'unseal_failed' }));
  });

  it('do not open when two rows have changed places (S49)', () => {
    const [first, second, ...rest] = missingServerKeys({ rows: [], kek: key, ...world });
    if (first === undefined || second === undefined) throw new Error('three keys');
    const swapped = [{ ...first, private_key: second.private_key }, { ...second, private_key: first.private_key }, ...rest];

    expect(() => openServerKeys(swapped, key)).toThrow(expect.objectContaining({ code: 'unseal_failed' }));
  });
});

describe('passwords', () => {
  it('are hashed with scrypt at N = 2^17, r = 8, p = 1, each with its own salt (S16)', async () => {
    const passwords = createPasswords({ random });

    const [one, two] = await Promise.all([passwords.hash('correct horse battery'), passwords.hash('correct horse battery')]);

    expect(one).toMatch(/^scrypt\$131072\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(two);
    expect(await passwords.verify('correct horse battery', one)).toBe(true);
    expect(await passwords.verify('correct horse batterz', one)).toBe(false);
    expect(passwords.needsUpgrade(one)).toBe(false);
  });

  it('do the same work for a user who does not exist (S19)', async () => {
    const salts: number[] = [];
    const counting = { bytes: (count: number) => (salts.push(count), randomBytes(count)) };
    const passwords = createPasswords({ random: counting, cost: { N: 2 ** 14, r: 8, p: 1 } });
    const stored = await passwords.hash('the right password');
    const cpuOf = async (run: () => Promise<unknown>) => {
      const before = process.cpuUsage();
      for (let i = 0; i < 5; i += 1) await run();
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };

    const known = await cpuOf(() => passwords.verify('a wrong password', stored));
    const unknown = await cpuOf(() => passwords.verify('a wrong password', null));

    // Processor time, not wall time: a busy machine does not change it much. Without the work it is below a hundredth.
    expect(unknown / known).toBeGreaterThan(0.3);
    expect(await passwords.verify('', null)).toBe(false);
  });

  it('are the same however their letters are composed', async () => {
    const passwords = createPasswords({ random, cost: { N: 16, r: 8, p: 1 } });

    expect(await passwords.verify('pa\u0308ssword-long', await passwords.hash('p\u00e4ssword-long'))).toBe(true);
  });

  it('hashed at a lower price are due for an upgrade, and so are damaged ones', async () => {
    const weak = await createPasswords({ random, cost: { N: 16, r: 8, p: 1 } }).hash('x');
    const passwords = createPasswords({ random, cost: { N: 32, r: 8, p: 1 } });

    expect(passwords.needsUpgrade(weak)).toBe(true);
    expect(passwords.needsUpgrade('md5$abc')).toBe(true);
    expect(await passwords.verify('x', 'md5$abc')).toBe(false);
  });
});

describe('a semaphore', () => {
  it('lets only so many run at once, in their order, and refuses a line that is too long (S17)', async () => {
    const inTurn = semaphore({ permits: 2, waitingMax: 3, onFull: () => new Error('full') });
    const gates = Array.from({ length: 6 }, () => Promise.withResolvers<void>());
    const started: number[] = [];
    const run = (index: number) =>
      inTurn(async () => {
        started.push(index);
        await gates[index]?.promise;
        return index;
      });

    const tasks = [0, 1, 2, 3, 4].map(run);
    await expect(run(5)).rejects.toThrow('full');
    expect(started).toEqual([0, 1]);

    gates[1]?.resolve();
    expect(await tasks[1]).toBe(1);
    await Promise.resolve();
    expect(started).toEqual([0, 1, 2]);

    for (const gate of gates) gate.resolve();
    expect(await Promise.all(tasks)).toEqual([0, 1, 2, 3, 4]);
    expect(started).toEqual([0, 1, 2, 3, 4]);
  });

  it('gives its permit back after a failure', async () => {
    const inTurn = semaphore({ permits: 1, waitingMax: 0, onFull: () => new Error('full') });

    await expect(inTurn(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');

    await expect(inTurn(async () => 'yes')).resolves.toBe('yes');
  });
});

describe('a keyed hash', () => {
  it('differs by pepper and by purpose', () => {
    const hashes = [keyedHash(key, 'api-key', 'x'), keyedHash(key, 'agent-key', 'x'), keyedHash(randomBytes(32), 'api-key', 'x')];

    expect(new Set(hashes).size).toBe(3);
    expect(keyedHash(key, 'a', 'bx')).not.toBe(keyedHash(key, 'ab', 'x'));
  });
});
