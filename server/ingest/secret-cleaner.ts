/**
 * The second line behind the agent's masking: raw credentials of known formats are masked in a result's text before it is parsed or kept.
 * The agent never sends one; a faulty or foreign one may.
 */
import * as catalog from '#shared/catalog/registry.gen.ts';
import type { KeyFormat } from '#shared/catalog/catalog-entry.ts';
import { maskSecret } from '#shared/model/masking.ts';

export interface SecretCleaner {
  /** The text with every raw credential masked; the same text when there is none. */
  clean(text: string): string;
  /** Credentials masked so far. */
  readonly count: number;
}

interface Format {
  readonly global: RegExp;
  readonly entropyMin: number;
}

/** One pass over the text tells whether any literal occurs; only then are the formats tried. */
const formats: readonly KeyFormat[] = Object.values(catalog).flatMap((entry) => entry.keys ?? []);
const anyLiteral = formats.length === 0 ? undefined : new RegExp([...new Set(formats.flatMap((format) => format.literals))].map(escaped).join('|'), 'u');
const patterns: readonly Format[] = formats.map(({ pattern, entropyMin }) => ({
  global: new RegExp(pattern.source, `${pattern.flags.replaceAll(/[gy]/gu, '')}g`),
  entropyMin: entropyMin ?? 0,
}));

/** Counts over one result. */
export function createSecretCleaner(): SecretCleaner {
  let count = 0;
  return {
    clean(text) {
      if (anyLiteral === undefined || !anyLiteral.test(text)) return text;
      let cleaned = text;
      for (const { global, entropyMin } of patterns) {
        cleaned = cleaned.replace(global, (match: string, ...groups: unknown[]) => {
          const key = typeof groups[0] === 'string' ? groups[0] : match;
          if (entropyOf(key) < entropyMin) return match;
          count += 1;
          // A key that would end a JSON string or a line is not one.
          return match.replace(key, maskSecret(key));
        });
      }
      return cleaned;
    },
    get count() {
      return count;
    },
  };
}

/** A text with every raw credential masked: for what agents say beside their results, such as what they are working on or why they failed. */
export function withoutSecrets(text: string): string {
  return createSecretCleaner().clean(text);
}

function escaped(literal: string): string {
  return literal.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}

/** Shannon entropy, bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / text.length) * Math.log2(count / text.length);
  return entropy;
}
