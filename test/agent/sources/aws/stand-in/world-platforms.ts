/** What other people's code runs on: search domains, clusters, builds, sites, services, jobs, workflows. One table of answers. */
import { arn, day, here, type Answers } from './state.ts';
import { instruction } from './world-ai.ts';

export const platformAnswers: Answers = {
  'opensearch.ListDomainNames': (call) => ({ DomainNames: here(call, ['docs', 'logs', 'shop', 'old', 'gone', 'tiny']).map((DomainName) => ({ DomainName, EngineType: 'OpenSearch' })) }),
  'opensearch.DescribeDomains': (call) => ({
    DomainStatusList: (call.input['DomainNames'] as readonly string[]).map((DomainName) => ({
      DomainId: `111122223333/${DomainName}`,
      DomainName,
      ARN: arn(call, 'es', `domain/${DomainName}`),
      ClusterConfig: {},
      EngineVersion: DomainName === 'old' ? 'Elasticsearch_7.10' : 'OpenSearch_2.19',
      ...(DomainName === 'gone' && { Deleted: true }),
      ...(DomainName === 'shop' && { VPCOptions: { VPCId: 'vpc-1' }, AIMLOptions: { S3VectorsEngine: { Enabled: true } } }),
      ...(DomainName === 'logs' && { AIMLOptions: { S3VectorsEngine: { Enabled: false }, NaturalLanguageQueryGenerationOptions: { DesiredState: 'DISABLED', CurrentState: 'NotEnabled' } } }),
      ...(DomainName !== 'old' && { EncryptionAtRestOptions: { Enabled: true, KmsKeyId: 'k1' }, NodeToNodeEncryptionOptions: { Enabled: true }, DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' } }),
      AccessPolicies: DomainName === 'tiny' ? '' : '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"es:*","Resource":"*"}]}',
      AdvancedSecurityOptions: { Enabled: DomainName === 'docs' },
      LogPublishingOptions: { AUDIT_LOGS: { Enabled: DomainName === 'docs', CloudWatchLogsLogGroupArn: 'x' }, SEARCH_SLOW_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: 'x' } },
    })),
  }),
  'opensearch.ListTags': () => ({ TagList: [{ Key: 'team', Value: 'ai' }] }),

  'memorydb.DescribeClusters': (call) => ({
    Clusters: here(call, ['cache', 'recall', 'sessions']).map((Name) => ({ Name, ARN: arn(call, 'memorydb', `cluster/${Name}`), Status: 'available', Engine: 'valkey', EngineVersion: '7.3', ParameterGroupName: Name === 'recall' ? 'search' : 'default.memorydb-valkey7', TLSEnabled: Name !== 'cache', ACLName: Name === 'sessions' ? 'app' : 'open-access', SecurityGroups: [{ SecurityGroupId: 'sg-1', Status: 'active' }] })),
  }),
  'memorydb.DescribeParameters': ({ input }) => ({ Parameters: [{ Name: 'activedefrag', Value: 'no' }, { Name: 'maxmemory-policy', Value: 'noeviction' }, { Name: 'search-enabled', Value: input['ParameterGroupName'] === 'search' ? 'yes' : 'no' }] }),

  'eks.ListClusters': (call) => ({ clusters: here(call, ['batch', 'main', 'spare']) }),
  'eks.DescribeCluster': (call) => ({
    cluster: {
      name: call.input['name'],
      arn: arn(call, 'eks', `cluster/${String(call.input['name'])}`),
      version: '1.34',
      status: 'ACTIVE',
      roleArn: 'arn:aws:iam::111122223333:role/eks',
      createdAt: day('2026-01-01'),
      resourcesVpcConfig: { endpointPublicAccess: call.input['name'] === 'main', endpointPrivateAccess: true, publicAccessCidrs: ['0.0.0.0/0'] },
      logging: { clusterLogging: [{ types: ['audit', 'api'], enabled: true }, { types: ['scheduler'], enabled: false }] },
      encryptionConfig: call.input['name'] === 'main' ? [{ resources: ['secrets'], provider: { keyArn: arn(call, 'kms', 'key/k1') } }] : [],
      accessConfig: { authenticationMode: 'API' },
      tags: { team: 'ai' },
    },
  }),
  'eks.ListAddons': ({ input }) => ({ addons: input['clusterName'] === 'main' ? ['vpc-cni', 'coredns', 'amazon-cloudwatch-observability'] : [] }),
  'eks.ListPodIdentityAssociations': (call) => ({ associations: call.input['clusterName'] === 'main' ? [{ clusterName: 'main', namespace: 'llm', serviceAccount: 'chat', associationId: 'a-1', associationArn: arn(call, 'eks', 'podidentityassociation/main/a-1') }] : [] }),
  'eks.DescribePodIdentityAssociation': () => ({ association: { clusterName: 'main', namespace: 'llm', serviceAccount: 'chat', associationId: 'a-1', roleArn: 'arn:aws:iam::111122223333:role/agent-role' } }),
  'eks.ListNodegroups': ({ input }) => ({ nodegroups: input['clusterName'] === 'main' ? ['gpu', 'plain', 'chips'] : [] }),
  'eks.DescribeNodegroup': (call) => {
    const name = String(call.input['nodegroupName']);
    return { nodegroup: { nodegroupName: name, nodegroupArn: arn(call, 'eks', `nodegroup/main/${name}/1`), clusterName: 'main', status: 'ACTIVE', amiType: name === 'gpu' ? 'AL2023_x86_64_NVIDIA' : 'CUSTOM', instanceTypes: name === 'chips' ? ['trn2.48xlarge'] : ['m7i.large'], nodeRole: 'arn:aws:iam::111122223333:role/node' } };
  },

  'codebuild.ListProjects': (call) => ({ projects: here(call, ['lint', 'release', 'site']) }),
  'codebuild.BatchGetProjects': (call, { planted }) => ({
    projects: (call.input['names'] as readonly string[]).map((name) => ({
      name,
      arn: arn(call, 'codebuild', `project/${name}`),
      source: { type: 'GITHUB', location: 'https://someone:hunter2@github.com/acme/shop.git', buildspec: name === 'release' ? `version: 0.2\nenv:\n  variables:\n    OPENAI_API_KEY: ${planted.openai}\n` : 'buildspec.yml' },
      environment: { type: 'LINUX_CONTAINER', image: 'aws/codebuild/amazonlinux2-x86_64-standard:5.0', computeType: 'BUILD_GENERAL1_SMALL', privilegedMode: true, environmentVariables: name === 'release' ? [{ name: 'OPENAI_API_KEY', value: planted.openai }, { name: 'ANTHROPIC_API_KEY', value: 'ai:key', type: 'SECRETS_MANAGER' }, { name: 'GREETING', value: planted.plain, type: 'PLAINTEXT' }] : [] },
      serviceRole: 'arn:aws:iam::111122223333:role/build',
      tags: [{ key: 'team', value: 'ai' }],
      lastModified: day('2026-01-01'),
    })),
  }),

  'amplify.ListApps': (call, { planted }) => ({
    apps: here(call, [{ appId: 'd1', appArn: arn(call, 'amplify', 'apps/d1'), name: 'site', description: '', repository: 'https://github.com/acme/site', platform: 'WEB_COMPUTE', createTime: day('2026-01-01'), updateTime: day('2026-01-01'), environmentVariables: { GREETING: planted.plain }, defaultDomain: 'x', enableBranchAutoBuild: true, enableBasicAuth: true, basicAuthCredentials: 'c29tZW9uZTpodW50ZXIy', buildSpec: 'version: 1\n', iamServiceRoleArn: 'arn:aws:iam::111122223333:role/amplify' }]),
  }),
  'amplify.ListBranches': (call, { planted }) => ({
    branches: ['dev', 'main', 'next'].map((branchName) => ({ branchName, branchArn: arn(call, 'amplify', `apps/d1/branches/${branchName}`), description: '', stage: 'PRODUCTION', displayName: branchName, enableNotification: false, createTime: day('2026-01-01'), updateTime: day('2026-01-01'), environmentVariables: branchName === 'main' ? { OPENAI_API_KEY: planted.openai } : {}, enableAutoBuild: true, customDomains: [], framework: '', activeJobId: '', totalNumberOfJobs: '', enableBasicAuth: false, ttl: '', enablePullRequestPreview: false })),
  }),

  'apprunner.ListServices': (call) => ({ ServiceSummaryList: here(call, [{ ServiceArn: arn(call, 'apprunner', 'service/chat/1'), ServiceName: 'chat', Status: 'RUNNING' }]) }),
  'apprunner.DescribeService': (call, { planted }) => ({
    Service: {
      ServiceName: 'chat',
      ServiceId: '1',
      ServiceArn: call.input['ServiceArn'],
      CreatedAt: day('2026-01-01'),
      UpdatedAt: day('2026-01-01'),
      Status: 'RUNNING',
      SourceConfiguration: { ImageRepository: { ImageIdentifier: 'ghcr.io/berriai/litellm:v1.80.0', ImageRepositoryType: 'ECR_PUBLIC', ImageConfiguration: { RuntimeEnvironmentVariables: { OPENAI_API_KEY: planted.openai }, RuntimeEnvironmentSecrets: { MASTER_KEY: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:master' } } } },
      InstanceConfiguration: { InstanceRoleArn: 'arn:aws:iam::111122223333:role/agent-role' },
      AutoScalingConfigurationSummary: {},
      NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible: true } },
    },
  }),
  'apprunner.ListTagsForResource': () => ({ Tags: [{ Key: 'team', Value: 'ai' }] }),

  'batch.DescribeJobDefinitions': (call, { planted }) => ({
    jobDefinitions: here(call, [
      { jobDefinitionName: 'train', jobDefinitionArn: arn(call, 'batch', 'job-definition/train:1'), revision: 1, type: 'container', containerProperties: { image: 'acme/train:1', environment: [] } },
      { jobDefinitionName: 'train', jobDefinitionArn: arn(call, 'batch', 'job-definition/train:2'), revision: 2, type: 'container', tags: { team: 'ai' }, containerProperties: { image: 'vllm/vllm-openai:v0.9.1', jobRoleArn: 'arn:aws:iam::111122223333:role/train', environment: [{ name: 'OPENAI_API_KEY', value: planted.openai }], secrets: [{ name: 'HF_TOKEN', valueFrom: 'arn:aws:ssm:eu-west-1:111122223333:parameter/hf' }], resourceRequirements: [{ type: 'GPU', value: '4' }, { type: 'VCPU', value: '8' }] } },
      { jobDefinitionName: 'pods', jobDefinitionArn: arn(call, 'batch', 'job-definition/pods:1'), revision: 1, type: 'container', eksProperties: { podProperties: { containers: [{ name: 'main', image: 'acme/pods:1', env: [{ name: 'GREETING', value: planted.plain }], resources: { limits: { 'nvidia.com/gpu': '1' } } }] } } },
    ]),
  }),

  'sfn.ListStateMachines': (call) => ({ stateMachines: here(call, ['plain', 'retrain', 'triage']).map((name) => ({ stateMachineArn: arn(call, 'states', `stateMachine:${name}`), name, type: name === 'triage' ? 'EXPRESS' : 'STANDARD', creationDate: day('2026-01-01') })) }),
  'sfn.DescribeStateMachine': (call, { planted }) => {
    const name = String(call.input['stateMachineArn']).split(':').at(-1) ?? '';
    const isWhole = call.input['includedData'] !== 'METADATA_ONLY';
    return {
      stateMachineArn: call.input['stateMachineArn'],
      name,
      status: 'ACTIVE',
      type: name === 'triage' ? 'EXPRESS' : 'STANDARD',
      creationDate: day('2026-01-01'),
      roleArn: 'arn:aws:iam::111122223333:role/flow',
      definition: isWhole ? JSON.stringify(definitions(planted.openai)[name] ?? { States: {} }) : '',
      loggingConfiguration: { level: name === 'triage' ? 'OFF' : 'ALL', includeExecutionData: true },
      ...(name === 'plain' && { encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: arn(call, 'kms', 'key/k1') } }),
    };
  },
  'glue.GetMLTransforms': (call) => ({ Transforms: here(call, [{ TransformId: 'tfm-1', Name: 'same-customer', Status: 'READY', Parameters: { TransformType: 'FIND_MATCHES' }, Role: 'arn:aws:iam::111122223333:role/glue', InputRecordTables: [{ DatabaseName: 'crm', TableName: 'customers' }] }]) }),
};

const task = (Resource: string, Parameters: object) => ({ Type: 'Task', Resource, Parameters, End: true });

/** Definitions by name, with an instruction, a computed model and a key in a header. */
const definitions = (key: string): Readonly<Record<string, object>> => ({
  plain: { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 1, End: true } } },
  retrain: { StartAt: 'Train', States: { Train: task('arn:aws:states:::sagemaker:createTrainingJob.sync', { 'TrainingJobName.$': '$.name' }), Try: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sagemakerruntime:invokeEndpoint', Arguments: { EndpointName: 'E1', Body: '{% $states.input %}' }, End: true } } },
  triage: {
    StartAt: 'Ask',
    States: {
      Ask: task('arn:aws:states:::bedrock:invokeModel', { ModelId: 'arn:aws:bedrock:eu-west-1::foundation-model/meta.llama3-8b-instruct-v1:0', Body: { prompt: instruction } }),
      Choose: task('arn:aws:states:::aws-sdk:bedrockruntime:converse', { 'ModelId.$': '$.model' }),
      Both: { Type: 'Parallel', End: true, Branches: [{ StartAt: 'Look', States: { Look: task('arn:aws:states:::aws-sdk:bedrockagentruntime:retrieve', { KnowledgeBaseId: 'KB1' }) } }, { StartAt: 'Agent', States: { Agent: task('arn:aws:states:::aws-sdk:bedrockagentruntime:invokeAgent', { AgentId: 'A1' }) } }] },
      Pages: { Type: 'Map', End: true, ItemProcessor: { StartAt: 'Read', States: { Read: task('arn:aws:states:::aws-sdk:textract:analyzeDocument', {}) } } },
      Answer: task('arn:aws:states:::lambda:invoke', { FunctionName: 'answer' }),
      Post: task('arn:aws:states:::http:invoke', { ApiEndpoint: 'https://api.openai.com/v1/responses', Headers: { Authorization: `Bearer ${key}` } }),
    },
  },
});
