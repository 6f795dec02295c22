import type { Findings } from '../documents/reading.ts';
import { reading } from '../documents/reading.ts';
import { parseTree, treeAt, type TreeNode } from '../documents/tree.ts';
import { pathParts } from '../path-parts.ts';
import { defineReader } from '../reader.ts';

const fileName = /^wrangler(?:[.-][\w-]+)*\.(?:toml|jsonc?)$/;

export default defineReader({
  id: 'wrangler',
  title: "AI and vector indexes that a worker is bound to in wrangler's configuration",
  version: 1,
  gate: 'always',
  // 1 MiB: people write these by hand.
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName }) => fileName.test(lowerName),

  read: reading((artifact, findings) => {
    const root = parseTree(artifact.text(), pathParts(artifact.path).extension, findings);
    if (!root) return;
    for (const worker of [root, ...(treeAt(root, 'env')?.members() ?? []).map(({ value }) => value)]) bindings(worker, findings);
  }),

  // @see https://developers.cloudflare.com/workers-ai/platform/bindings/ for `ai` (read 2026-11-30).
  examples: [
    {
      why: 'the bindings of a worker and of one of its environments',
      path: 'wrangler.toml',
      text: 'name = "desk"\nmain = "src/index.ts"\n\n[ai]\nbinding = "AI"\n\n[[vectorize]]\nbinding = "NOTES"\nindex_name = "harbour-notes"\n\n[env.live.ai]\nbinding = "AI"\n\n[[env.live.vectorize]]\nbinding = "NOTES"\nindex_name = "live-notes"\n',
      facts: [
        { type: 'declaration', format: 'wrangler-ai', name: 'AI', line: 5 },
        { type: 'declaration', format: 'wrangler-vectorize', name: 'harbour-notes', values: { binding: { text: 'NOTES' } }, line: 9 },
        { type: 'declaration', format: 'wrangler-ai', line: 12 },
        { type: 'declaration', format: 'wrangler-vectorize', name: 'live-notes', line: 16 },
      ],
    },
    {
      why: 'JSON with comments',
      path: 'apps/desk/wrangler.jsonc',
      text: '{\n  // the desk\n  "name": "desk",\n  "ai": { "binding": "AI" },\n  "vectorize": [{ "binding": "NOTES", "index_name": "notes" }],\n}\n',
      facts: [{ format: 'wrangler-ai', line: 4 }, { format: 'wrangler-vectorize', name: 'notes', line: 5 }],
    },
    { why: 'a worker without AI', path: 'wrangler.toml', text: 'name = "ai"\n\n[[kv_namespaces]]\nbinding = "AI"\nid = "1"\n', none: 'all' },
    { why: 'a flag of that name', path: 'wrangler.json', text: '{"vars": {"ai": {"binding": "AI"}}, "ai": true, "vectorize": [{"binding": "X"}]}', none: 'all' },
    { why: 'a break is said', path: 'wrangler.json', text: '{"ai": {"binding": "AI"}, ', facts: [{ format: 'wrangler-ai' }], trouble: 'parse_error' },
  ],
});

function bindings(worker: TreeNode, findings: Findings): void {
  const ai = treeAt(worker, 'ai', 'binding');
  const binding = ai?.text();
  if (ai && binding) findings.add({ type: 'declaration', format: 'wrangler-ai', name: binding, values: {}, line: ai.line });
  for (const index of treeAt(worker, 'vectorize')?.items() ?? []) {
    const name = treeAt(index, 'index_name');
    const text = name?.text();
    const bound = treeAt(index, 'binding');
    if (!name || !text) continue;
    const values = bound?.text() === undefined ? {} : { binding: { kind: 'string' as const, text: bound.text() ?? '', line: bound.line } };
    findings.add({ type: 'declaration', format: 'wrangler-vectorize', name: text, values, line: name.line });
  }
}
