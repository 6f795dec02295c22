import { reading } from '../documents/reading.ts';
import { loadYaml, parseYaml } from '../documents/yaml.ts';
import { defineReader } from '../reader.ts';
import { addressesOf, commandOf, environmentOf, portsOf, serviceKey, withDefaults } from './compose-services.ts';
import { parseImage } from './image-reference.ts';

/** The word stands alone: `compose.yaml`, `docker-compose.prod.yml`, `shop-compose.yml`; a file without services tells nothing. */
const named = /(?:^|[-_.])compose[-_.]/;

export default defineReader({
  id: 'compose',
  title: 'Services of compose files: images, ports, environment names, users and privileges',
  version: 3,
  gate: 'always',
  prepare: loadYaml,
  // 1 MiB: compose files have some hundred lines; the YAML parser reads about 5 MB a second.
  bytesMax: 1024 * 1024,
  accepts({ lowerName, extension }) {
    if (extension !== '.yml' && extension !== '.yaml') return false;
    return named.test(lowerName);
  },

  read: reading((artifact, findings) => {
    const document = parseYaml(artifact.text(), findings);
    const services = document.get(document.root, 'services');
    for (const { key: name, value: service, line } of document.members(services)) {
      const key = (wanted: string) => serviceKey(document, services, service, wanted);
      const image = key('image');
      const reference = parseImage(withDefaults(document.text(image?.value) ?? ''));
      const env = environmentOf(document, key('environment')?.value);
      const command = commandOf(document, key('command')?.value);
      const user = document.text(key('user')?.value);
      findings.add({
        type: 'resource',
        kind: 'container.compose_service',
        providerId: `${artifact.path}#${name}`,
        name,
        attributes: { user: user === undefined ? null : (withDefaults(user).split(':', 1)[0] ?? null), is_privileged: document.isTrue(key('privileged')?.value), line },
        line,
      });
      if (reference) {
        findings.add({
          type: 'image',
          ...reference,
          service: {
            name,
            ports: portsOf(document, key('ports')?.value),
            env,
            ...(command !== undefined && { command }),
            isPrivileged: document.isTrue(key('privileged')?.value),
          },
          line: image?.line ?? line,
        });
      }
      for (const url of addressesOf(document, key('environment')?.value)) findings.add(url);
      for (const setting of env) findings.add({ type: 'env', name: setting.name, access: setting.value === 'reference' ? 'read' : 'set', line: setting.line });
    }
  }),

  examples: [
    {
      why: 'image, ports in both forms, environment without values, command without credentials',
      path: 'compose.yaml',
      text: `services:
  llm:
    image: ollama/ollama:\${OLLAMA_TAG:-0.6.2}
    privileged: true
    command: ["serve", "--api-key", "k3j5h7g9f1d2s4a6"]
    ports:
      - "127.0.0.1:\${PORT:-11434}:11434/tcp"
      - 22:22
      - target: 80
        published: "8080"
        host_ip: 0.0.0.0
    environment:
      OLLAMA_HOST: 0.0.0.0
      HF_TOKEN: q7Rk2mZp9sXc4vBn8tLw
      OPENAI_API_KEY: \${OPENAI_API_KEY}
      PASSED:
`,
      facts: [
        {
          type: 'image',
          repository: 'ollama/ollama',
          tag: '0.6.2',
          service: {
            name: 'llm',
            ports: [{ published: '11434', hostIp: '127.0.0.1', target: '11434' }, { published: '22', target: '22' }, { published: '8080', hostIp: '0.0.0.0', target: '80' }],
            env: [
              { name: 'OLLAMA_HOST', value: 'literal', line: 13 },
              { name: 'HF_TOKEN', value: 'literal', secret: { detector: 'compose_env', masked: 'q7Rk****Lw' } },
              { name: 'OPENAI_API_KEY', value: 'reference' },
              { name: 'PASSED', value: 'reference' },
            ],
            command: 'serve --api-key k3j5****a6',
            isPrivileged: true,
          },
          line: 3,
        },
        { type: 'env', name: 'OLLAMA_HOST', access: 'set', line: 13 },
        { type: 'env', name: 'HF_TOKEN' },
        { type: 'env', name: 'OPENAI_API_KEY', access: 'read' },
        { type: 'env', name: 'PASSED', access: 'read', line: 16 },
      ],
    },
    {
      why: 'anchors, merge keys and extends are followed',
      path: 'docker-compose.prod.yml',
      text: `x-base: &base
  image: ghcr.io/acme/api:1.0
  environment: &env
    A: "1"
services:
  one:
    <<: *base
    environment:
      <<: *env
      B: "2"
  two:
    extends:
      service: one
  three:
    image: registry.example.com:5000/x/y
    environment: ["C=3", "D"]
`,
      facts: [
        { type: 'image', repository: 'ghcr.io/acme/api', tag: '1.0', service: { name: 'one', env: [{ name: 'B' }, { name: 'A' }] }, line: 2 },
        { type: 'env', name: 'B' },
        { type: 'env', name: 'A' },
        { type: 'image', repository: 'ghcr.io/acme/api', service: { name: 'two' } },
        { type: 'env', name: 'B' },
        { type: 'env', name: 'A' },
        { type: 'image', repository: 'registry.example.com:5000/x/y', service: { name: 'three' }, line: 15 },
        { type: 'env', name: 'C', line: 16 },
        { type: 'env', name: 'D', access: 'read' },
      ],
    },
    {
      why: 'addresses in both forms of the environment, also by default; not those of other keys',
      path: 'compose.yml',
      text: 'services:\n  a:\n    build: .\n    environment:\n      SERVER: http://models:9000\n      NAME: http\n    labels:\n      home: https://example.com\n  b:\n    build: .\n    environment:\n      - SERVER=${SERVER:-http://models:9000/v1}\n      - OTHER=${OTHER}\n',
      facts: [
        { type: 'url', url: 'http://models:9000', line: 5 },
        { type: 'env', name: 'SERVER' },
        { type: 'env', name: 'NAME' },
        { type: 'url', url: 'http://models:9000/v1', line: 12 },
        { type: 'env', name: 'SERVER' },
        { type: 'env', name: 'OTHER' },
      ],
    },
    { why: 'a name before the word', path: 'shop-compose.yml', text: 'services:\n  a:\n    image: ollama/ollama\n', facts: [{ type: 'image', repository: 'ollama/ollama', line: 3 }] },
    { why: 'a service that is built has no image, and a variable without default names none', path: 'compose.yml', text: 'services:\n  a:\n    build: .\n  b:\n    image: ${IMAGE}\n', none: ['image', 'env'] },
    { why: 'an image outside of services, and one in a comment', path: 'compose.yml', text: 'image: ollama/ollama\n# services: {a: {image: ollama/ollama}}\nvolumes: {image: ollama/ollama}\n', none: 'all' },
    { why: 'the break is said with its place', path: 'compose.yml', text: 'services:\n  a:\n    image: ollama/ollama\n  b: [\n', facts: [{ type: 'image', repository: 'ollama/ollama' }], trouble: 'parse_error' },
  ],
});
