import { defineVendor, type UseRule } from './catalog-entry.ts';

/** Names of its clients in the Python SDK. */
const services = ['qbusiness', 'qapps'];
const pythonClients: UseRule[] = ['boto3.client', 'boto3.{Session,session.Session}().client', 'aioboto3.Session().client'].map((call) => ({
  ecosystem: 'pypi',
  call,
  when: { argument: ['#0', 'service_name'], equals: services },
  gives: [{ kind: 'provider', provider: 'aws-qbusiness' }],
}));
const place = ['region', 'account_id'];

export default defineVendor({
  id: 'aws-qbusiness',
  name: 'Amazon Q Business',
  url: 'https://aws.amazon.com/q/business/',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: '@aws-sdk/client-qbusiness', role: 'sdk', provider: 'aws-qbusiness' },
  ],
  uses: pythonClients,
  hosts: ['qbusiness.*.api.aws'],
  resources: [
    { kind: 'aws.state_machine', when: { attribute: 'ai_services', equals: ['qbusiness'] }, gives: 'cloud_resource', properties: ['type', 'status', 'role_arn', ...place] },
    {
      kind: 'aws.qbusiness_application',
      gives: 'agent',
      properties: ['status', 'identity_type', 'response_scope', ...place],
      edges: [
        { attribute: 'plugin_arns', type: 'calls', to: 'tool' },
        { attribute: 'data_source_ids', type: 'reads', to: 'dataset' },
      ],
    },
    { kind: 'aws.qbusiness_data_source', gives: 'dataset', properties: ['type', 'status', ...place] },
    { kind: 'aws.qbusiness_plugin', gives: 'tool', properties: ['type', 'state', ...place] },
  ],
  iac: [
    { language: 'cloudformation', resourceType: 'AWS::QBusiness::*' },
    { language: 'terraform', resourceType: 'aws_qbusiness_*' },
  ],
  examples: [
    {
      why: 'a conversation with an application',
      path: 'app.py',
      text: 'import boto3\n\nclient = boto3.client("qbusiness")\nclient.chat_sync(applicationId="a", userMessage="hi")\n',
      finds: [
        { kind: 'provider', name: 'aws-qbusiness', line: 3 },
      ],
    },
    {
      why: 'a client of a session',
      path: 'service.py',
      text: 'from boto3 import Session\n\nclient = Session(profile_name="ai").client(service_name="qbusiness")\n',
      finds: [
        { kind: 'provider', name: 'aws-qbusiness', line: 3 },
      ],
    },
    {
      why: 'the JavaScript client',
      path: 'src/client.ts',
      text: "import { QBusinessClient } from '@aws-sdk/client-qbusiness';\n\nexport const client = new QBusinessClient({});\n",
      finds: [
        { kind: 'sdk', name: '@aws-sdk/client-qbusiness', line: 1 },
        { kind: 'provider', name: 'aws-qbusiness' },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@aws-sdk/client-qbusiness": "3.800.0",\n    "@aws-sdk/client-s3": "3.800.0"\n  }\n}\n',
      finds: [
        { kind: 'dependency', name: '@aws-sdk/client-qbusiness', line: 3 },
      ],
    },
    {
      why: 'a regional endpoint',
      path: 'url.ts',
      text: "export const url = 'https://qbusiness.us-east-1.api.aws/applications/a/conversations';\n",
      finds: [
        { kind: 'provider', name: 'aws-qbusiness' },
        { kind: 'endpoint', name: 'qbusiness.us-east-1.api.aws/applications/a/conversations', line: 1 },
      ],
    },
    {
      why: 'a resource of a template',
      path: 'template.json',
      text: '{"Resources": {"One": {"Type": "AWS::QBusiness::Application", "Properties": {}}}}\n',
      finds: [
        { kind: 'iac_resource', name: 'AWS::QBusiness::Application.One', line: 1, provider: 'aws-qbusiness' },
        { kind: 'provider', name: 'aws-qbusiness' },
      ],
    },
  ],
  nearMisses: [
    { why: 'another AWS service', path: 'a.py', text: 'import boto3\nboto3.client("sqs").send_message(QueueUrl="qbusiness", MessageBody="m")\n' },
    { why: 'a local function of the same name', path: 'b.py', text: 'def client(name):\n    return name\n\nclient("qbusiness")\n' },
    { why: 'another host of AWS', path: 'c.ts', text: 'fetch("https://s3.us-east-1.api.aws/qbusiness");\n' },
    { why: 'another AWS client package', path: 'd.ts', text: "import { QuickSightClient } from '@aws-sdk/client-quicksight';\nnew QuickSightClient({ region: 'us-east-1' });\n" },
  ],
});
