import { defineVendor } from './catalog-entry.ts';

/** What the guides of Supabase call the function of the database that finds what is near an embedding; its client has no other way to the vectors. */
const nearest = ['match_documents', 'match_document_chunks', 'match_chunks', 'match_sections', 'match_page_sections', 'match_embeddings', 'match_vectors', 'match_memories', 'hybrid_search'];

/** Vectors in PostgreSQL: the extension through its client libraries. What SQL alone says is not read. */
export default defineVendor({
  id: 'pgvector',
  name: 'pgvector',
  url: 'https://github.com/pgvector/pgvector',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'pgvector', role: 'vector-store' },
    { ecosystem: 'pypi', name: 'vecs', role: 'vector-store', names: ['create_client', 'Client', 'Collection', 'IndexMethod', 'IndexMeasure', 'adapter'] },
    { ecosystem: 'pypi', name: 'pgai', role: 'vector-store' },
    { ecosystem: 'npm', name: 'pgvector', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/pgvector/pgvector-go', role: 'vector-store' },
    { ecosystem: 'maven', name: 'com.pgvector:pgvector', modules: ['com.pgvector'], role: 'vector-store' },
    { ecosystem: 'nuget', name: 'Pgvector', role: 'vector-store' },
    { ecosystem: 'nuget', name: 'Pgvector.EntityFrameworkCore', role: 'vector-store' },
    { ecosystem: 'cargo', name: 'pgvector', role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'pgvector.**.{register_vector,register_vector_async,Vector,VECTOR,VectorField,HalfVector,HALFVEC,HalfVectorField}', gives: [{ kind: 'vector_store', name: 'pgvector' }] },
    { ecosystem: 'pypi', call: 'vecs.{create_client,Client}', gives: [{ kind: 'vector_store', name: 'vecs' }] },
    { ecosystem: 'npm', call: '{pgvector/pg,pgvector/knex,pgvector}#{default.registerType,registerType,default.registerTypes,registerTypes}', gives: [{ kind: 'vector_store', name: 'pgvector' }] },
    { ecosystem: 'npm', call: '@supabase/{supabase-js#createClient,ssr#createServerClient,ssr#createBrowserClient}().rpc', when: { argument: '#0', equals: nearest }, gives: [{ kind: 'vector_store', name: 'Supabase' }] },
    { ecosystem: 'pypi', call: 'supabase.**.{create_client,create_async_client,acreate_client,Client}().rpc', when: { argument: '#0', equals: nearest }, gives: [{ kind: 'vector_store', name: 'Supabase' }] },
  ],
  declarations: [{ format: 'pgvector', gives: [{ kind: 'vector_store', name: 'pgvector' }] }],
  marks: ['query_embedding', 'EXTENSION IF NOT EXISTS vector', 'extension if not exists vector', 'EXTENSION vector', 'extension vector', 'EXTENSION IF NOT EXISTS "vector', 'extension if not exists "vector'],
  images: ['pgvector/pgvector', 'ankane/pgvector', 'tensorchord/*'],
  examples: [
    { why: 'a column of vectors', path: 'models.py', text: 'from pgvector.sqlalchemy import Vector\nfrom sqlalchemy.orm import mapped_column\n\nclass Item(Base):\n    embedding = mapped_column(Vector(1536))\n', finds: [{ kind: 'sdk', name: 'pgvector', line: 1 }, { kind: 'vector_store', name: 'pgvector', line: 5 }] },
    { why: 'a field of Django', path: 'app/models.py', text: 'from django.db import models\nfrom pgvector.django import VectorField\n\nclass Item(models.Model):\n    embedding = VectorField(dimensions=3)\n', finds: [{ kind: 'sdk', name: 'pgvector', line: 2 }, { kind: 'vector_store', name: 'pgvector', line: 5 }] },
    { why: 'the client of Supabase', path: 'vecs_store.py', text: 'import vecs\n\nvx = vecs.create_client(url)\n', finds: [{ kind: 'sdk', name: 'vecs', line: 1 }, { kind: 'vector_store', name: 'vecs', line: 3 }] },
    { why: 'Node', path: 'src/db.ts', text: "import pgvector from 'pgvector/pg';\n\nawait pgvector.registerTypes(client);\n", finds: [{ kind: 'sdk', name: 'pgvector', line: 1 }, { kind: 'vector_store', name: 'pgvector', line: 3 }] },
    { why: 'what is near an embedding, asked of Supabase', path: 'api/match.ts', text: "import { createClient } from '@supabase/supabase-js';\n\nconst supabase = createClient(url, key);\nconst { data } = await supabase.rpc('match_documents', { query_embedding: vector, match_count: 3 });\n", finds: [{ kind: 'vector_store', name: 'Supabase', line: 4 }] },
    { why: 'the same in Python', path: 'match.py', text: 'from supabase import create_client\n\nsupabase = create_client(url, key)\nrows = supabase.rpc("match_chunks", {"query_embedding": vector, "match_count": 3}).execute()\n', finds: [{ kind: 'vector_store', name: 'Supabase', line: 4 }] },
    { why: 'a database with the extension; one without is not AI', path: 'compose.yaml', text: 'services:\n  db:\n    image: pgvector/pgvector:pg17\n  other:\n    image: postgres:17\n', finds: [{ kind: 'container_image', name: 'pgvector/pgvector', line: 3 }] },
    { why: 'the extension in a migration', path: 'migrations/0001_vectors.sql', text: 'create extension if not exists vector;\ncreate table notes (embedding vector(1536));\n', finds: [{ kind: 'vector_store', name: 'pgvector', line: 1 }] },
    { why: 'the extension as code asks for it', path: 'app/init.py', text: 'import psycopg\n\nwith psycopg.connect(url) as connection:\n    connection.execute("CREATE EXTENSION IF NOT EXISTS vector")\n', finds: [{ kind: 'vector_store', name: 'pgvector', line: 4 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'pgvector==0.3.6\npsycopg\n', finds: [{ kind: 'dependency', name: 'pgvector', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a vector of a game', path: 'a.py', text: 'from pygame.math import Vector2\nVector2(1, 2)\n' },
    { why: 'variables called vecs', path: 'b.py', text: 'import vecs\n\nvecs.normalize([1, 2])\n' },
    { why: 'another extension', path: 'migrations/0002.sql', text: 'create extension if not exists vectormaths;\ncreate extension pg_trgm;\n' },
    { why: 'a sentence about the extension', path: 'd.py', text: 'print("You can create extension vector files in the editor.")\n' },
    { why: 'another function of Supabase', path: 'e.ts', text: "import { createClient } from '@supabase/supabase-js';\n\nconst supabase = createClient(url, key);\nawait supabase.rpc('count_rows', { table_name: 'books' });\n" },
    { why: 'PostgreSQL alone', path: 'requirements.txt', text: 'psycopg2-binary\npg8000\n' },
    { why: 'a vector of a framework for pictures', path: 'c.ts', text: "import { Vector3 } from 'three';\nnew Vector3(1, 2, 3);\n" },
  ],
});
