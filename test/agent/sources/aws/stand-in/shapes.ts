/** The operations of AWS as the SDK's packages describe them: names, places in a request, shapes of inputs and answers. */
import { createRequire } from 'node:module';
import { NormalizedSchema } from '@smithy/core/schema';

const require = createRequire(import.meta.url);

export type Protocol = 'json' | 'rest-json' | 'rest-xml' | 'query' | 'ec2';

export interface Operation {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** Method, URI template and status, for REST. */
  readonly http?: readonly [method: string, uri: string, status: number];
}

export interface ServiceShape {
  /** The client's package without its prefix. */
  readonly id: string;
  readonly protocol: Protocol;
  readonly operations: ReadonlyMap<string, Operation>;
}

/** How each service is called in a signature and which protocol it speaks. Two may share a name. */
const services: readonly { readonly id: string; readonly signs: string; readonly protocol: Protocol }[] = [
  { id: 'accessanalyzer', signs: 'access-analyzer', protocol: 'rest-json' },
  { id: 'account', signs: 'account', protocol: 'rest-json' },
  { id: 'acm', signs: 'acm', protocol: 'json' },
  { id: 'amplify', signs: 'amplify', protocol: 'rest-json' },
  { id: 'apprunner', signs: 'apprunner', protocol: 'json' },
  { id: 'backup', signs: 'backup', protocol: 'rest-json' },
  { id: 'batch', signs: 'batch', protocol: 'rest-json' },
  { id: 'bedrock', signs: 'bedrock', protocol: 'rest-json' },
  { id: 'bedrock-agent', signs: 'bedrock', protocol: 'rest-json' },
  { id: 'bedrock-agentcore-control', signs: 'bedrock-agentcore', protocol: 'rest-json' },
  { id: 'bedrock-data-automation', signs: 'bedrock', protocol: 'rest-json' },
  { id: 'budgets', signs: 'budgets', protocol: 'json' },
  { id: 'cloudtrail', signs: 'cloudtrail', protocol: 'json' },
  { id: 'cloudwatch', signs: 'monitoring', protocol: 'json' },
  { id: 'cloudwatch-logs', signs: 'logs', protocol: 'json' },
  { id: 'codebuild', signs: 'codebuild', protocol: 'json' },
  { id: 'comprehend', signs: 'comprehend', protocol: 'json' },
  { id: 'config-service', signs: 'config', protocol: 'json' },
  { id: 'dynamodb', signs: 'dynamodb', protocol: 'json' },
  { id: 'ec2', signs: 'ec2', protocol: 'ec2' },
  { id: 'ecr', signs: 'ecr', protocol: 'json' },
  { id: 'ecs', signs: 'ecs', protocol: 'json' },
  { id: 'eks', signs: 'eks', protocol: 'rest-json' },
  { id: 'elastic-load-balancing-v2', signs: 'elasticloadbalancing', protocol: 'query' },
  { id: 'eventbridge', signs: 'events', protocol: 'json' },
  { id: 'glue', signs: 'glue', protocol: 'json' },
  { id: 'guardduty', signs: 'guardduty', protocol: 'rest-json' },
  { id: 'iam', signs: 'iam', protocol: 'query' },
  { id: 'inspector2', signs: 'inspector2', protocol: 'rest-json' },
  { id: 'kendra', signs: 'kendra', protocol: 'json' },
  { id: 'kms', signs: 'kms', protocol: 'json' },
  { id: 'lambda', signs: 'lambda', protocol: 'rest-json' },
  { id: 'lex-models-v2', signs: 'lex', protocol: 'rest-json' },
  { id: 'macie2', signs: 'macie2', protocol: 'rest-json' },
  { id: 'memorydb', signs: 'memorydb', protocol: 'json' },
  { id: 'opensearch', signs: 'es', protocol: 'rest-json' },
  { id: 'opensearchserverless', signs: 'aoss', protocol: 'json' },
  { id: 'organizations', signs: 'organizations', protocol: 'json' },
  { id: 'personalize', signs: 'personalize', protocol: 'json' },
  { id: 'polly', signs: 'polly', protocol: 'rest-json' },
  { id: 'qbusiness', signs: 'qbusiness', protocol: 'rest-json' },
  { id: 'rds', signs: 'rds', protocol: 'query' },
  { id: 'rekognition', signs: 'rekognition', protocol: 'json' },
  { id: 's3', signs: 's3', protocol: 'rest-xml' },
  { id: 's3vectors', signs: 's3vectors', protocol: 'rest-json' },
  { id: 'sagemaker', signs: 'sagemaker', protocol: 'json' },
  { id: 'secrets-manager', signs: 'secretsmanager', protocol: 'json' },
  { id: 'securityhub', signs: 'securityhub', protocol: 'rest-json' },
  { id: 'sfn', signs: 'states', protocol: 'json' },
  { id: 'sns', signs: 'sns', protocol: 'query' },
  { id: 'ssm', signs: 'ssm', protocol: 'json' },
  { id: 'sso-admin', signs: 'sso', protocol: 'json' },
  { id: 'sts', signs: 'sts', protocol: 'query' },
  { id: 'textract', signs: 'textract', protocol: 'json' },
  { id: 'translate', signs: 'translate', protocol: 'json' },
  { id: 'transcribe', signs: 'transcribe', protocol: 'json' },
];

const loaded = new Map<string, ServiceShape>();

/** The services that a signature's name can mean. */
export function shapesOf(signs: string): readonly ServiceShape[] {
  return services.filter((service) => service.signs === signs).map(({ id, protocol }) => shapeOf(id, protocol));
}

function shapeOf(id: string, protocol: Protocol): ServiceShape {
  const known = loaded.get(id);
  if (known) return known;
  const sdk = require(`@aws-sdk/client-${id}`) as Record<string, unknown>;
  const operations = new Map<string, Operation>();
  for (const key of Object.keys(sdk).filter((name) => name.endsWith('Command'))) {
    const name = key.slice(0, -'Command'.length);
    const schema = sdk[`${name}$`] as readonly unknown[] | undefined;
    if (schema === undefined) continue;
    const traits = schema[3] as { readonly http?: Operation['http'] } | 0;
    operations.set(name, { name, input: NormalizedSchema.of(schema[4] as never), output: NormalizedSchema.of(schema[5] as never), ...(traits !== 0 && traits.http && { http: traits.http }) });
  }
  const shape = { id, protocol, operations };
  loaded.set(id, shape);
  return shape;
}

/** Members of a structure. */
export function members(schema: NormalizedSchema): [string, NormalizedSchema][] {
  return schema.isStructSchema() ? Object.entries(schema.getMemberSchemas()) : [];
}
