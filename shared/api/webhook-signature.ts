/**
 * Signatures of webhooks. The header is `t=SECONDS,v1=HEX`, with one `v1` for each secret that is good at the time: two
 * while a secret is rotated. Each is HMAC-SHA-256 over `SECONDS.BODY`, where BODY is the raw bytes of the request, and
 * the key is the UTF-8 text of the whole secret, `whsec_` included.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Header that carries the signature unless a webhook names another. */
export const signatureHeaderDefault = 'X-Webhook-Signature';

/** Seconds that a signature may be old, or ahead, when it is verified. */
export const signatureToleranceS = 300;

/** `v1` values that a verifier looks at; a header with more is malformed. */
const signaturesMax = 8;

const hexDigits = 64;

/**
 * The value of the signature header.
 * @param secrets - every secret that is good now; the newest first.
 * @param t - seconds since the epoch.
 */
export function signWebhook(options: { secrets: readonly string[]; t: number; body: string | Uint8Array }): string {
  const { secrets, t, body } = options;
  return [`t=${t}`, ...secrets.map((secret) => `v1=${digest({ secret, t: String(t), body }).toString('hex')}`)].join(',');
}

/** `malformed`: no header of this form; `too_old` and `in_the_future`: outside the tolerance; `mismatch`: not signed with the secret. */
export type SignatureProblem = 'malformed' | 'too_old' | 'in_the_future' | 'mismatch';

export type SignatureVerdict = { readonly ok: true; readonly t: number } | { readonly ok: false; readonly reason: SignatureProblem };

/**
 * Whether a received webhook is genuine: one of its `v1` values fits one of the secrets, and it is recent. Takes the
 * same time for every wrong signature. Never throws.
 * @param secret - the webhook's secret, or several.
 * @param header - the value of the signature header as it came.
 * @param body - the raw bytes as they came, before any parsing.
 * @param now - milliseconds since the epoch.
 * @param toleranceS - seconds, default 300.
 * @example verifyWebhook({ secret, header: request.headers['x-webhook-signature'], body: rawBytes, now: Date.now() }).ok
 */
export function verifyWebhook(options: {
  secret: string | readonly string[];
  header: string | undefined;
  body: string | Uint8Array;
  now: number;
  toleranceS?: number;
}): SignatureVerdict {
  const { secret, header, body, now, toleranceS = signatureToleranceS } = options;
  const parsed = parse(header ?? '');
  if (parsed === undefined) return { ok: false, reason: 'malformed' };

  const secrets = typeof secret === 'string' ? [secret] : secret;
  let isGenuine = false;
  for (const one of secrets) {
    const expected = digest({ secret: one, t: parsed.t, body });
    for (const signature of parsed.signatures) isGenuine = timingSafeEqual(expected, signature) || isGenuine;
  }
  if (!isGenuine) return { ok: false, reason: 'mismatch' };

  const t = Number(parsed.t);
  const ageS = now / 1000 - t;
  if (ageS > toleranceS) return { ok: false, reason: 'too_old' };
  return ageS < -toleranceS ? { ok: false, reason: 'in_the_future' } : { ok: true, t };
}

/** The parts of a header. Names other than `t` and `v1` are of later versions and do not count. */
function parse(header: string): { t: string; signatures: readonly Buffer[] } | undefined {
  const parts = header.split(',').map((part) => {
    const at = part.indexOf('=');
    return { name: part.slice(0, Math.max(at, 0)).trim(), value: part.slice(at + 1).trim() };
  });
  const times = parts.filter(({ name }) => name === 't').map(({ value }) => value);
  const signatures = parts.filter(({ name }) => name === 'v1').map(({ value }) => value);
  const [t = ''] = times;
  if (times.length !== 1 || !/^\d{1,12}$/.test(t)) return undefined;
  if (signatures.length === 0 || signatures.length > signaturesMax) return undefined;
  if (!signatures.every((value) => value.length === hexDigits && /^[0-9a-f]+$/i.test(value))) return undefined;
  return { t, signatures: signatures.map((value) => Buffer.from(value, 'hex')) };
}

function digest({ secret, t, body }: { secret: string; t: string; body: string | Uint8Array }): Buffer {
  return createHmac('sha256', secret).update(`${t}.`).update(body).digest();
}
