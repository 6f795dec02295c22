/** Statements that make a database a store of vectors, in files of SQL and in the SQL that code sends. */

/** `format` is the extension's own name; `offset` is where the statement's telling part stands in the text. */
export interface VectorStatement {
  readonly format: 'pgvector' | 'sqlite-vec';
  readonly offset: number;
}

/** More in one text are copies of one another; statements. */
const statementsMax = 50;

/**
 * PostgreSQL: the extension itself, its type by its schema, its methods of indexing. SQLite: its virtual tables.
 * A type `vector(3)` alone is that of other databases, too. A statement begins a text, a line or follows another one: sentences speak of them as well.
 */
const telling: readonly { readonly format: VectorStatement['format']; readonly pattern: RegExp }[] = [
  { format: 'pgvector', pattern: /(?<=(?:^|[;\n])\s{0,40})create\s{1,20}extension\s{1,20}(?:if\s{1,20}not\s{1,20}exists\s{1,20})?["`]?(?:vector|vectorscale|vchord)["`]?(?=[\s;,'"`)]|$)/gi },
  { format: 'pgvector', pattern: /\b(?:extensions|public)\.(?:half|sparse)?vec(?:tor)?\s{0,5}\(\s{0,5}\d{1,5}\s{0,5}\)/gi },
  { format: 'pgvector', pattern: /\busing\s{1,20}(?:hnsw|ivfflat|diskann)\s{0,5}\(/gi },
  { format: 'sqlite-vec', pattern: /(?<=(?:^|[;\n])\s{0,40})create\s{1,20}virtual\s{1,20}table\s{1,20}[^;()]{1,200}\susing\s{1,20}(?:vec0|vss0)\s{0,5}\(/gi },
];

/** The statements in a text, in its order. */
export function vectorStatements(text: string): VectorStatement[] {
  const found = telling.flatMap(({ format, pattern }) => [...text.matchAll(pattern)].slice(0, statementsMax).map(({ index }): VectorStatement => ({ format, offset: index })));
  return found.sort((a, b) => a.offset - b.offset).slice(0, statementsMax);
}
