import { defineReader } from '../reader.ts';
import { parseImage } from '../containers/image-reference.ts';
import { reading } from '../documents/reading.ts';
import { resourceMediaType, type ResourceDocument } from './resource-document.ts';

export default defineReader({
  id: 'resource',
  title: 'Resources as an API states them: organizations, repositories, buckets, roles, instances',
  version: 2,
  gate: 'always',
  mediaType: resourceMediaType,
  // 16 MiB: a page of a thousand resources with policies of 10 KB each stays below it.
  bytesMax: 16 * 1024 * 1024,
  accepts: () => true,

  read: reading((artifact, findings) => {
    let document: ResourceDocument;
    try {
      document = JSON.parse(artifact.text()) as ResourceDocument;
    } catch {
      findings.note('parse_error', 'Not a document of resources.');
      return;
    }
    // Cut or broken input may still be JSON: a number, another document.
    if (!Array.isArray((document as Partial<ResourceDocument> | null)?.resources)) {
      findings.note('parse_error', 'Not a document of resources.');
      return;
    }
    for (const { kind, provider_id: providerId, name, attributes } of document.resources) {
      findings.add({ type: 'resource', kind, providerId, name, observedAt: document.observed_at, attributes, line: 1 });
    }
    for (const reference of document.images ?? []) {
      const image = parseImage(reference);
      if (image) findings.add({ type: 'image', ...image, line: 1 });
    }
    for (const name of document.env ?? []) findings.add({ type: 'env', name, access: 'set', line: 1 });
    // Installed is as sure as locked.
    for (const installed of document.packages ?? []) findings.add({ type: 'dependency', ...installed, scope: 'runtime', isDirect: true, origin: 'lockfile', line: 1 });
  }),

  examples: [
    {
      why: 'a repository with what could not be read of it',
      path: 'github/acme/shop/repo.json',
      text: '{"observed_at":"2026-11-21T00:00:00Z","resources":[{"kind":"github.repo","provider_id":"acme/shop","name":"acme/shop","attributes":{"is_private":true,"unread":{"branch_protection":"HTTP 403"}}}]}',
      facts: [{ type: 'resource', kind: 'github.repo', providerId: 'acme/shop', observedAt: '2026-11-21T00:00:00Z', attributes: { is_private: true, unread: { branch_protection: 'HTTP 403' } } }],
    },
    {
      why: 'images and names of variables that a task definition sets',
      path: 'aws/123456789012/eu-west-1/ecs_task.json',
      text: '{"observed_at":"2026-11-21T00:00:00Z","resources":[],"images":["vllm/vllm-openai:v0.9.1"],"env":["OPENAI_API_KEY"]}',
      facts: [
        { type: 'image', repository: 'vllm/vllm-openai', tag: 'v0.9.1' },
        { type: 'env', name: 'OPENAI_API_KEY', access: 'set' },
      ],
    },
    {
      why: 'packages that are installed in an instance',
      path: 'n8n/community-packages.json',
      text: '{"observed_at":"2026-11-21T00:00:00Z","resources":[],"packages":[{"ecosystem":"npm","name":"n8n-nodes-acme","version":"1.2.3"}]}',
      facts: [{ type: 'dependency', ecosystem: 'npm', name: 'n8n-nodes-acme', version: '1.2.3', isDirect: true, origin: 'lockfile' }],
    },
    { why: 'an image that is a variable names nothing', path: 'aws/x.json', text: '{"observed_at":"2026-11-21T00:00:00Z","resources":[],"images":["${IMAGE}"]}', none: 'all' },
    { why: 'what is cut short is said', path: 'aws/x.json', text: '{"observed_at":', none: 'all', trouble: 'parse_error' },
  ],
});
