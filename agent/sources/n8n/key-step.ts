/** The key that the scan uses, as far as it says something about itself. */
import { z } from 'zod';
import { n8nKinds, type N8nApiKey } from '#shared/model/resources/n8n.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import { instantOf } from './instant.ts';
import { failed, recordArtifacts, type Found, type Step, type Survey } from './survey.ts';

const discovered = z.looseObject({ data: z.looseObject({ scopes: z.array(z.string()) }) });

export const keyStep: Step = { id: 'n8n/api-key', title: 'rights of the API key', kinds: [], run };

async function* run(survey: Survey): AsyncGenerator<Found> {
  const answer = survey.discovered;
  const parsed = answer.ok ? discovered.safeParse(answer.body) : undefined;
  const times = keyTimes(survey.apiKey);
  const why = answer.ok ? 'n8n did not say what the key may do.' : answer.trouble.sentence;
  const unread: Record<string, string> = {
    ...(parsed?.success !== true && { scopes: why }),
    ...(times === undefined && { issued_at: untold, expires_at: untold }),
  };
  const attributes: Partial<N8nApiKey> = {
    is_legacy: times === undefined,
    ...(parsed?.success && { scopes: parsed.data.data.scopes.toSorted() }),
    ...times,
  };
  yield {
    artifacts: recordArtifacts('api-key', [{ kind: n8nKinds.apiKey, provider_id: `${survey.address}#scan-key`, name: 'key of the scan', attributes: { ...(attributes as JsonObject), ...(Object.keys(unread).length > 0 && { unread }) } }], survey.observedAt),
    ...(!answer.ok && failed(survey, keyStep, answer.trouble)),
  };
}

const untold = 'A key of this older form holds no times, and n8n has no list of keys for keys.';

/** When a key was made and when it ends. n8n's keys are signed tokens (JWT) since 2025; their signature is of no interest here. Undefined for keys of the older form. */
export function keyTimes(key: string): Pick<N8nApiKey, 'issued_at' | 'expires_at'> | undefined {
  const [, payload, signature] = key.split('.');
  if (payload === undefined || signature === undefined) return undefined;
  try {
    const { iat, exp } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { iat?: unknown; exp?: unknown };
    const at = (seconds: unknown) => (typeof seconds === 'number' && Math.abs(seconds) < 1e11 ? instantOf(new Date(seconds * 1000).toISOString()) : null);
    return { issued_at: at(iat), expires_at: at(exp) };
  } catch {
    return undefined;
  }
}
