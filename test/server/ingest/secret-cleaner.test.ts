import { describe, expect, it } from 'vitest';
import * as catalog from '#shared/catalog/registry.gen.ts';
import type { CatalogEntry } from '#shared/catalog/catalog-entry.ts';
import { createSecretCleaner } from '../../../server/ingest/secret-cleaner.ts';

const formats = Object.values(catalog as Record<string, CatalogEntry>).flatMap((entry) => entry.keys ?? []);

describe('the cleaner of results', () => {
  it.each(formats.map((format) => [format.id, format] as const))('masks every example of %s inside JSON, and the JSON stays valid', (_, format) => {
    for (const example of format.examples) {
      const cleaner = createSecretCleaner();
      // In a result a credential stands bare or in a longer string; quotes around it are escaped.
      const line = JSON.stringify({ note: example.replaceAll('"', "'") });

      const cleaned = cleaner.clean(line);

      expect(cleaner.count).toBeGreaterThan(0);
      expect(cleaned).not.toBe(line);
      expect(JSON.parse(cleaned)).toHaveProperty('note');
    }
  });

  it.each(formats.map((format) => [format.id, format] as const))('leaves the near misses of %s alone', (_, format) => {
    const cleaner = createSecretCleaner();
    for (const nearMiss of format.nearMisses) {
      const line = JSON.stringify({ note: nearMiss });
      expect(cleaner.clean(line)).toBe(line);
    }
    expect(cleaner.count).toBe(0);
  });

  it('leaves what the agent masked alone', () => {
    const cleaner = createSecretCleaner();
    const line = '{"masked":"sk-p****k2","detector":"openai_api_key"}';

    expect(cleaner.clean(line)).toBe(line);
  });
});
