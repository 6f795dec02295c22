import type { NamedSetting } from '#shared/model/fact.ts';
import { maskSecret } from '#shared/model/masking.ts';
import { credentialIn, valueKind } from './credentials.ts';

/**
 * A named value without the value: only its kind, and the mask of a credential in it.
 * @param detector - the place that gave it away: `mcp_env`, `mcp_header`, `compose_env`.
 */
export function namedSetting({ name, value, line, detector }: { name: string; value: string; line: number; detector: string }): NamedSetting {
  const kind = valueKind(name, value);
  const credential = kind === 'literal' ? credentialIn(name, value) : undefined;
  return { name, value: kind, ...(credential !== undefined && { secret: { detector, masked: maskSecret(credential) } }), line };
}
