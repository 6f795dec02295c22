import { defineVendor, type UseRule } from './catalog-entry.ts';

/** Names of its clients in the Python SDK. */
const services = ['kendra', 'kendra-ranking'];
const pythonClients: UseRule[] = ['boto3.client', 'boto3.{Session,session.Session}().client', 'aioboto3.Session().client'].map((call) => ({
  ecosystem: 'pypi',
  call,
  when: { argument: ['#0', 'service_name'], equals: services },
  gives: [{ kind: 'provider', provider: 'aws-kendra' }],
}));
const place = ['region', 'account_id'];

export default defineVendor({
  id: 'aws-kendra',
  name: 'Amazon Kendra',
  url: 'https://aws.amazon.com/kendra/',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: '@aws-sdk/client-kendra', role: 'sdk', provider: 'aws-kendra' },
  ],
  uses: pythonClients,
  hosts: ['kendra.*.amazonaws.com'],
  resources: [
    { kind: 'aws.state_machine', when: { attribute: 'ai_services', equals: ['kendra'] }, gives: 'cloud_resource', properties: ['type', 'status', 'role_arn', ...place] },
    {
      kind: 'aws.kendra_index',
      gives: 'vector_store',
      properties: ['status', 'edition', 'user_context_policy', ...place],
      edges: [{ attribute: 'data_source_ids', type: 'reads', to: 'dataset' }],
    },
    { kind: 'aws.kendra_data_source', gives: 'dataset', properties: ['type', 'status', ...place] },
  ],
  iac: [
    { language: 'terraform', resourceType: 'aws_kendra_*' },
    { language: 'cloudformation', resourceType: 'AWS::Kendra::*' },
    { language: 'pulumi', resourceType: 'aws:kendra*' },
  ],
  examples: [
    {
      why: 'passages for a prompt',
      path: 'app.py',
      text: 'import boto3\n\nkendra = boto3.client("kendra")\nkendra.retrieve(IndexId="i", QueryText="q")\n',
      finds: [
        { kind: 'provider', name: 'aws-kendra', line: 3 },
      ],
    },
    {
      why: 'a client of a session',
      path: 'service.py',
      text: 'from boto3 import Session\n\nclient = Session(profile_name="ai").client(service_name="kendra")\n',
      finds: [
        { kind: 'provider', name: 'aws-kendra', line: 3 },
      ],
    },
    {
      why: 'the JavaScript client',
      path: 'src/client.ts',
      text: "import { KendraClient } from '@aws-sdk/client-kendra';\n\nexport const client = new KendraClient({});\n",
      finds: [
        { kind: 'sdk', name: '@aws-sdk/client-kendra', line: 1 },
        { kind: 'provider', name: 'aws-kendra' },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@aws-sdk/client-kendra": "3.800.0",\n    "@aws-sdk/client-s3": "3.800.0"\n  }\n}\n',
      finds: [
        { kind: 'dependency', name: '@aws-sdk/client-kendra', line: 3 },
      ],
    },
    {
      why: 'a regional endpoint',
      path: 'url.ts',
      text: "export const url = 'https://kendra.eu-west-1.amazonaws.com';\n",
      finds: [
        { kind: 'provider', name: 'aws-kendra' },
        { kind: 'endpoint', name: 'kendra.eu-west-1.amazonaws.com', line: 1 },
      ],
    },
    {
      why: 'a resource that Terraform makes',
      path: 'infra/main.tf',
      text: 'resource "aws_kendra_index" "one" {\n  name = "one"\n}\n',
      finds: [
        { kind: 'iac_resource', name: 'aws_kendra_index.one', line: 1, provider: 'aws-kendra' },
        { kind: 'provider', name: 'aws-kendra' },
      ],
    },
    {
      why: 'a resource of a template',
      path: 'template.json',
      text: '{"Resources": {"One": {"Type": "AWS::Kendra::Index", "Properties": {}}}}\n',
      finds: [
        { kind: 'iac_resource', name: 'AWS::Kendra::Index.One', line: 1, provider: 'aws-kendra' },
        { kind: 'provider', name: 'aws-kendra' },
      ],
    },
  ],
  nearMisses: [
    { why: 'a bucket of that name', path: 'a.py', text: 'import boto3\nboto3.client("s3").list_objects_v2(Bucket="kendra")\n' },
    { why: 'a person', path: 'b.py', text: 'kendra = {"name": "Kendra"}\nkendra.get("name")\n' },
    { why: 'another host of AWS', path: 'c.ts', text: 'fetch("https://s3.eu-west-1.amazonaws.com/kendra/x");\n' },
    { why: 'another AWS client package', path: 'd.ts', text: "import { OpenSearchClient } from '@aws-sdk/client-opensearch';\nnew OpenSearchClient({ region: 'kendra' });\n" },
  ],
});
