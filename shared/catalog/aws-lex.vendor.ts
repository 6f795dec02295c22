import { defineVendor, type UseRule } from './catalog-entry.ts';

/** Names of its clients in the Python SDK. */
const services = ['lexv2-models', 'lexv2-runtime', 'lex-models', 'lex-runtime'];
const pythonClients: UseRule[] = ['boto3.client', 'boto3.{Session,session.Session}().client', 'aioboto3.Session().client'].map((call) => ({
  ecosystem: 'pypi',
  call,
  when: { argument: ['#0', 'service_name'], equals: services },
  gives: [{ kind: 'provider', provider: 'aws-lex' }],
}));
const place = ['region', 'account_id'];

export default defineVendor({
  id: 'aws-lex',
  name: 'Amazon Lex',
  url: 'https://aws.amazon.com/lex/',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: '@aws-sdk/client-lex-runtime-v2', role: 'sdk', provider: 'aws-lex' },
    { ecosystem: 'npm', name: '@aws-sdk/client-lex-models-v2', role: 'sdk', provider: 'aws-lex' },
  ],
  uses: pythonClients,
  hosts: ['runtime-v2-lex.*.amazonaws.com', 'models-v2-lex.*.amazonaws.com'],
  resources: [
    { kind: 'aws.state_machine', when: { attribute: 'ai_services', equals: ['lex'] }, gives: 'cloud_resource', properties: ['type', 'status', 'role_arn', ...place] },
    { kind: 'aws.lex_bot_alias', gives: 'agent', properties: ['bot_name', 'bot_alias_status', 'child_directed', ...place] },
  ],
  iac: [
    { language: 'terraform', resourceType: 'aws_lex*' },
    { language: 'cloudformation', resourceType: 'AWS::Lex::*' },
    { language: 'pulumi', resourceType: 'aws:lex*' },
  ],
  examples: [
    {
      why: 'a text for a bot',
      path: 'app.py',
      text: 'import boto3\n\nlex = boto3.client("lexv2-runtime")\nlex.recognize_text(botId="b", botAliasId="a", localeId="en_GB", sessionId="s", text="hi")\n',
      finds: [
        { kind: 'provider', name: 'aws-lex', line: 3 },
      ],
    },
    {
      why: 'a client of a session',
      path: 'service.py',
      text: 'from boto3 import Session\n\nclient = Session(profile_name="ai").client(service_name="lexv2-runtime")\n',
      finds: [
        { kind: 'provider', name: 'aws-lex', line: 3 },
      ],
    },
    {
      why: 'the JavaScript client',
      path: 'src/client.ts',
      text: "import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';\n\nexport const client = new LexRuntimeV2Client({});\n",
      finds: [
        { kind: 'sdk', name: '@aws-sdk/client-lex-runtime-v2', line: 1 },
        { kind: 'provider', name: 'aws-lex' },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@aws-sdk/client-lex-runtime-v2": "3.800.0",\n    "@aws-sdk/client-s3": "3.800.0"\n  }\n}\n',
      finds: [
        { kind: 'dependency', name: '@aws-sdk/client-lex-runtime-v2', line: 3 },
      ],
    },
    {
      why: 'a regional endpoint',
      path: 'url.ts',
      text: "export const url = 'https://runtime-v2-lex.eu-west-1.amazonaws.com/bots/b';\n",
      finds: [
        { kind: 'provider', name: 'aws-lex' },
        { kind: 'endpoint', name: 'runtime-v2-lex.eu-west-1.amazonaws.com/bots/b', line: 1 },
      ],
    },
    {
      why: 'a resource that Terraform makes',
      path: 'infra/main.tf',
      text: 'resource "aws_lexv2models_bot" "one" {\n  name = "one"\n}\n',
      finds: [
        { kind: 'iac_resource', name: 'aws_lexv2models_bot.one', line: 1, provider: 'aws-lex' },
        { kind: 'provider', name: 'aws-lex' },
      ],
    },
    {
      why: 'a resource of a template',
      path: 'template.json',
      text: '{"Resources": {"One": {"Type": "AWS::Lex::Bot", "Properties": {}}}}\n',
      finds: [
        { kind: 'iac_resource', name: 'AWS::Lex::Bot.One', line: 1, provider: 'aws-lex' },
        { kind: 'provider', name: 'aws-lex' },
      ],
    },
  ],
  nearMisses: [
    { why: 'a lexer', path: 'a.py', text: 'from pygments import lex\nfrom pygments.lexers import PythonLexer\nlex("x = 1", PythonLexer())\n' },
    { why: 'another AWS service', path: 'b.py', text: 'import boto3\nboto3.client("s3").get_object(Bucket="lexv2-runtime", Key="k")\n' },
    { why: 'another host of AWS', path: 'c.ts', text: 'fetch("https://lex.s3.eu-west-1.amazonaws.com/x");\n' },
    { why: 'another AWS client package', path: 'd.ts', text: "import { ConnectClient } from '@aws-sdk/client-connect';\nnew ConnectClient({ region: 'eu-west-1' });\n" },
  ],
});
