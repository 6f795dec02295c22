import { defineVendor, type UseRule } from './catalog-entry.ts';

const store = { kind: 'vector_store', name: 'S3 Vectors' } as const;
const pythonClients: UseRule[] = ['boto3.client', 'boto3.{Session,session.Session}().client', 'aioboto3.Session().client'].map((call) => ({
  ecosystem: 'pypi',
  call,
  when: { argument: ['#0', 'service_name'], equals: ['s3vectors'] },
  gives: [store],
}));

/** Buckets of vectors; the client of their own says it, as that of other buckets does not speak to them. */
export default defineVendor({
  id: 'aws-s3-vectors',
  name: 'Amazon S3 Vectors',
  url: 'https://aws.amazon.com/s3/features/vectors/',
  type: 'framework',
  packages: [
    { ecosystem: 'npm', name: '@aws-sdk/client-s3vectors', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/aws/aws-sdk-go-v2/service/s3vectors', role: 'vector-store' },
    { ecosystem: 'nuget', name: 'AWSSDK.S3Vectors', modules: ['Amazon.S3Vectors'], role: 'vector-store' },
    { ecosystem: 'cargo', name: 'aws-sdk-s3vectors', modules: ['aws_sdk_s3vectors'], role: 'vector-store' },
  ],
  uses: [
    ...pythonClients,
    { ecosystem: 'npm', call: '@aws-sdk/client-s3vectors#{S3VectorsClient,S3Vectors}', gives: [store] },
    { ecosystem: 'golang', call: 'github.com/aws/aws-sdk-go-v2/service/s3vectors#{New,NewFromConfig}', gives: [store] },
  ],
  marks: ['s3vectors'],
  examples: [
    { why: 'a client in Python', path: 'search.py', text: 'import boto3\n\nvectors = boto3.client("s3vectors")\nvectors.query_vectors(vectorBucketName="notes", indexName="pages", topK=3)\n', finds: [{ kind: 'vector_store', name: 'S3 Vectors', line: 3 }] },
    { why: 'by a session', path: 'session.py', text: 'import boto3\n\nsession = boto3.Session(region_name="eu-west-1")\nvectors = session.client("s3vectors")\n', finds: [{ kind: 'vector_store', name: 'S3 Vectors', line: 4 }] },
    { why: 'a client in TypeScript', path: 'src/search.ts', text: "import { S3VectorsClient } from '@aws-sdk/client-s3vectors';\n\nexport const client = new S3VectorsClient({});\n", finds: [{ kind: 'sdk', name: '@aws-sdk/client-s3vectors', line: 1 }, { kind: 'vector_store', name: 'S3 Vectors', line: 3 }] },
    { why: 'a client in Go', path: 'search.go', text: 'package search\n\nimport "github.com/aws/aws-sdk-go-v2/service/s3vectors"\n\nfunc open(cfg Config) { client := s3vectors.NewFromConfig(cfg); use(client) }\n', finds: [{ kind: 'sdk', name: 'github.com/aws/aws-sdk-go-v2/service/s3vectors', line: 3 }, { kind: 'vector_store', name: 'S3 Vectors', line: 5 }] },
    { why: 'a manifest', path: 'package.json', text: '{ "dependencies": { "@aws-sdk/client-s3vectors": "3.1137.0", "@aws-sdk/client-s3": "3.1137.0" } }\n', finds: [{ kind: 'dependency', name: '@aws-sdk/client-s3vectors', line: 1 }] },
  ],
  nearMisses: [
    { why: 'other buckets', path: 'a.py', text: 'import boto3\n\nboto3.client("s3").get_object(Bucket="s3vectors", Key="k")\n' },
    { why: 'the client of other buckets', path: 'b.ts', text: "import { S3Client } from '@aws-sdk/client-s3';\nnew S3Client({});\n" },
    { why: 'a service that is not a literal', path: 'c.py', text: 'import boto3\n\ndef client(name):\n    return boto3.client(name)\n' },
    { why: 'a variable of that name', path: 'd.py', text: 's3vectors = [1, 2, 3]\nprint(s3vectors)\n' },
  ],
});
