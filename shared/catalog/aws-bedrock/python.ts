/** Amazon Bedrock in Python. */
import type { UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';

const services = ['bedrock', 'bedrock-runtime', 'bedrock-agent', 'bedrock-agent-runtime', 'bedrock-agentcore', 'bedrock-data-automation-runtime'];
/** Every way to a boto3 client. */
const boto = ['boto3.client', 'boto3.{Session,session.Session}().client', 'aioboto3.Session().client'];

const pythonClients: UseRule[] = boto.map((call) => ({
  ecosystem: 'pypi',
  call,
  when: { argument: ['#0', 'service_name'], equals: services },
  gives: [
    { kind: 'provider', provider: 'aws-bedrock' },
    { kind: 'endpoint', from: 'endpoint_url', isOwn: true },
  ],
}));

// These methods belong to the Bedrock runtime alone, so the client's service name need not be known.
const pythonCalls: UseRule[] = boto.map((call) => ({
  ecosystem: 'pypi',
  call: `${call}().{converse,converse_stream,invoke_model,invoke_model_with_response_stream}`,
  gives: [
    { kind: 'model', from: 'modelId', provider: 'aws-bedrock' },
    { kind: 'prompt', from: 'system[].text' },
  ],
}));

export const python: EntryPart = {
  packages: [
    { ecosystem: 'pypi', name: 'bedrock-agentcore', modules: ['bedrock_agentcore'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'pypi', name: 'types-aiobotocore-bedrock-runtime', modules: ['types_aiobotocore_bedrock_runtime'], role: 'sdk' },
    { ecosystem: 'pypi', name: 'mypy-boto3-bedrock-runtime', modules: ['mypy_boto3_bedrock_runtime'], role: 'sdk' },
  ],
  uses: [
    ...pythonClients,
    ...pythonCalls,
  ],
  examples: [
    {
      why: 'the runtime client and a conversation',
      path: 'app.py',
      text: `import boto3

MODEL_ID = "anthropic.claude-sonnet-4-5-20250929-v1:0"
bedrock = boto3.client("bedrock-runtime", region_name="eu-central-1")
bedrock.converse(modelId=MODEL_ID, messages=[])
`,
      finds: [
        { kind: 'model', name: 'anthropic.claude-sonnet-4-5-20250929-v1:0', line: 3, provider: 'aws-bedrock' },
        { kind: 'provider', name: 'aws-bedrock', line: 4 },
      ],
    },
    {
      why: 'a client of a session, in an attribute',
      path: 'service.py',
      text: `from boto3 import Session

class Writer:
    def __init__(self):
        self.client = Session(profile_name="ai").client(service_name="bedrock-runtime")

    def write(self, body):
        return self.client.invoke_model(modelId="amazon.nova-lite-v1:0", body=body)
`,
      finds: [
        { kind: 'provider', name: 'aws-bedrock', line: 5 },
        { kind: 'model', name: 'amazon.nova-lite-v1:0', line: 8, provider: 'aws-bedrock' },
      ],
    },
  ],
  nearMisses: [
    { why: 'another AWS service', path: 'a.py', text: 'import boto3\ns3 = boto3.client("s3")\ns3.get_object(Bucket="bedrock-runtime", Key="k")\n' },
    { why: 'a service name that is not a literal', path: 'b.py', text: 'import boto3\ndef client(name):\n    return boto3.client(name)\n' },
    { why: 'a local function of the same name', path: 'c.py', text: 'def client(name):\n    return name\nclient("bedrock-runtime")\n' },
  ],
};
