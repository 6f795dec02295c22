import { parseImage } from '../containers/image-reference.ts';
import { reading, type Findings } from '../documents/reading.ts';
import { loadYaml, parseYaml, type YamlDocument, type YamlNode } from '../documents/yaml.ts';
import { defineReader } from '../reader.ts';
import { holdsAll } from './bytes.ts';

/** Maps within maps that are looked into; levels. */
const depthMax = 12;

export default defineReader({
  id: 'helm-values',
  title: 'Values of Helm charts: images with their tags',
  version: 1,
  gate: 'always',
  prepare: loadYaml,
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName, extension }) => (extension === '.yaml' || extension === '.yml') && /^(?:.{0,60}[._-])?values(?:[._-].{0,60})?\.ya?ml$/.test(lowerName),
  mayHold: (bytes) => holdsAll(bytes, 'mage'),

  read: reading((artifact, findings) => {
    const document = parseYaml(artifact.text(), findings);
    look(document, document.root, findings, 0);
  }),

  examples: [
    {
      why: 'an image as a map, with and without a registry, and as one text',
      path: 'chart/values.yaml',
      text: `image:
  repository: ghcr.io/huggingface/text-generation-inference
  tag: "2.4"
worker:
  image: ollama/ollama:0.6.2
web:
  image:
    registry: docker.io
    repository: qdrant/qdrant
`,
      facts: [
        { type: 'image', repository: 'ghcr.io/huggingface/text-generation-inference', tag: '2.4', line: 2 },
        { type: 'image', repository: 'ollama/ollama', tag: '0.6.2', line: 5 },
        { type: 'image', repository: 'qdrant/qdrant', line: 9 },
      ],
    },
    { why: 'a picture, and a repository of something else', path: 'values.yaml', text: 'logo:\n  image: ./logo.png\nsource:\n  repository: https://git.example.com/ollama/ollama.git\nimagePullPolicy: Always\n', none: 'all' },
  ],
});

function look(document: YamlDocument, node: YamlNode | undefined, findings: Findings, depth: number): void {
  if (depth > depthMax) return;
  for (const { key, value, line } of document.members(node)) {
    if (/image$/i.test(key)) see(document, value, line, findings);
    look(document, value, findings, depth + 1);
  }
  for (const item of document.items(node)) look(document, item, findings, depth + 1);
}

function see(document: YamlDocument, node: YamlNode | undefined, line: number, findings: Findings): void {
  const text = document.text(node);
  if (text !== undefined) {
    // One word may be anything; an image as one text has an owner, a registry or a tag.
    const image = /^[^\s.]*[\w.-]+(?:\/[\w.-]+)+(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$|^[a-z][\w-]*:[\w.-]+$/.test(text) ? parseImage(text) : undefined;
    if (image && !/\.(?:png|jpe?g|svg|gif|ico|webp)$/i.test(text)) findings.add({ type: 'image', ...image, line });
    return;
  }
  const member = document.members(node).find(({ key }) => key === 'repository');
  const repository = document.text(member?.value);
  if (repository === undefined || member === undefined) return;
  const registry = document.text(document.get(node, 'registry'));
  const tag = document.text(document.get(node, 'tag'));
  const image = parseImage(`${registry ? `${registry}/` : ''}${repository}${tag ? `:${tag}` : ''}`);
  if (image) findings.add({ type: 'image', ...image, line: member.line });
}
