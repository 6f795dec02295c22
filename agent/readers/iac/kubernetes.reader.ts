import type { Fact, JsonObject } from '#shared/model/fact.ts';
import { commandOf } from '../containers/compose-services.ts';
import { parseImage } from '../containers/image-reference.ts';
import { namedSetting } from '../documents/settings.ts';
import { reading, type Findings } from '../documents/reading.ts';
import { loadYaml, parseYaml, type YamlDocument, type YamlNode } from '../documents/yaml.ts';
import { defineReader } from '../reader.ts';
import { holdsAll } from './bytes.ts';
import { computedIn } from './computed.ts';
import { documentsOf, hole, isTemplate, withoutTemplates } from './kubernetes-documents.ts';
import { yamlObject, type Resolve } from './yaml-values.ts';

/** Where the pods of a workload are described, from its root. */
const podPaths: readonly (readonly string[])[] = [
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  ['spec'],
  // KServe, Ray and other operators describe parts of a service in the same words.
  ['spec', 'predictor'],
  ['spec', 'transformer'],
  ['spec', 'headGroupSpec', 'template', 'spec'],
  ['spec', 'rayClusterConfig', 'headGroupSpec', 'template', 'spec'],
];

export default defineReader({
  id: 'kubernetes',
  title: 'Kubernetes manifests and Helm templates: workloads, the images and variables of their containers, resources of operators',
  version: 2,
  gate: 'always',
  prepare: loadYaml,
  // 4 MiB: a bundle of custom resource definitions reaches 2 MiB.
  bytesMax: 4 * 1024 * 1024,
  accepts: ({ extension }) => extension === '.yaml' || extension === '.yml',
  mayHold: (bytes) => holdsAll(bytes, 'apiVersion:', 'kind:'),

  read: reading((artifact, findings) => {
    const text = artifact.text();
    const isRendered = !isTemplate(text);
    // Trouble with a template says nothing about the chart: only what is rendered must be YAML.
    const noting: Findings = isRendered ? findings : { add: (fact: Fact) => findings.add(fact), note: () => {} };
    for (const part of documentsOf(isRendered ? text : withoutTemplates(text), (each) => each.includes('apiVersion:') && each.includes('kind:'))) {
      readObject(parseYaml(part.text, noting), findings, { path: artifact.path, isRendered });
    }
  }),

  examples: [
    {
      why: 'a deployment of a model server: image, command, variables by name',
      path: 'k8s/llm.yaml',
      text: `apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: llm
spec:
  template:
    spec:
      containers:
        - name: server
          image: vllm/vllm-openai:v0.6.3
          args: ["--model", "meta-llama/Llama-3.1-8B-Instruct"]
          env:
            - name: HF_TOKEN
              valueFrom: {secretKeyRef: {name: hf, key: token}}
            - name: LOG
              value: info
`,
      facts: [
        { type: 'iac_resource', language: 'kubernetes', resourceType: 'ConfigMap', name: 'settings', line: 2 },
        { type: 'iac_resource', resourceType: 'Deployment', name: 'llm', images: ['vllm/vllm-openai'], line: 6 },
        { type: 'image', repository: 'vllm/vllm-openai', tag: 'v0.6.3', service: { name: 'server', command: '--model meta-llama/Llama-3.1-8B-Instruct', env: [{ name: 'HF_TOKEN', value: 'reference' }, { name: 'LOG', value: 'literal' }] }, line: 14 },
        { type: 'env', name: 'HF_TOKEN', access: 'read', line: 17 },
        { type: 'env', name: 'LOG', access: 'set', line: 19 },
      ],
    },
    {
      why: 'a Helm template: what is written out is known, defaults are followed',
      path: 'chart/templates/deployment.yaml',
      text: `{{- if .Values.enabled }}
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ include "chart.fullname" . }}
spec:
  template:
    spec:
      {{- with .Values.imagePullSecrets }}
      imagePullSecrets: {{ toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: qdrant
          image: "qdrant/qdrant:{{ .Values.tag | default "v1.12.0" }}"
{{- end }}
`,
      facts: [
        { type: 'iac_resource', resourceType: 'StatefulSet', name: 'deployment', images: ['qdrant/qdrant'], line: 3 },
        { type: 'image', repository: 'qdrant/qdrant', tag: 'v1.12.0', line: 14 },
      ],
    },
    {
      why: 'a resource of an operator is named with its group',
      path: 'serve.yml',
      text: 'apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata:\n  name: iris\nspec:\n  predictor:\n    model:\n      modelFormat: {name: sklearn}\n      storageUri: gs://models/iris\n',
      facts: [{ type: 'iac_resource', resourceType: 'serving.kserve.io/InferenceService', name: 'iris', attributes: { spec: { predictor: { model: { storageUri: 'gs://models/iris' } } } } }],
    },
    { why: 'another file with these words', path: 'a.yaml', text: '# apiVersion: v1\n# kind: Pod\nimage: ollama/ollama\n', none: 'all' },
    { why: 'an API description', path: 'openapi.yaml', text: 'openapi: 3.0.0\ninfo: {apiVersion: 1}\npaths: {}\nx: "kind: Pod, apiVersion: v1"\n', none: 'all' },
  ],
});

function readObject(document: YamlDocument, findings: Findings, { path, isRendered }: { readonly path: string; readonly isRendered: boolean }): void {
  const { root } = document;
  const apiVersion = document.text(document.get(root, 'apiVersion'));
  const kind = document.text(document.get(root, 'kind'));
  if (root === undefined || apiVersion === undefined || kind === undefined || !/^[A-Z][A-Za-z0-9]{1,80}$/.test(kind)) return;
  if (kind === 'List') return;
  const stated = document.text(document.get(root, 'metadata', 'name')) ?? kind;
  // A chart names its resources when it is installed; until then the template's own name tells them apart.
  const name = stated.includes(hole) ? path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/i, '') : stated;
  const line = document.members(root).find(({ key }) => key === 'kind')?.line ?? document.lineOf(root);
  const containers = podPaths.flatMap((path) => {
    const pod = document.get(root, ...path);
    return [...document.items(document.get(pod, 'containers')), ...document.items(document.get(pod, 'initContainers'))];
  });
  const images = containers.flatMap((container) => imageOf(document, container) ?? []);
  // A line of a template that only steers may have put in anything.
  const computed = new Set<string>(isRendered ? [] : ['']);
  const attributes = containers.length > 0 ? labelsOf(document, kind, computed) : yamlObject(document, root, holesOf(document), computed);
  findings.add({
    type: 'iac_resource',
    language: 'kubernetes',
    resourceType: apiVersion.includes('.') && !/(?:^|\.)k8s\.io\//.test(apiVersion) ? `${apiVersion.slice(0, apiVersion.indexOf('/'))}/${kind}` : kind,
    name,
    // Of a workload only what it runs and how its pods are selected; of every other resource what it says, for that is all there is.
    attributes,
    ...computedIn(computed),
    references: [],
    ...(images.length > 0 && { images: [...new Set(images.map(({ repository }) => repository))] }),
    line,
  });
  for (const container of containers) readContainer(document, container, findings);
}

/** The labels by which a service finds the pods of a workload. */
function labelsOf(document: YamlDocument, kind: string, computed: Set<string>): JsonObject {
  const path = kind === 'Pod' ? ['metadata', 'labels'] : ['spec', 'template', 'metadata', 'labels'];
  const labels = yamlObject(document, document.get(document.root, ...path), holesOf(document), computed);
  return Object.keys(labels).length === 0 ? {} : { labels };
}

/** What a template puts in is not known. */
function holesOf(document: YamlDocument): Resolve {
  return (node) => (document.text(node)?.includes(hole) === true ? { value: undefined } : undefined);
}

function imageOf(document: YamlDocument, container: YamlNode) {
  return parseImage(document.text(document.get(container, 'image')) ?? '');
}

function readContainer(document: YamlDocument, container: YamlNode, findings: Findings): void {
  const image = imageOf(document, container);
  const env = document.items(document.get(container, 'env')).flatMap((item) => {
    const name = document.text(document.get(item, 'name'));
    if (name === undefined || !/^[A-Za-z_][\w.-]{0,255}$/.test(name)) return [];
    const value = document.text(document.get(item, 'value'));
    const line = document.lineOf(item);
    return [value === undefined ? ({ name, value: 'reference', line } as const) : namedSetting({ name, value, line, detector: 'kubernetes_env' })];
  });
  const words = ['command', 'args'].map((key) => commandOf(document, document.get(container, key))).filter((text) => text !== undefined);
  const place = document.members(container).find(({ key }) => key === 'image');
  if (image) {
    findings.add({
      type: 'image',
      ...image,
      service: {
        name: document.text(document.get(container, 'name')) ?? '',
        ports: document.items(document.get(container, 'ports')).flatMap((port) => {
          const target = document.text(document.get(port, 'containerPort'));
          const published = document.text(document.get(port, 'hostPort'));
          return target === undefined ? [] : [{ target, ...(published !== undefined && { published }) }];
        }),
        env,
        ...(words.length > 0 && { command: words.join(' ') }),
        isPrivileged: document.isTrue(document.get(container, 'securityContext', 'privileged')),
      },
      line: place?.line ?? document.lineOf(container),
    });
  }
  for (const { name, value, line } of env) findings.add({ type: 'env', name, access: value === 'reference' ? 'read' : 'set', line });
}
