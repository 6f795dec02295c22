import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signWebhook, verifyWebhook } from '#shared/api/webhook-signature.ts';

interface Vector {
  readonly name: string;
  readonly secrets: readonly string[];
  readonly header: string;
  readonly body: string;
  readonly now_s: number;
  readonly result: string;
}

const file = join(import.meta.dirname, '../../../shared/api/webhook-vectors.json');
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: readonly Vector[] };

const secret = 'whsec_0123456789012345678901234567890123456789';

describe('a webhook signature (S63)', () => {
  it.each(vectors)('of the published vector "$name" is judged as it says', ({ secrets, header, body, now_s, result }) => {
    const verdict = verifyWebhook({ secret: secrets, header, body, now: now_s * 1000 });

    expect(verdict.ok ? 'ok' : verdict.reason).toBe(result);
  });

  it('is HMAC-SHA-256 over time, dot and raw bytes, as anybody can compute it (R90)', () => {
    const body = Buffer.from([0x7b, 0x00, 0xff, 0x7d]);

    const header = signWebhook({ secrets: [secret], t: 1_795_262_400, body });

    const expected = createHmac('sha256', secret).update(Buffer.concat([Buffer.from('1795262400.'), body])).digest('hex');
    expect(header).toBe(`t=1795262400,v1=${expected}`);
    expect(verifyWebhook({ secret, header, body, now: 1_795_262_400_000 })).toEqual({ ok: true, t: 1_795_262_400 });
  });

  it('has one v1 for each secret while they rotate (C18)', () => {
    const header = signWebhook({ secrets: ['new', 'old'], t: 5, body: 'x' });

    expect(header.match(/v1=[0-9a-f]{64}/g)).toHaveLength(2);
    for (const one of ['new', 'old']) expect(verifyWebhook({ secret: one, header, body: 'x', now: 5_000 }).ok).toBe(true);
  });

  it('is not taken without a header, nor with very many values', () => {
    const header = `t=5,${Array.from({ length: 9 }, () => `v1=${'0'.repeat(64)}`).join(',')}`;

    expect(verifyWebhook({ secret, header: undefined, body: '', now: 5_000 })).toEqual({ ok: false, reason: 'malformed' });
    expect(verifyWebhook({ secret, header, body: '', now: 5_000 })).toEqual({ ok: false, reason: 'malformed' });
  });

  it('has a tolerance that the receiver may choose', () => {
    const header = signWebhook({ secrets: [secret], t: 1_000, body: '' });

    expect(verifyWebhook({ secret, header, body: '', now: 1_011_000, toleranceS: 10 })).toEqual({ ok: false, reason: 'too_old' });
    expect(verifyWebhook({ secret, header, body: '', now: 1_010_000, toleranceS: 10 }).ok).toBe(true);
  });
});
