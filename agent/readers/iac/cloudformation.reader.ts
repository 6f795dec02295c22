import type { Json } from '#shared/model/fact.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { parseImage } from '../containers/image-reference.ts';
import { reading } from '../documents/reading.ts';
import { loadYaml, parseYaml, type YamlDocument, type YamlNode } from '../documents/yaml.ts';
import { defineReader } from '../reader.ts';
import { holdsAll } from './bytes.ts';
import { computedIn } from './computed.ts';
import { yamlModelLines } from './model-lines.ts';
import { tagOf, yamlObject, type Resolve } from './yaml-values.ts';

const extensions = new Set(['.yaml', '.yml', '.json', '.template']);

export default defineReader({
  id: 'cloudformation',
  title: 'CloudFormation and SAM templates and what the AWS CDK makes of an app: declared resources',
  version: 4,
  gate: 'always',
  prepare: loadYaml,
  // 4 MiB: CloudFormation takes 1 MB; what the CDK writes may be larger before it is split.
  bytesMax: 4 * 1024 * 1024,
  accepts: ({ extension }) => extensions.has(extension),
  mayHold: (bytes) => holdsAll(bytes, 'AWS::', 'Resources'),

  read: reading((artifact, findings) => {
    const document = parseYaml(artifact.text(), findings);
    const declared = document.members(document.get(document.root, 'Resources')).flatMap(({ key: name, value, line }) => {
      const type = document.text(document.get(value, 'Type'));
      return type !== undefined && /^[A-Za-z0-9]+::[A-Za-z0-9:@_-]+$/.test(type) ? [{ name, type, line, properties: document.get(value, 'Properties') }] : [];
    });
    const types = new Map(declared.map(({ name, type }) => [name, type]));
    const defaults = new Map(
      document.members(document.get(document.root, 'Parameters')).flatMap(({ key, value }) => {
        const text = document.text(document.get(value, 'Default'));
        return text === undefined ? [] : [[key, text] as const];
      }),
    );
    for (const { name, type, line, properties } of declared) {
      const names = new Set<string>();
      const computed = new Set<string>();
      const attributes = yamlObject(document, properties, resolver(document, defaults, names), computed);
      const references = [...names].flatMap((other) => (other !== name && types.has(other) ? [`${types.get(other)}.${other}`] : []));
      const containers = [attributes['ContainerDefinitions'] ?? []].flat().flatMap((container) => (isObject(container) ? [container] : []));
      const images = containers.flatMap(({ Image: image }) => (typeof image === 'string' ? (parseImage(image) ?? []) : []));
      findings.add({
        type: 'iac_resource',
        language: 'cloudformation',
        resourceType: type,
        name,
        attributes,
        ...computedIn(computed),
        ...yamlModelLines(document, properties).part(),
        references: references.sort(byCodeUnit),
        ...(images.length > 0 && { images: [...new Set(images.map(({ repository }) => repository))] }),
        line,
      });
      for (const image of images) findings.add({ type: 'image', ...image, line });
      for (const variable of variablesOf(document, properties)) findings.add({ type: 'env', ...variable, access: 'set' });
    }
  }),

  examples: [
    {
      why: 'parameters with a default are followed, references to other resources kept',
      path: 'template.yaml',
      text: `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Model:
    Type: String
    Default: anthropic.claude-3-haiku-20240307-v1:0
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: agent
  Agent:
    Type: AWS::Bedrock::Agent
    Properties:
      AgentName: !Sub "\${AWS::StackName}-agent"
      FoundationModel: !Ref Model
      AgentResourceRoleArn: !GetAtt Role.Arn
      IdleSessionTTLInSeconds: 600
`,
      facts: [
        { type: 'iac_resource', language: 'cloudformation', resourceType: 'AWS::IAM::Role', name: 'Role', line: 7 },
        { type: 'iac_resource', resourceType: 'AWS::Bedrock::Agent', name: 'Agent', attributes: { FoundationModel: 'anthropic.claude-3-haiku-20240307-v1:0', IdleSessionTTLInSeconds: 600 }, computed: ['AgentName', 'AgentResourceRoleArn'], modelLines: { FoundationModel: [15] }, references: ['AWS::IAM::Role.Role'], line: 11 },
      ],
    },
    {
      why: 'JSON as the CDK writes it, with the environment of a function and the image of a task',
      path: 'cdk.out/Shop.template.json',
      text: `{
 "Resources": {
  "Fn": {
   "Type": "AWS::Lambda::Function",
   "Properties": { "Environment": { "Variables": { "OPENAI_API_KEY": { "Ref": "Key" }, "MODEL": "gpt-4o" } } }
  },
  "Task": {
   "Type": "AWS::ECS::TaskDefinition",
   "Properties": { "ContainerDefinitions": [ { "Image": "vllm/vllm-openai:v0.6.3", "Environment": [ { "Name": "HF_TOKEN", "Value": "x" } ] } ] }
  }
 }
}
`,
      facts: [
        { type: 'iac_resource', resourceType: 'AWS::Lambda::Function', name: 'Fn', attributes: { Environment: { Variables: { MODEL: 'gpt-4o' } } } },
        { type: 'env', name: 'OPENAI_API_KEY', access: 'set', line: 5 },
        { type: 'env', name: 'MODEL', access: 'set', line: 5 },
        { type: 'iac_resource', resourceType: 'AWS::ECS::TaskDefinition', name: 'Task', images: ['vllm/vllm-openai'], line: 7 },
        { type: 'image', repository: 'vllm/vllm-openai', tag: 'v0.6.3' },
        { type: 'env', name: 'HF_TOKEN' },
      ],
    },
    { why: 'resources of something else', path: 'values.yaml', text: 'Resources:\n  limits: 1\n# AWS::Bedrock::Agent\n', none: 'all' },
    { why: 'a policy that names a service', path: 'policy.json', text: '{"Resources": {"a": {"Type": "custom"}}, "note": "AWS::Bedrock::Agent"}', none: 'all' },
  ],
});

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Variables of a function, and of the containers of a task; their values may be computed. */
function variablesOf(document: YamlDocument, properties: YamlNode | undefined): { name: string; line: number }[] {
  const ofFunction = document.members(document.get(properties, 'Environment', 'Variables')).map(({ key, line }) => ({ name: key, line }));
  const ofContainers = document.items(document.get(properties, 'ContainerDefinitions')).flatMap((container) =>
    document.items(document.get(container, 'Environment')).map((item) => ({ name: document.text(document.get(item, 'Name')) ?? '', line: document.lineOf(item) })),
  );
  return [...ofFunction, ...ofContainers].filter(({ name }) => /^[A-Za-z_]\w{0,255}$/.test(name));
}

/** Short (`!Ref X`) and long (`{"Ref": "X"}`) forms of the functions that only point somewhere; the names of what they point to are added. */
function resolver(document: YamlDocument, defaults: ReadonlyMap<string, string>, names: Set<string>): Resolve {
  return (node: YamlNode) => {
    const tag = tagOf(node);
    const [member, ...others] = tag.startsWith('!') || document.text(node) !== undefined ? [] : document.members(node);
    const long = others.length === 0 ? member : undefined;
    const name = tag.startsWith('!') && tag !== '!' ? tag.slice(1) : long?.key === 'Ref' || long?.key.startsWith('Fn::') ? long.key.replace('Fn::', '') : undefined;
    if (name === undefined || tag.startsWith('tag:')) return undefined;
    const argument = long && name === long.key.replace('Fn::', '') ? long.value : node;
    const text = argument && document.text(argument);
    const first = text ?? (argument && document.text(document.items(argument)[0]));
    if (name === 'Ref' && text !== undefined) {
      names.add(text);
      return { value: defaults.get(text) };
    }
    if (name === 'GetAtt' && first !== undefined) names.add(first.split('.', 1)[0] as string);
    if (name === 'Sub' && first !== undefined) return { value: substituted(first, defaults, names) };
    return { value: undefined };
  };
}

/** A text with `${Name}`; undefined when one of them has no default here. */
function substituted(text: string, defaults: ReadonlyMap<string, string>, names: Set<string>): string | undefined {
  let isKnown = true;
  const out = text.replace(/\$\{([^{}!]{1,200})\}/g, (whole, path: string) => {
    const name = path.split('.', 1)[0] as string;
    names.add(name);
    const standard = defaults.get(path);
    isKnown &&= standard !== undefined;
    return standard ?? whole;
  });
  return isKnown ? out : undefined;
}
