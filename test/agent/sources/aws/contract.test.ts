import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '#shared/model/report.ts';
import type { AwsResources } from '#shared/model/resources/aws.ts';
import { listServices } from '../../../../agent/sources/aws/open-aws.ts';
import { missing, scanAws, startAws, type AwsInTest } from './aws-in-test.ts';

type Names<Kind extends keyof AwsResources> = Readonly<Record<keyof AwsResources[Kind], true>>;

/** Every attribute of the two kinds that many services tell of; one that the contract gains does not compile until it is here. */
const accountNames: Names<'aws.account'> = {
  account_id: true,
  region: true,
  alias: true,
  account_mfa_enabled: true,
  account_access_keys_present: true,
  account_password_present: true,
  organizations_features: true,
  virtual_mfa_devices: true,
  credential_report_generated_time: true,
  root_password_last_used: true,
  root_access_key_1_last_used_date: true,
  root_access_key_2_last_used_date: true,
  password_policy: true,
  sso_instances: true,
  public_access_block: true,
  has_security_contact: true,
  budgets: true,
};
const regionNames: Names<'aws.region'> = {
  account_id: true,
  region: true,
  ebs_encryption_by_default: true,
  metadata_default_http_tokens: true,
  analyzers: true,
  analyzer_findings: true,
  configuration_recorders: true,
  guardduty_detectors: true,
  security_hub: true,
  inspector: true,
  macie_status: true,
  bedrock_logging: true,
  bedrock_invocations: true,
  bedrock_enforced_guardrails: true,
  metric_filters: true,
  alarms: true,
  event_rules: true,
  topic_subscriptions: true,
  restore_jobs: true,
  restore_testing_plans: true,
  protected_resources: true,
  ecr_scanning: true,
};

const attributesOf = (report: Report, kind: string, name: string) => report.resources.find((resource) => resource.kind === kind && resource.name === name)?.attributes;
const told = (attributes: Readonly<Record<string, unknown>> = {}) => [...Object.keys(attributes).filter((name) => name !== 'unread'), ...Object.keys((attributes['unread'] as object | undefined) ?? {})].sort();

describe('a scan of AWS', () => {
  let aws: AwsInTest;
  let report: Report;
  beforeAll(async () => {
    aws = await startAws(afterAll);
    report = await scanAws(aws);
  }, 120_000);

  it('calls what the tables list and nothing else, in signed requests of which the stand-in knows every parameter', () => {
    expect(aws.violations).toEqual([]);
    const listed = new Set<string>(listServices().flatMap(({ id, operations }) => Object.keys(operations).map((operation) => `${id}.${operation}`)));
    const called = new Set(aws.calls.map(({ service, operation }) => `${service}.${operation}`));
    expect([...called].filter((operation) => !listed.has(operation))).toEqual([]);
    // These keys need no role, and the credential report is there already.
    expect([...listed].filter((operation) => !called.has(operation)).sort()).toEqual(['iam.GenerateCredentialReport', 'sts.AssumeRole']);
  });

  it('tells of every kind of the contract, over pages of two', () => {
    const counts = Object.fromEntries([...Map.groupBy(report.resources, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length]));
    expect(counts).toMatchObject({
      'aws.account': 1, 'aws.region': 2, 'aws.organization': 1, 'aws.iam_user': 3, 'aws.iam_access_key': 3, 'aws.iam_group': 1, 'aws.iam_role': 1, 'aws.iam_policy': 2, 'aws.bedrock_api_key': 1,
      'aws.s3_bucket': 2, 'aws.cloudtrail_trail': 1, 'aws.log_group': 3, 'aws.guardduty_finding': 3, 'aws.inspector_finding': 3, 'aws.ec2_instance': 3, 'aws.security_group': 3, 'aws.vpc': 1, 'aws.ebs_volume': 1,
      'aws.snapshot': 7, 'aws.lambda_function': 3, 'aws.ecs_task_definition': 4, 'aws.ecr_repository': 1, 'aws.load_balancer_listener': 2, 'aws.certificate': 1, 'aws.rds_instance': 3, 'aws.rds_cluster': 1,
      'aws.dynamodb_table': 3, 'aws.kms_key': 3, 'aws.secret': 3, 'aws.bedrock_agent': 3, 'aws.bedrock_guardrail': 1, 'aws.bedrock_knowledge_base': 1, 'aws.bedrock_flow': 1, 'aws.bedrock_prompt': 1,
      'aws.bedrock_foundation_model': 5, 'aws.bedrock_custom_model': 1, 'aws.bedrock_customization_job': 1, 'aws.bedrock_imported_model': 1, 'aws.bedrock_inference_profile': 2, 'aws.agentcore_runtime': 1,
      'aws.agentcore_gateway': 1, 'aws.agentcore_memory': 1, 'aws.agentcore_browser': 1, 'aws.agentcore_code_interpreter': 1, 'aws.agentcore_api_key_provider': 1, 'aws.sagemaker_notebook': 3, 'aws.sagemaker_model': 3,
      'aws.sagemaker_endpoint': 1, 'aws.sagemaker_training_job': 1, 'aws.sagemaker_domain': 1, 'aws.sagemaker_lifecycle_config': 2, 'aws.qbusiness_application': 1, 'aws.kendra_index': 1, 'aws.lex_bot_alias': 1,
      'aws.comprehend_model': 1, 'aws.opensearch_collection': 3, 'aws.s3_vector_bucket': 1, 'aws.rekognition_collection': 3, 'aws.rekognition_model': 2, 'aws.rekognition_stream_processor': 1, 'aws.personalize_dataset_group': 1, 'aws.bedrock_data_automation_project': 1, 'aws.opensearch_domain': 5, 'aws.memorydb_cluster': 3, 'aws.eks_cluster': 3,
      'aws.codebuild_project': 3, 'aws.amplify_app': 1, 'aws.apprunner_service': 1, 'aws.batch_job_definition': 2, 'aws.state_machine': 3, 'aws.sagemaker_labeling_job': 1, 'aws.sagemaker_model_package': 3,
    } satisfies Readonly<Record<keyof AwsResources, number>>);
  });

  it('joins what many services say of the account and of each region, and leaves no attribute without a value or a reason', () => {
    expect(told(attributesOf(report, 'aws.account', '111122223333'))).toEqual(Object.keys(accountNames).sort());
    for (const region of ['eu-west-1', 'us-east-1']) expect(told(attributesOf(report, 'aws.region', region))).toEqual(Object.keys(regionNames).sort());
    expect(attributesOf(report, 'aws.account', '111122223333')).toMatchObject({
      alias: 'acme',
      account_mfa_enabled: 1,
      credential_report_generated_time: '2026-11-21T00:00:00Z',
      root_password_last_used: '2026-01-05T10:11:12Z',
      root_access_key_1_last_used_date: null,
      password_policy: { minimum_password_length: 14, password_reuse_prevention: 24, max_password_age: null },
      // Asked at S3 Control, through the client of S3.
      public_access_block: { block_public_acls: true, ignore_public_acls: true, block_public_policy: true, restrict_public_buckets: true },
      has_security_contact: true,
      budgets: [
        { budget_name: 'ai', budget_type: 'COST', is_filtered: true, services: ['Amazon Bedrock', 'Amazon SageMaker'], notification_count: 1 },
        { budget_name: 'all', budget_type: 'COST', is_filtered: false, services: [], notification_count: 0 },
      ],
    });
    expect(attributesOf(report, 'aws.region', 'us-east-1')).toMatchObject({ security_hub: null, macie_status: null, metadata_default_http_tokens: null, guardduty_detectors: [], bedrock_logging: null, metric_filters: [] });
    expect(attributesOf(report, 'aws.region', 'eu-west-1')).toMatchObject({
      bedrock_invocations: [{ model_id: 'anthropic.claude-3-haiku-20240307-v1:0', invocations: 42 }, { model_id: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0', invocations: 42 }],
      metric_filters: [{ log_group_name: 'trail', metrics: [{ namespace: 'Security', name: 'RootUse' }] }],
      protected_resources: [{ resource_arn: 'arn:aws:rds:eu-west-1:111122223333:db:a', last_backup_time: '2026-11-20T00:00:00Z' }],
      configuration_recorders: [{ name: 'default', recording: true, last_status: 'SUCCESS', all_supported: true, recording_strategy: 'ALL_SUPPORTED_RESOURCE_TYPES' }],
    });
  });

  it('reads a bucket in its own region, takes the absence of a setting for an answer, and leaves buckets of other regions', () => {
    expect(attributesOf(report, 'aws.s3_bucket', 'acme-data')).toMatchObject({ region: 'eu-west-1', encryption: 'aws:kms', versioning: 'Enabled', object_lock: null, policy_is_public: false, tags: { 'data-class': 'personal' }, lifecycle_rules: [{ id: 'old', is_filtered: true, expiration_days: 30, noncurrent_days: 7 }] });
    expect(attributesOf(report, 'aws.s3_bucket', 'acme-logs')).toMatchObject({ region: 'us-east-1', encryption: null, versioning: null, public_access_block: null, policy: null, policy_is_public: false, logging: null, lifecycle_rules: [], tags: {}, object_lock: { mode: 'COMPLIANCE', days: 365, years: null } });
    expect(attributesOf(report, 'aws.s3_bucket', 'acme-elsewhere')).toBeUndefined();
    expect(new Set(aws.calls.filter(({ input }) => input['Bucket'] === 'acme-logs' && input['Bucket'] !== undefined).map(({ operation, region }) => (operation === 'GetBucketLocation' ? 'us-east-1' : region)))).toEqual(new Set(['us-east-1']));
  });

  it('joins instances with what Systems Manager knows of them', () => {
    expect(attributesOf(report, 'aws.ec2_instance', 'host i-1')).toMatchObject({ http_tokens: 'optional', ssm_ping_status: 'Online', patch_compliance: 'NON_COMPLIANT', oldest_missing_patch_release: '2026-09-01T00:00:00Z', patch_state: { missing_count: 1 } });
    expect(attributesOf(report, 'aws.ec2_instance', 'host i-2')).toMatchObject({ ssm_ping_status: null, patch_state: null, patch_compliance: null, oldest_missing_patch_release: null });
  });

  it('takes models into the inventory that are granted, referenced or used, and not those that are only offered', () => {
    const states = Object.fromEntries(report.resources.filter(({ kind }) => kind === 'aws.bedrock_foundation_model').map(({ name, attributes }) => [name, attributes['state']]));
    expect(states).toEqual({
      'anthropic.claude-3-haiku-20240307-v1:0': 'used',
      // Called through an inference profile, and named by agents.
      'anthropic.claude-sonnet-4-5-20250929-v1:0': 'used',
      'amazon.titan-embed-text-v2:0': 'referenced',
      // Named by a workflow.
      'meta.llama3-8b-instruct-v1:0': 'referenced',
      'mistral.mistral-large-2402-v1:0': 'granted',
    });
    expect(Object.fromEntries(report.components.flatMap(({ properties }) => (properties['state'] === undefined || properties['canonical'] === undefined ? [] : [[properties['canonical'], properties['state']]])))).toEqual(states);
  });

  it('tells of jobs how many there were, when the last one was and where answers went, and nothing of one of them', () => {
    const jobs = Object.fromEntries(report.resources.filter(({ kind }) => kind === 'aws.ai_jobs').map(({ name, attributes: { service, account_id: _account, region: _region, ...use } }) => [name, { service, ...use }]));

    expect(jobs).toEqual({
      'Polly speech synthesis': { service: 'polly', job_count: 1, is_cut: false, last_job_time: '2026-11-02T00:00:00Z', output_buckets: ['acme-data'], kms_keys: [], without_kms_key_count: null, models: [] },
      'Rekognition media analysis': { service: 'rekognition', job_count: 3, is_cut: false, last_job_time: '2026-11-03T00:00:00Z', output_buckets: ['acme-data'], kms_keys: ['k1'], without_kms_key_count: 2, models: [] },
      'Transcribe transcriptions': { service: 'transcribe', job_count: 3, is_cut: false, last_job_time: '2026-11-03T00:00:00Z', output_buckets: [], kms_keys: [], without_kms_key_count: null, models: ['arn:aws:transcribe:eu-west-1:111122223333:language-model/calls'] },
      'Translate batch translations': { service: 'translate', job_count: 1, is_cut: false, last_job_time: '2026-11-01T00:00:00Z', output_buckets: ['acme-data'], kms_keys: [], without_kms_key_count: 1, models: [] },
    });
  });

  it('tells a search domain that holds vectors from one that holds logs, and nodes with accelerators from others', () => {
    expect(report.components.filter(({ kind, properties }) => kind === 'vector_store' && properties['resource'] === 'aws.opensearch_vector_domain').map(({ name }) => name)).toEqual(['shop']);
    expect(report.components.filter(({ properties }) => properties['resource'] === 'aws.memorydb_cluster').map(({ kind, name }) => `${kind} ${name}`)).toEqual(['vector_store recall']);
    expect(aws.calls.filter(({ operation }) => operation === 'DescribeParameters').length, 'each of two groups once, over two pages').toBe(4);
    expect(Object.fromEntries(report.resources.filter(({ kind }) => kind === 'aws.eks_nodegroup').map(({ name, attributes }) => [name, attributes['accelerator']]))).toEqual({ 'main/chips': 'neuron', 'main/gpu': 'gpu', 'main/plain': null });
    expect(attributesOf(report, 'aws.eks_cluster', 'main')).toMatchObject({ log_types: ['api', 'audit'], addon_names: ['amazon-cloudwatch-observability', 'coredns', 'vpc-cni'], pod_identities: [{ namespace: 'llm', service_account: 'chat', role_arn: 'arn:aws:iam::111122223333:role/agent-role' }] });
  });

  it('tells of builds, sites, services and jobs what they run, and of variables the names', () => {
    expect(attributesOf(report, 'aws.codebuild_project', 'release')).toMatchObject({ environment: [{ name: 'GREETING', secret: null }, { name: 'OPENAI_API_KEY', secret: { detector: 'openai_api_key' } }], secrets: [{ name: 'ANTHROPIC_API_KEY', value_from: 'ai:key' }], buildspec_secrets: [{ detector: 'openai_api_key', line: 4 }], source_location: 'https://github.com/acme/shop.git' });
    expect(attributesOf(report, 'aws.codebuild_project', 'lint')).toMatchObject({ environment: [], buildspec_secrets: [] });
    expect(attributesOf(report, 'aws.amplify_app', 'site')).toMatchObject({ environment: [{ name: 'GREETING', secret: null }], branches: [{ branch_name: 'dev', environment: [] }, { branch_name: 'main', environment: [{ name: 'OPENAI_API_KEY' }] }, { branch_name: 'next', environment: [] }] });
    expect(attributesOf(report, 'aws.apprunner_service', 'chat')).toMatchObject({ is_publicly_accessible: true, kms_key: null, containers: [{ image: 'ghcr.io/berriai/litellm:v1.80.0', secrets: [{ name: 'MASTER_KEY' }] }] });
    expect(attributesOf(report, 'aws.batch_job_definition', 'train:2')).toMatchObject({ gpu_count: 4, role_arns: ['arn:aws:iam::111122223333:role/train'], containers: [{ name: 'job', secrets: [{ name: 'HF_TOKEN' }] }] });
    expect(attributesOf(report, 'aws.batch_job_definition', 'pods:1')).toMatchObject({ gpu_count: 1, containers: [{ name: 'main', environment: [{ name: 'GREETING', secret: null }] }] });
    expect(report.components.filter(({ kind }) => kind === 'container_image').map(({ name }) => name)).toEqual(expect.arrayContaining(['ghcr.io/berriai/litellm', 'vllm/vllm-openai']));
  });

  it('reads of a workflow what it calls, and keeps no input of a task', () => {
    expect(attributesOf(report, 'aws.state_machine', 'triage')).toMatchObject({
      ai_services: ['bedrock', 'textract'],
      ai_tasks: [
        { state: 'Ask', service: 'bedrock', action: 'invokeModel' },
        { state: 'Choose', service: 'bedrockruntime', action: 'converse' },
        { state: 'Both/Look', service: 'bedrockagentruntime', action: 'retrieve' },
        { state: 'Both/Agent', service: 'bedrockagentruntime', action: 'invokeAgent' },
        { state: 'Pages/Read', service: 'textract', action: 'analyzeDocument' },
      ],
      model_ids: ['meta.llama3-8b-instruct-v1:0'],
      function_names: ['answer'],
      http_hosts: ['api.openai.com'],
      definition_secrets: [{ detector: 'openai_api_key', line: 84 }],
      logging_level: 'OFF',
    });
    expect(attributesOf(report, 'aws.state_machine', 'plain')).toMatchObject({ ai_services: [], ai_tasks: [], model_ids: [] });
    expect(report.components.filter(({ properties }) => properties['resource'] === 'aws.state_machine').map(({ name }) => name).sort()).toEqual(['retrain', 'triage']);
  });

  it('makes agents, tools, guardrails, stores and models components that lead to each other', () => {
    const names = new Map(report.components.map(({ id, kind, name }) => [id, `${kind} ${name}`]));
    const edges = report.relationships.map(({ from, type, to }) => `${names.get(from)} ${type} ${names.get(to)}`);
    expect(edges).toEqual(
      expect.arrayContaining([
        'agent agent-A1 uses guardrail base',
        'agent agent-A1 uses model eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
        'agent agent-A1 reads vector_store manuals',
        'agent agent-A1 calls tool refunds',
        'agent agent-A1 calls agent agent-A2',
        'vector_store manuals uses embedding_model amazon.titan-embed-text-v2:0',
        'vector_store manuals uses vector_store c1',
        'vector_store manuals reads dataset source S1',
        'model tuned trained-on dataset s3://acme-data/train.jsonl',
        'cloud_resource e1 uses model m1',
        'mcp_server tools exposes tool target t1',
        'agent helper calls tool jira',
        'cloud_resource gate reads vector_store visitors',
        'model parts/v1 trained-on dataset s3://acme-data/parts.manifest',
        'model also-bought trained-on dataset interactions',
        'model for-you trained-on dataset users',
        'cloud_resource front-page uses model also-bought',
        'model calls trained-on dataset s3://acme-data/calls/',
        'cloud_resource Transcribe transcriptions uses model calls',
        'model invoices/2 trained-on dataset s3://acme-data/invoices.manifest',
        'cloud_resource claims uses cloud_resource b1',
        'cloud_resource triage uses model meta.llama3-8b-instruct-v1:0',
        'cloud_resource triage reads vector_store manuals',
        'cloud_resource triage calls agent agent-A1',
        'cloud_resource tickets uses model tickets/2',
        'cloud_resource tickets reads dataset s3://acme-data/lake',
        'cloud_resource tuned-live uses model tuned',
        'cloud_resource part uses model m2',
        'cloud_resource part served-by cloud_resource e1',
        'cloud_resource retrain uses cloud_resource e1',
      ]),
    );
    expect([...names.values()]).toContain('container_image ollama/ollama');
  });

  it('gives the same bytes again, and says how often it asked', { timeout: 120_000 }, async () => {
    const callsBefore = aws.calls.length;

    const second = await scanAws(aws);

    expect(report.sources[0]?.attributes['calls']).toBe(String(callsBefore));
    expect(aws.calls).toHaveLength(2 * callsBefore);
    expect(JSON.stringify(second)).toBe(JSON.stringify(report));
  });

  it('is complete but for a service that a region does not have', () => {
    expect(missing(report)).toEqual([
      { path: 'aws/111122223333/us-east-1/kendra', reason: 'unsupported', effect: 'skipped', detail: 'kendra ListIndices in us-east-1: the service or the operation is not offered there (UnknownOperationException, HTTP 404).', resources: ['aws.kendra_data_source', 'aws.kendra_index'] },
    ]);
  });
});
