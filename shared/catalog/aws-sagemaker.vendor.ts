import { defineVendor, type UseRule } from './catalog-entry.ts';

/** Names of its clients in the Python SDK. */
const services = ['sagemaker', 'sagemaker-runtime'];
const pythonClients: UseRule[] = ['boto3.client', 'boto3.{Session,session.Session}().client', 'aioboto3.Session().client'].map((call) => ({
  ecosystem: 'pypi',
  call,
  when: { argument: ['#0', 'service_name'], equals: services },
  gives: [{ kind: 'provider', provider: 'aws-sagemaker' }],
}));
/** A model of the account's own: its ARN names one fixed thing, and no vendor's list knows it. */
const ownModel = { listed: 'false', pinned: 'true' };
const place = ['region', 'account_id'];

export default defineVendor({
  id: 'aws-sagemaker',
  name: 'Amazon SageMaker AI',
  url: 'https://aws.amazon.com/sagemaker/ai/',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: '@aws-sdk/client-sagemaker-runtime', role: 'sdk', provider: 'aws-sagemaker' },
    { ecosystem: 'npm', name: '@aws-sdk/client-sagemaker', role: 'sdk', provider: 'aws-sagemaker' },
    { ecosystem: 'pypi', name: 'sagemaker', role: 'training', provider: 'aws-sagemaker' },
  ],
  uses: pythonClients,
  hosts: ['runtime.sagemaker.*.amazonaws.com', 'api.sagemaker.*.amazonaws.com'],
  resources: [
    { kind: 'aws.sagemaker_model', gives: 'model', always: ownModel, properties: ['enable_network_isolation', 'execution_role_arn', ...place] },
    {
      kind: 'aws.sagemaker_endpoint',
      gives: 'cloud_resource',
      properties: ['endpoint_status', 'endpoint_config_name', ...place],
      edges: [{ attribute: 'model_arns', type: 'uses', to: 'model' }],
    },
    {
      kind: 'aws.sagemaker_inference_component',
      gives: 'cloud_resource',
      properties: ['status', 'variant_name', ...place],
      edges: [
        { attribute: 'model_arn', type: 'uses', to: 'model' },
        { attribute: 'endpoint_arn', type: 'served-by', to: 'cloud_resource' },
      ],
    },
    {
      kind: 'aws.sagemaker_training_job',
      gives: 'cloud_resource',
      properties: ['training_job_status', 'creation_time', ...place],
      edges: [{ attribute: 'input_s3_uris', type: 'reads', to: 'dataset' }],
    },
    { kind: 'aws.sagemaker_notebook', gives: 'cloud_resource', properties: ['notebook_instance_status', 'direct_internet_access', 'root_access', ...place] },
    { kind: 'aws.sagemaker_domain', gives: 'cloud_resource', properties: ['status', 'auth_mode', ...place] },
    { kind: 'aws.sagemaker_pipeline', gives: 'cloud_resource', properties: ['role_arn', ...place] },
    { kind: 'aws.sagemaker_model_package', gives: 'model', always: ownModel, properties: ['model_package_group_name', 'model_package_version', 'model_approval_status', ...place] },
    { kind: 'aws.sagemaker_cluster', gives: 'cloud_resource', properties: ['cluster_status', ...place] },
    { kind: 'aws.sagemaker_mlflow_server', gives: 'cloud_resource', properties: ['tracking_server_status', 'mlflow_version', ...place] },
    { kind: 'aws.sagemaker_labeling_job', gives: 'cloud_resource', properties: ['labeling_job_status', 'workteam_arn', ...place] },
    { kind: 'aws.sagemaker_partner_app', gives: 'cloud_resource', properties: ['type', 'status', ...place] },
    {
      kind: 'aws.state_machine',
      when: { attribute: 'ai_services', equals: ['sagemaker'] },
      gives: 'cloud_resource',
      properties: ['type', 'status', 'role_arn', ...place],
      edges: [{ attribute: 'endpoint_arns', type: 'uses', to: 'cloud_resource' }],
    },
    { kind: 'aws.sagemaker_feature_group', gives: 'dataset', properties: ['feature_group_status', ...place] },
  ],
  iac: [
    { language: 'terraform', resourceType: 'aws_sagemaker_*' },
    { language: 'cloudformation', resourceType: 'AWS::SageMaker::*' },
    { language: 'pulumi', resourceType: 'aws:sagemaker*' },
  ],
  examples: [
    {
      why: 'an endpoint is invoked',
      path: 'app.py',
      text: 'import boto3\n\nruntime = boto3.client("sagemaker-runtime")\nruntime.invoke_endpoint(EndpointName="ranker", Body=b"{}")\n',
      finds: [
        { kind: 'provider', name: 'aws-sagemaker', line: 3 },
      ],
    },
    {
      why: 'a client of a session',
      path: 'service.py',
      text: 'from boto3 import Session\n\nclient = Session(profile_name="ai").client(service_name="sagemaker-runtime")\n',
      finds: [
        { kind: 'provider', name: 'aws-sagemaker', line: 3 },
      ],
    },
    {
      why: 'the JavaScript client',
      path: 'src/client.ts',
      text: "import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';\n\nexport const client = new SageMakerRuntimeClient({});\n",
      finds: [
        { kind: 'sdk', name: '@aws-sdk/client-sagemaker-runtime', line: 1 },
        { kind: 'provider', name: 'aws-sagemaker' },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@aws-sdk/client-sagemaker-runtime": "3.800.0",\n    "@aws-sdk/client-s3": "3.800.0"\n  }\n}\n',
      finds: [
        { kind: 'dependency', name: '@aws-sdk/client-sagemaker-runtime', line: 3 },
      ],
    },
    {
      why: 'a regional endpoint',
      path: 'url.ts',
      text: "export const url = 'https://runtime.sagemaker.eu-west-1.amazonaws.com/endpoints/ranker/invocations';\n",
      finds: [
        { kind: 'provider', name: 'aws-sagemaker' },
        { kind: 'endpoint', name: 'runtime.sagemaker.eu-west-1.amazonaws.com/endpoints/ranker/invocations', line: 1 },
      ],
    },
    {
      why: 'a resource that Terraform makes',
      path: 'infra/main.tf',
      text: 'resource "aws_sagemaker_endpoint" "one" {\n  name = "one"\n}\n',
      finds: [
        { kind: 'iac_resource', name: 'aws_sagemaker_endpoint.one', line: 1, provider: 'aws-sagemaker' },
        { kind: 'provider', name: 'aws-sagemaker' },
      ],
    },
    {
      why: 'a resource of a template',
      path: 'template.json',
      text: '{"Resources": {"One": {"Type": "AWS::SageMaker::Endpoint", "Properties": {}}}}\n',
      finds: [
        { kind: 'iac_resource', name: 'AWS::SageMaker::Endpoint.One', line: 1, provider: 'aws-sagemaker' },
        { kind: 'provider', name: 'aws-sagemaker' },
      ],
    },
  ],
  nearMisses: [
    { why: 'another AWS service', path: 'a.py', text: 'import boto3\nboto3.client("s3").get_object(Bucket="sagemaker-runtime", Key="k")\n' },
    { why: 'a bucket that is named after it', path: 'b.ts', text: 'fetch("https://sagemaker-eu-west-1.s3.amazonaws.com/model.tar.gz");\n' },
    { why: 'a service name that is not a literal', path: 'c.py', text: 'import boto3\ndef client(name):\n    return boto3.client(name)\n' },
    { why: 'another AWS client package', path: 'd.ts', text: "import { SQSClient } from '@aws-sdk/client-sqs';\nnew SQSClient({ endpoint: 'sagemaker' });\n" },
  ],
});
