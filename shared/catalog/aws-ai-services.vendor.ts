import { defineVendor, type ResourceRule, type UseRule } from './catalog-entry.ts';

/** Names of their clients in the Python SDK. */
const services = ['rekognition', 'textract', 'transcribe', 'polly', 'translate', 'personalize', 'personalize-runtime', 'personalize-events', 'forecast', 'forecastquery', 'frauddetector'];
const pythonClients: UseRule[] = ['boto3.client', 'boto3.{Session,session.Session}().client', 'aioboto3.Session().client'].map((call) => ({
  ecosystem: 'pypi',
  call,
  when: { argument: ['#0', 'service_name'], equals: services },
  gives: [{ kind: 'provider', provider: 'aws-ai-services' }],
}));
/** A model of the account's own: its ARN names one fixed thing, and no vendor's list knows it. */
const ownModel = { listed: 'false', pinned: 'true' };
const place = ['region', 'account_id'];

export default defineVendor({
  id: 'aws-ai-services',
  name: 'AWS AI services (Rekognition, Textract, Transcribe, Polly, Translate, Personalize)',
  url: 'https://aws.amazon.com/ai/services/',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: '@aws-sdk/client-rekognition', role: 'sdk', provider: 'aws-ai-services' },
    { ecosystem: 'npm', name: '@aws-sdk/client-textract', role: 'sdk', provider: 'aws-ai-services' },
    { ecosystem: 'npm', name: '@aws-sdk/client-transcribe', role: 'sdk', provider: 'aws-ai-services' },
    { ecosystem: 'npm', name: '@aws-sdk/client-transcribe-streaming', role: 'sdk', provider: 'aws-ai-services' },
    { ecosystem: 'npm', name: '@aws-sdk/client-polly', role: 'sdk', provider: 'aws-ai-services' },
    { ecosystem: 'npm', name: '@aws-sdk/client-translate', role: 'sdk', provider: 'aws-ai-services' },
    { ecosystem: 'npm', name: '@aws-sdk/client-personalize', role: 'sdk', provider: 'aws-ai-services' },
    { ecosystem: 'npm', name: '@aws-sdk/client-personalize-runtime', role: 'sdk', provider: 'aws-ai-services' },
    { ecosystem: 'npm', name: '@aws-sdk/client-forecast', role: 'sdk', provider: 'aws-ai-services' },
    { ecosystem: 'npm', name: '@aws-sdk/client-frauddetector', role: 'sdk', provider: 'aws-ai-services' },
    { ecosystem: 'pypi', name: 'amazon-textract-textractor', modules: ['textractor'], role: 'sdk', provider: 'aws-ai-services' },
    { ecosystem: 'pypi', name: 'amazon-textract-caller', modules: ['textractcaller'], role: 'sdk', provider: 'aws-ai-services' },
    { ecosystem: 'pypi', name: 'amazon-transcribe', modules: ['amazon_transcribe'], role: 'sdk', provider: 'aws-ai-services' },
  ],
  uses: [
    ...pythonClients,
  ],
  hosts: ['rekognition.*.amazonaws.com', 'textract.*.amazonaws.com', 'transcribe.*.amazonaws.com', 'transcribestreaming.*.amazonaws.com', 'polly.*.amazonaws.com', 'translate.*.amazonaws.com', 'personalize-runtime.*.amazonaws.com'],
  resources: [
    { kind: 'aws.state_machine', when: { attribute: 'ai_services', equals: ['rekognition', 'textract', 'transcribe', 'translate', 'polly', 'personalize'] }, gives: 'cloud_resource', properties: ['type', 'status', 'role_arn', ...place] },
    // Faces are kept as vectors that are searched by likeness.
    { kind: 'aws.rekognition_collection', gives: 'vector_store', always: { biometric: 'true' }, properties: ['face_model_version', ...place] },
    {
      kind: 'aws.rekognition_stream_processor',
      gives: 'cloud_resource',
      properties: ['status', 'role_arn', ...place],
      edges: [{ attribute: 'face_collection_arn', type: 'reads', to: 'vector_store' }],
    },
    {
      kind: 'aws.rekognition_model',
      gives: 'model',
      always: ownModel,
      properties: ['feature', 'status', ...place],
      edges: [{ attribute: 'training_s3_uris', type: 'trained-on', to: 'dataset' }],
    },
    { kind: 'aws.personalize_dataset', gives: 'dataset', properties: ['type', 'status', ...place] },
    ...['aws.personalize_solution', 'aws.personalize_recommender'].map((kind): ResourceRule => ({ kind, gives: 'model', always: ownModel, properties: ['status', 'recipe_arn', ...place], edges: [{ attribute: 'dataset_arns', type: 'trained-on', to: 'dataset' }] })),
    {
      kind: 'aws.personalize_campaign',
      gives: 'cloud_resource',
      properties: ['status', ...place],
      edges: [{ attribute: 'solution_arn', type: 'uses', to: 'model' }],
    },
    {
      kind: 'aws.transcribe_language_model',
      gives: 'model',
      always: ownModel,
      properties: ['status', 'base_model_name', 'language_code', 'role_arn', ...place],
      edges: [{ attribute: 'training_s3_uris', type: 'trained-on', to: 'dataset' }],
    },
    { kind: 'aws.translate_parallel_data', gives: 'dataset', properties: ['status', 'source_language_code', ...place] },
    {
      kind: 'aws.textract_adapter',
      gives: 'model',
      always: ownModel,
      properties: ['status', ...place],
      edges: [{ attribute: 'training_s3_uris', type: 'trained-on', to: 'dataset' }],
    },
    { kind: 'aws.glue_ml_transform', gives: 'model', always: ownModel, properties: ['status', 'type', ...place] },
    { kind: 'aws.ai_jobs', gives: 'cloud_resource', properties: ['service', ...place], edges: [{ attribute: 'models', type: 'uses', to: 'model' }] },
  ],
  examples: [
    {
      why: 'faces in a picture',
      path: 'face.py',
      text: `import boto3

rekognition = boto3.client("rekognition")
rekognition.detect_faces(Image={})
`,
      finds: [{ kind: 'provider', name: 'aws-ai-services', line: 3 }],
    },
    {
      why: 'a client of a session',
      path: 'say.py',
      text: `from boto3 import Session

polly = Session(profile_name="ai").client(service_name="polly")
`,
      finds: [{ kind: 'provider', name: 'aws-ai-services', line: 3 }],
    },
    {
      why: 'text of a document in JavaScript',
      path: 'src/t.ts',
      text: `import { TextractClient } from '@aws-sdk/client-textract';

export const client = new TextractClient({});
`,
      finds: [
        { kind: 'sdk', name: '@aws-sdk/client-textract', line: 1 },
        { kind: 'provider', name: 'aws-ai-services' },
      ],
    },
    {
      why: 'an address of a region',
      path: 'src/u.ts',
      text: "export const url = 'https://transcribestreaming.eu-west-1.amazonaws.com:8443/stream';\n",
      finds: [
        { kind: 'endpoint', name: 'transcribestreaming.eu-west-1.amazonaws.com:8443/stream', line: 1, provider: 'aws-ai-services' },
        { kind: 'provider', name: 'aws-ai-services' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'amazon-textract-textractor==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'amazon-textract-textractor', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "@aws-sdk/client-rekognition": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: '@aws-sdk/client-rekognition', line: 3 }],
    },
  ],
  nearMisses: [
    { why: 'another service', path: 'a.py', text: 'import boto3\nboto3.client("s3").get_object(Bucket="polly", Key="k")\n' },
    { why: 'a function of that name', path: 'b.py', text: 'def translate(text):\n    return text\n\ntranslate("polly")\n' },
    { why: 'another client package', path: 'c.ts', text: "import { S3Client } from '@aws-sdk/client-s3';\nnew S3Client({});\n" },
    { why: 'another host', path: 'd.ts', text: "await fetch('https://sqs.eu-west-1.amazonaws.com/1/translate');\n" },
  ],
});
