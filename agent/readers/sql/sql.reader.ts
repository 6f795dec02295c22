import { reading } from '../documents/reading.ts';
import { defineReader } from '../reader.ts';
import { vectorStatements } from './vector-statements.ts';

/** One of these stands in every file with such a statement; data of a dump has none of them. */
const marks = ['vector', 'VECTOR', 'Vector', 'vchord', 'hnsw', 'HNSW', 'ivfflat', 'IVFFLAT', 'diskann', 'vec0', 'vss0'];

export default defineReader({
  id: 'sql',
  title: 'SQL that makes a database a store of vectors: extensions of PostgreSQL, virtual tables of SQLite',
  version: 1,
  gate: 'always',
  // 8 MiB: what is larger is a dump of data.
  bytesMax: 8 * 1024 * 1024,
  accepts: ({ extension }) => extension === '.sql' || extension === '.pgsql' || extension === '.psql',
  mayHold: (bytes) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return marks.some((mark) => buffer.includes(mark));
  },

  read: reading((artifact, findings) => {
    const text = withoutComments(artifact.text());
    let line = 1;
    let at = 0;
    for (const { format, offset } of vectorStatements(text)) {
      for (; at < offset; at += 1) if (text.charCodeAt(at) === 10) line += 1;
      findings.add({ type: 'declaration', format, name: format, values: {}, line });
    }
  }),

  examples: [
    {
      why: 'the extension, a type by its schema, an index',
      path: 'supabase/migrations/001_documents.sql',
      text: 'create extension if not exists vector\n  with schema extensions;\ncreate table documents (\n  embedding extensions.vector(1536)\n);\nCREATE INDEX ON documents USING hnsw (embedding vector_cosine_ops);\n',
      facts: [
        { type: 'declaration', format: 'pgvector', line: 1 },
        { type: 'declaration', format: 'pgvector', line: 4 },
        { type: 'declaration', format: 'pgvector', line: 6 },
      ],
    },
    { why: 'in quotes, and of SQLite', path: 'db/init.sql', text: 'CREATE EXTENSION "vector";\nCREATE VIRTUAL TABLE items USING vec0(\n  embedding float[768]\n);\n', facts: [{ format: 'pgvector', line: 1 }, { format: 'sqlite-vec', line: 2 }] },
    { why: 'a comment that never closes hides the rest', path: 'db/open.sql', text: 'create extension vector;\n/* create extension vchord;\ncreate extension vchord;\n', facts: [{ format: 'pgvector', line: 1 }] },
    { why: 'comments, other extensions, a vector of a text search and of another database', path: 'db/near.sql', text: '-- create extension vector;\n/* CREATE EXTENSION IF NOT EXISTS vector;\n*/\ncreate extension "uuid-ossp";\ncreate extension vector_math;\nalter table notes add search tsvector;\ncreate table t (v VECTOR(3));\ncreate index on notes using gin (search);\n', none: 'all' },
  ],
});

/** The text with blanks for its comments; lines stay where they are. One that never closes goes on to the end, and each byte is passed once. */
function withoutComments(text: string): string {
  let out = '';
  let from = 0;
  for (const opening = /--|\/\*/g; ; ) {
    opening.lastIndex = from;
    const start = opening.exec(text)?.index;
    if (start === undefined) return out + text.slice(from);
    const isLine = text.startsWith('--', start);
    const close = text.indexOf(isLine ? '\n' : '*/', start + 2);
    const end = close < 0 ? text.length : isLine ? close : close + 2;
    out += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    from = end;
  }
}
