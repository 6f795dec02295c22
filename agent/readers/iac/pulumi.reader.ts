import { byCodeUnit } from '#shared/model/order.ts';
import { reading } from '../documents/reading.ts';
import { loadYaml, parseYaml } from '../documents/yaml.ts';
import { defineReader } from '../reader.ts';
import { holdsAll } from './bytes.ts';
import { computedIn } from './computed.ts';
import { yamlModelLines } from './model-lines.ts';
import { yamlObject } from './yaml-values.ts';

export default defineReader({
  id: 'pulumi',
  title: 'Pulumi programs in YAML: declared resources',
  version: 4,
  gate: 'always',
  prepare: loadYaml,
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName }) => /^(?:pulumi|main)\.ya?ml$/.test(lowerName),
  mayHold: (bytes) => holdsAll(bytes, 'resources:', 'type:'),

  read: reading((artifact, findings) => {
    const document = parseYaml(artifact.text(), findings);
    const declared = document.members(document.get(document.root, 'resources')).flatMap(({ key: name, value, line }) => {
      const type = document.text(document.get(value, 'type'));
      return type !== undefined && /^[a-z][\w-]*:[\w./-]+(?::\w+)?$/i.test(type) ? [{ name, type, line, properties: document.get(value, 'properties') }] : [];
    });
    const types = new Map(declared.map(({ name, type }) => [name, type]));
    const variables = new Map(
      document.members(document.get(document.root, 'variables')).flatMap(({ key, value }) => {
        const text = document.text(value);
        return text === undefined || text.includes('${') ? [] : [[key, text] as const];
      }),
    );
    for (const { name, type, line, properties } of declared) {
      const names = new Set<string>();
      const computed = new Set<string>();
      const attributes = yamlObject(document, properties, (node) => {
        const text = document.text(node);
        if (text === undefined || !text.includes('${')) return undefined;
        for (const [, path = ''] of text.matchAll(/\$\{([\w-]{1,200})/g)) names.add(path);
        return { value: variables.get(/^\$\{([\w-]{1,200})\}$/.exec(text)?.[1] ?? '') };
      }, computed);
      const references = [...names].flatMap((other) => (other !== name && types.has(other) ? [`${types.get(other)}.${other}`] : []));
      findings.add({ type: 'iac_resource', language: 'pulumi', resourceType: type, name, attributes, ...computedIn(computed), ...yamlModelLines(document, properties).part(), references: references.sort(byCodeUnit), line });
    }
  }),

  examples: [
    {
      why: 'a variable is followed, a reference to another resource kept',
      path: 'Pulumi.yaml',
      text: `name: shop
runtime: yaml
variables:
  model: gpt-4o
resources:
  account:
    type: azure-native:cognitiveservices:Account
    properties:
      kind: OpenAI
  chat:
    type: azure-native:cognitiveservices:Deployment
    properties:
      accountName: \${account.name}
      properties:
        model: {name: "\${model}", version: "2024-11-20"}
`,
      facts: [
        { type: 'iac_resource', language: 'pulumi', resourceType: 'azure-native:cognitiveservices:Account', name: 'account', attributes: { kind: 'OpenAI' }, line: 6 },
        { type: 'iac_resource', resourceType: 'azure-native:cognitiveservices:Deployment', name: 'chat', attributes: { properties: { model: { name: 'gpt-4o' } } }, computed: ['accountName'], references: ['azure-native:cognitiveservices:Account.account'], line: 10 },
      ],
    },
    { why: 'a project of another language declares its resources in code', path: 'Pulumi.yaml', text: 'name: shop\nruntime: nodejs\ndescription: "resources: type: none"\n', none: 'all' },
  ],
});
