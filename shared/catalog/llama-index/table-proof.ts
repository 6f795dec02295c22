/** Proof of a table of partners: one file that uses each row, with models that only the row can know. */
import type { CatalogExample } from '../catalog-entry.ts';

export interface ProvedRow {
  readonly sdk: string;
  /** The line that imports it. */
  readonly imports: string;
  /** What makes it, around the id of its model: `OpenAI(model="` and `")`. */
  readonly call: readonly [string, string];
  readonly provider?: string | undefined;
}

export function tableProof({ why, path, kind, rows }: { why: string; path: string; kind: 'model' | 'embedding_model'; rows: readonly ProvedRow[] }): CatalogExample {
  const idOf = (index: number) => `house-${index + 1}`;
  const providers = new Set(rows.flatMap(({ provider }) => provider ?? []));
  return {
    why,
    path,
    text: [...rows.map(({ imports }) => imports), '', ...rows.map(({ call: [before, after] }, index) => `${before}${idOf(index)}${after}`), ''].join('\n'),
    finds: [
      ...rows.map(({ sdk }, index) => ({ kind: 'sdk' as const, name: sdk, line: index + 1 })),
      ...rows.map(({ provider }, index) => ({ kind, name: idOf(index), line: rows.length + 2 + index, ...(provider !== undefined && { provider }) })),
      ...[...providers].map((name) => ({ kind: 'provider' as const, name })),
    ],
  };
}
