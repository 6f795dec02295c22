import type { ApplicationSettingFact } from '#shared/model/fact.ts';
import { items, parseJson, type JsonDocument, type JsonNode } from '../documents/json.ts';
import { reading, type Findings } from '../documents/reading.ts';
import { loadYaml, parseYaml, type YamlDocument, type YamlNode } from '../documents/yaml.ts';
import { defineReader } from '../reader.ts';
import { propertiesOf } from './properties-lines.ts';
import { settingOf } from './setting-values.ts';

/** `application.yml`, `application-prod.properties`, `bootstrap.yaml`; `appsettings.json`, `appsettings.Development.json`. */
const applicationName = /^(?:application|bootstrap)(?:[-.][\w-]{1,60})?\.(?:ya?ml|properties)$/;
const appsettingsName = /^appsettings(?:\.[\w.-]{1,60})?\.json$/;

/** Maps nested deeper than this are left out; levels. */
const levelsMax = 30;

export default defineReader({
  id: 'application-settings',
  title: 'Models, addresses and vector stores in the configuration of Spring, Quarkus and .NET applications',
  version: 2,
  gate: 'always',
  // 1 MiB: such files have some hundred lines.
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName, extension }) =>
    extension === '.json' ? appsettingsName.test(lowerName) : (extension === '.yml' || extension === '.yaml' || extension === '.properties') && applicationName.test(lowerName),
  prepare: loadYaml,

  read: reading((artifact, findings) => {
    const path = artifact.path.toLowerCase();
    if (path.endsWith('.json')) {
      const document = parseJson(artifact.text(), findings, { comments: true });
      if (document.root) walkJson(document, document.root, [], findings);
    } else if (path.endsWith('.properties')) {
      for (const { key, value, line } of propertiesOf(artifact.text())) add(findings, settingOf('application', key.replace(/^%\w+\./, '').split('.'), { value, line }));
    } else {
      // Profiles follow each other in one file; blanked up to its start, each keeps its lines.
      for (const part of documentsOf(artifact.text())) {
        const document = parseYaml(part, findings);
        if (document.root) walkYaml(document, document.root, [], findings);
      }
    }
  }),

  examples: [
    {
      why: 'Spring keys as properties, with a default of a reference, a continued line and a profile of Quarkus',
      path: 'src/main/resources/application.properties',
      text: '# spring.ai.model=no\nspring.ai.acme.chat.options.model=m-1\nacme.base-url = ${ACME_URL:https://api.acme.example/v1}\n%dev.quarkus.acme.chat-model.model-id: \\\n  m-2\nacme.password=secret\n',
      facts: [
        { type: 'application_setting', format: 'application', key: 'spring.ai.acme.chat.options.model', value: 'm-1', line: 2 },
        { type: 'application_setting', key: 'acme.baseurl', value: 'https://api.acme.example/v1', line: 3 },
        { type: 'application_setting', key: 'quarkus.acme.chatmodel.modelid', value: 'm-2', line: 4 },
      ],
    },
    {
      why: 'YAML with dotted keys and several documents',
      path: 'application-prod.yml',
      text: 'spring:\n  ai:\n    acme:\n      chat.options:\n        model: m-1\n---\nacme:\n  model-name: "m-2"\n',
      facts: [
        { type: 'application_setting', key: 'spring.ai.acme.chat.options.model', value: 'm-1', line: 5 },
        { type: 'application_setting', key: 'acme.modelname', value: 'm-2', line: 8 },
      ],
    },
    {
      why: 'what is said of a store of vectors, but not its key',
      path: 'application.properties',
      text: 'spring.ai.vectorstore.acme.initialize-schema=true\nspring.ai.vectorstore.acme.api-key=k-123456\nspring.cache.type=none\n',
      facts: [{ type: 'application_setting', key: 'spring.ai.vectorstore.acme.initializeschema', value: 'true', line: 1 }],
    },
    { why: 'keys of a store, and settings of other things', path: 'application.properties', text: 'spring.ai.vectorstore.acme.api-key=k-123456\nspring.cache.type=none\nshop.dimensions=3\n', none: 'all' },
    {
      why: 'settings of .NET, with comments and credentials in an address',
      path: 'src/appsettings.Development.json',
      text: '{\n  // local\n  "Acme": { "ChatModelId": "m-1", "ApiKey": "k", "Endpoint": "https://u:pw123456@acme.example/x?key=1" },\n  "Models": [{ "Model": "m-2" }]\n}\n',
      facts: [
        { type: 'application_setting', format: 'appsettings', key: 'acme.chatmodelid', value: 'm-1', line: 3 },
        { type: 'application_setting', key: 'acme.endpoint', value: 'https://acme.example/x', line: 3 },
        { type: 'application_setting', key: 'models.model', value: 'm-2', line: 4 },
      ],
    },
    { why: 'references without a default, prose and other keys', path: 'application.yml', text: 'acme:\n  model: ${MODEL}\n  modelName: the big one\n  api-key: abc\n  empty:\n', none: 'all' },
    { why: 'JSON that breaks off', path: 'appsettings.json', text: '{ "Acme": { "Model": "m-1" ', facts: [{ type: 'application_setting', value: 'm-1' }], trouble: 'parse_error' },
  ],
});

function add(findings: Findings, fact: ApplicationSettingFact | undefined): void {
  if (fact) findings.add(fact);
}

function walkJson(document: JsonDocument, node: JsonNode, names: readonly string[], findings: Findings): void {
  if (names.length > levelsMax) return;
  if (node.type === 'string') add(findings, settingOf('appsettings', names, { value: String(node.value), line: document.lineOf(node) }));
  for (const item of items(node)) walkJson(document, item, names, findings);
  // `"OpenAI:Model"` is the same as a member `Model` of `OpenAI`.
  for (const { key, value } of document.members(node)) walkJson(document, value, [...names, ...key.split(/:|__/)], findings);
}

function walkYaml(document: YamlDocument, node: YamlNode, names: readonly string[], findings: Findings): void {
  if (names.length > levelsMax) return;
  const value = document.text(node);
  if (value !== undefined) add(findings, settingOf('application', names, { value, line: document.lineOf(node) }));
  for (const item of document.items(node)) walkYaml(document, item, names, findings);
  for (const member of document.members(node)) if (member.value) walkYaml(document, member.value, [...names, ...member.key.replace(/^%\w+$/, '').split('.').filter((name) => name !== '')], findings);
}

/** Documents of one file looked at; items. */
const documentsMax = 20;

function documentsOf(text: string): string[] {
  const starts = [...text.matchAll(/^---[ \t]*\r?$/gm)].map((match) => match.index + match[0].length).slice(0, documentsMax);
  const ends = [...starts.map((start) => text.lastIndexOf('---', start)), text.length];
  return [0, ...starts].map((start, index) => text.slice(0, start).replace(/[^\n]/g, '') + text.slice(start, ends[index] ?? text.length)).filter((part) => part.trim() !== '');
}
