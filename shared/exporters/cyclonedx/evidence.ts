/** How a component was identified, and where. */
import type { Component, Method, Occurrence } from '../../model/component.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { EvidenceOccurrence, IdentityEvidence } from './model.ts';

const techniques: Readonly<Record<Method, string>> = {
  import: 'source-code-analysis',
  call: 'source-code-analysis',
  definition: 'source-code-analysis',
  argument: 'source-code-analysis',
  url: 'source-code-analysis',
  environment: 'source-code-analysis',
  pattern: 'source-code-analysis',
  manifest: 'manifest-analysis',
  lockfile: 'manifest-analysis',
  configuration: 'manifest-analysis',
  workflow: 'manifest-analysis',
  image: 'manifest-analysis',
  header: 'binary-analysis',
};

/** One field that the identity rests on, with each method once, at its best confidence. */
export function identityEvidence({ name, purl, kind, hashes = [], occurrences }: Component): IdentityEvidence {
  const best = new Map<Method, number>();
  for (const { method, confidence } of occurrences) best.set(method, Math.max(best.get(method) ?? 0, confidence));
  const methods = [...best].sort(([a], [b]) => byCodeUnit(a, b)).map(([method, confidence]) => ({ technique: techniques[method], confidence, value: method }));
  const [hash] = hashes;
  return {
    ...(kind === 'model_file' && hash !== undefined ? { field: 'hash', concludedValue: hash.hex } : purl !== undefined ? { field: 'purl', concludedValue: purl } : { field: 'name', concludedValue: name }),
    confidence: Math.max(0, ...best.values()),
    methods,
  };
}

/** One place, with how sure it is. */
export function occurrenceEvidence({ source, path, line, symbol, method, confidence }: Occurrence): EvidenceOccurrence {
  return { location: path, line, ...(symbol !== undefined && { symbol }), additionalContext: `${source === undefined ? '' : `source=${source} `}method=${method} confidence=${confidence}` };
}
