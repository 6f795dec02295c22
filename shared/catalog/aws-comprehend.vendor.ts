import { defineVendor, type UseRule } from './catalog-entry.ts';

/** Names of its clients in the Python SDK. */
const services = ['comprehend', 'comprehendmedical'];
const pythonClients: UseRule[] = ['boto3.client', 'boto3.{Session,session.Session}().client', 'aioboto3.Session().client'].map((call) => ({
  ecosystem: 'pypi',
  call,
  when: { argument: ['#0', 'service_name'], equals: services },
  gives: [{ kind: 'provider', provider: 'aws-comprehend' }],
}));
/** A model of the account's own: its ARN names one fixed thing, and no vendor's list knows it. */
const ownModel = { listed: 'false', pinned: 'true' };
const place = ['region', 'account_id'];

export default defineVendor({
  id: 'aws-comprehend',
  name: 'Amazon Comprehend',
  url: 'https://aws.amazon.com/comprehend/',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: '@aws-sdk/client-comprehend', role: 'sdk', provider: 'aws-comprehend' },
    { ecosystem: 'npm', name: '@aws-sdk/client-comprehendmedical', role: 'sdk', provider: 'aws-comprehend' },
  ],
  uses: pythonClients,
  hosts: ['comprehend.*.amazonaws.com', 'comprehendmedical.*.amazonaws.com'],
  resources: [
    { kind: 'aws.state_machine', when: { attribute: 'ai_services', equals: ['comprehend'] }, gives: 'cloud_resource', properties: ['type', 'status', 'role_arn', ...place] },
    { kind: 'aws.comprehend_model', gives: 'model', always: ownModel, properties: ['type', 'status', ...place] },
    {
      kind: 'aws.comprehend_endpoint',
      gives: 'cloud_resource',
      properties: ['status', ...place],
      edges: [{ attribute: 'model_arn', type: 'uses', to: 'model' }],
    },
    {
      kind: 'aws.comprehend_flywheel',
      gives: 'cloud_resource',
      properties: ['status', 'model_type', ...place],
      edges: [
        { attribute: 'active_model_arn', type: 'uses', to: 'model' },
        { attribute: 'data_lake_s3_uri', type: 'reads', to: 'dataset' },
      ],
    },
  ],
  iac: [
    { language: 'terraform', resourceType: 'aws_comprehend_*' },
    { language: 'cloudformation', resourceType: 'AWS::Comprehend::*' },
    { language: 'pulumi', resourceType: 'aws:comprehend*' },
  ],
  examples: [
    {
      why: 'entities in a text',
      path: 'app.py',
      text: 'import boto3\n\ncomprehend = boto3.client("comprehend")\ncomprehend.detect_entities(Text="t", LanguageCode="en")\n',
      finds: [
        { kind: 'provider', name: 'aws-comprehend', line: 3 },
      ],
    },
    {
      why: 'a client of a session',
      path: 'service.py',
      text: 'from boto3 import Session\n\nclient = Session(profile_name="ai").client(service_name="comprehend")\n',
      finds: [
        { kind: 'provider', name: 'aws-comprehend', line: 3 },
      ],
    },
    {
      why: 'the JavaScript client',
      path: 'src/client.ts',
      text: "import { ComprehendClient } from '@aws-sdk/client-comprehend';\n\nexport const client = new ComprehendClient({});\n",
      finds: [
        { kind: 'sdk', name: '@aws-sdk/client-comprehend', line: 1 },
        { kind: 'provider', name: 'aws-comprehend' },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@aws-sdk/client-comprehend": "3.800.0",\n    "@aws-sdk/client-s3": "3.800.0"\n  }\n}\n',
      finds: [
        { kind: 'dependency', name: '@aws-sdk/client-comprehend', line: 3 },
      ],
    },
    {
      why: 'a regional endpoint',
      path: 'url.ts',
      text: "export const url = 'https://comprehend.eu-west-1.amazonaws.com';\n",
      finds: [
        { kind: 'provider', name: 'aws-comprehend' },
        { kind: 'endpoint', name: 'comprehend.eu-west-1.amazonaws.com', line: 1 },
      ],
    },
    {
      why: 'a resource that Terraform makes',
      path: 'infra/main.tf',
      text: 'resource "aws_comprehend_entity_recognizer" "one" {\n  name = "one"\n}\n',
      finds: [
        { kind: 'iac_resource', name: 'aws_comprehend_entity_recognizer.one', line: 1, provider: 'aws-comprehend' },
        { kind: 'provider', name: 'aws-comprehend' },
      ],
    },
    {
      why: 'a resource of a template',
      path: 'template.json',
      text: '{"Resources": {"One": {"Type": "AWS::Comprehend::Flywheel", "Properties": {}}}}\n',
      finds: [
        { kind: 'iac_resource', name: 'AWS::Comprehend::Flywheel.One', line: 1, provider: 'aws-comprehend' },
        { kind: 'provider', name: 'aws-comprehend' },
      ],
    },
  ],
  nearMisses: [
    { why: 'a function of that name', path: 'a.py', text: 'def comprehend(text):\n    return text\n\ncomprehend("entities")\n' },
    { why: 'another AWS service', path: 'b.py', text: 'import boto3\nboto3.client("s3").get_object(Bucket="comprehend", Key="k")\n' },
    { why: 'another host of AWS', path: 'c.ts', text: 'fetch("https://s3.eu-west-1.amazonaws.com/comprehend/x");\n' },
    { why: 'another AWS client package', path: 'd.ts', text: "import { SQSClient } from '@aws-sdk/client-sqs';\nnew SQSClient({ region: 'eu-west-1' });\n" },
  ],
});
