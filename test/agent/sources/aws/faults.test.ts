import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/model/app-error.ts';
import { readAws, scanAws, startAws } from './aws-in-test.ts';

describe('what AWS does not give', () => {
  it('is unknown where a list is refused: its kinds may be missing, and the rest of the service goes on', async () => {
    const aws = await startAws();
    aws.faults.push({ service: 'lambda', operation: 'ListFunctions', fault: { error: 'AccessDeniedException', status: 403 } }, { service: 'iam', operation: 'ListAccessKeys', fault: { error: 'AccessDenied', status: 403 } });

    const { entries, resources } = await readAws(aws, ['lambda', 'iam']);

    expect(entries).toHaveLength(2);
    expect(entries).toEqual(
      expect.arrayContaining([
        { path: 'aws/111122223333/eu-west-1/lambda', reason: 'refused', effect: 'skipped', detail: 'lambda ListFunctions in eu-west-1: refused (AccessDeniedException, HTTP 403). Allow lambda:ListFunctions.', resources: ['aws.lambda_function'] },
        { path: 'aws/111122223333/global/iam', reason: 'refused', effect: 'skipped', detail: 'iam ListAccessKeys in us-east-1: refused (AccessDenied, HTTP 403). Allow iam:ListAccessKeys.', resources: ['aws.iam_access_key'] },
      ]),
    );
    expect(resources.filter(({ kind }) => kind === 'aws.iam_user')).toHaveLength(3);
  });

  it('is unread where one attribute is refused, in every thing, with one entry that counts them', async () => {
    const aws = await startAws();
    aws.faults.push({ service: 's3', operation: 'GetBucketEncryption', fault: { error: 'AccessDenied', status: 403 } });

    const { entries, resources } = await readAws(aws, ['s3'], { regions: ['eu-west-1', 'us-east-1'] });

    const buckets = resources.filter(({ kind }) => kind === 'aws.s3_bucket');
    expect(buckets).toHaveLength(2);
    for (const { attributes } of buckets) {
      expect(Object.keys(attributes.unread ?? {})).toEqual(['encryption', 'kms_master_key_id']);
      expect(attributes).not.toHaveProperty('encryption');
    }
    expect(entries.map(({ reason, detail, resources: kinds }) => ({ reason, detail, kinds }))).toEqual([
      { reason: 'refused', detail: 'encryption, kms_master_key_id of 1 aws.s3_bucket: s3 GetBucketEncryption in eu-west-1: refused (AccessDenied, HTTP 403). Allow s3:GetEncryptionConfiguration.', kinds: [] },
      { reason: 'refused', detail: 'encryption, kms_master_key_id of 1 aws.s3_bucket: s3 GetBucketEncryption in us-east-1: refused (AccessDenied, HTTP 403). Allow s3:GetEncryptionConfiguration.', kinds: [] },
    ]);
  });

  it('is asked again when AWS is busy, and counted as one call', async () => {
    const aws = await startAws();
    aws.faults.push({ service: 'dynamodb', operation: 'ListTables', times: 1, fault: { error: 'ThrottlingException', status: 400 } }, { service: 'kms', operation: 'ListKeys', times: 2, fault: { error: 'InternalFailure', status: 500 } });

    const { entries, resources, counts } = await readAws(aws, ['dynamodb', 'kms']);

    expect(entries).toEqual([]);
    expect(resources.filter(({ kind }) => kind === 'aws.dynamodb_table')).toHaveLength(3);
    expect(resources.filter(({ kind }) => kind === 'aws.kms_key')).toHaveLength(3);
    expect(counts.calls.get('dynamodb:ListTables')).toBe(2);
    expect(aws.calls.filter(({ operation }) => operation === 'ListTables')).toHaveLength(3);
    expect(aws.calls).toHaveLength(counts.requests);
  });

  it('is throttled when every try was, and broken when the service stays ill', async () => {
    const aws = await startAws();
    aws.faults.push({ service: 'acm', operation: 'ListCertificates', fault: { error: 'ThrottlingException', status: 400 } }, { service: 'backup', fault: { error: 'InternalServerError', status: 503 } });

    const { entries, resources, counts } = await readAws(aws, ['acm', 'backup']);

    expect(entries.find(({ path }) => path.endsWith('/acm'))).toMatchObject({ reason: 'throttled', resources: ['aws.certificate'] });
    expect(resources.find(({ kind }) => kind === 'aws.region')?.attributes.unread).toMatchObject({ restore_jobs: expect.stringContaining('HTTP 503') as string });
    expect(counts.calls.get('acm:ListCertificates')).toBe(1);
    expect(aws.calls.filter(({ operation }) => operation === 'ListCertificates')).toHaveLength(5);
  });

  it('is gone where a thing vanished after it was listed, and refused where what leads to others was: the thing itself stays', async () => {
    const aws = await startAws();
    aws.faults.push(
      { service: 'bedrock-agent', operation: 'GetAgent', times: 1, fault: { error: 'ResourceNotFoundException', status: 404 } },
      { service: 'kendra', operation: 'ListDataSources', fault: { error: 'AccessDeniedException', status: 400 } },
      { service: 'ecs', operation: 'ListServices', fault: { error: 'AccessDeniedException', status: 400 } },
    );

    const { entries, resources } = await readAws(aws, ['bedrock-agent', 'kendra', 'ecs']);

    expect(resources.filter(({ kind, attributes }) => kind === 'aws.bedrock_agent' && attributes.unread?.['guardrail'] !== undefined)).toHaveLength(1);
    expect(entries.find(({ path }) => path.endsWith('/bedrock-agent'))).toMatchObject({ reason: 'vanished', effect: 'partial', resources: [] });
    expect(resources.find(({ kind }) => kind === 'aws.kendra_index')?.attributes.unread).toEqual({ data_source_ids: expect.stringContaining('Allow kendra:ListDataSources') as string });
    expect(entries.filter(({ path }) => path.endsWith('/kendra')).map(({ resources: kinds }) => kinds)).toEqual(expect.arrayContaining([['aws.kendra_data_source'], []]));
    // The latest revision of each family is there; which services run it, and which older ones run, is not known.
    const tasks = resources.filter(({ kind }) => kind === 'aws.ecs_task_definition');
    expect(tasks.map(({ name }) => name)).toEqual(['chat:3', 'idle:3', 'old:3']);
    for (const { attributes } of tasks) expect(Object.keys(attributes.unread ?? {})).toEqual(['services']);
    expect(entries.find(({ path, resources: kinds }) => path.endsWith('/ecs') && kinds?.length === 1)).toMatchObject({ reason: 'refused', effect: 'partial', resources: ['aws.ecs_task_definition'] });
  });

  it('is kept as far as it came when an answer is cut off or its pages lead in a circle', async () => {
    const aws = await startAws();
    aws.faults.push({ service: 'secrets-manager', operation: 'ListSecrets', fault: { circle: true } }, { service: 'ecr', operation: 'DescribeRepositories', fault: { cut: true } });

    const { entries, resources } = await readAws(aws, ['secrets-manager', 'ecr']);

    expect(entries.find(({ path }) => path.endsWith('/secrets-manager'))).toMatchObject({ reason: 'broke_off', effect: 'partial', detail: expect.stringContaining('leads back to an earlier one') as string, resources: ['aws.secret'] });
    expect(entries.find(({ path }) => path.endsWith('/ecr'))).toMatchObject({ reason: 'broke_off', effect: 'skipped', resources: ['aws.ecr_repository'] });
    expect(resources.filter(({ kind }) => kind === 'aws.secret')).toHaveLength(3);
  });

  it('has a time: a body that never ends holds up its own service and no other', async () => {
    const aws = await startAws();
    aws.faults.push({ service: 'sagemaker', operation: 'ListDomains', fault: { slow: true } });

    const { entries, resources } = await readAws(aws, ['sagemaker', 'comprehend'], { callTimeoutMs: 3_000 });

    expect(entries).toMatchObject([{ path: 'aws/111122223333/eu-west-1/sagemaker', reason: 'timed_out', resources: ['aws.sagemaker_domain'] }]);
    expect(resources.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['aws.comprehend_model', 'aws.sagemaker_notebook', 'aws.sagemaker_model_card']));
  });

  it('ends everything when the credentials expire, without a further request', async () => {
    const aws = await startAws();
    const answer = aws.world.answer.bind(aws.world);
    aws.world.answer = (call) => {
      if (call.operation === 'ListSecrets') aws.world.keys.set(aws.world.state.accessKeyId, { account: call.account, isExpired: true });
      return answer(call);
    };

    const { entries } = await readAws(aws, ['secrets-manager']);

    expect(entries.find(({ resources: kinds }) => kinds?.includes('aws.secret'))).toMatchObject({ reason: 'refused', effect: 'partial', detail: expect.stringContaining('have expired (ExpiredTokenException, HTTP 400)') as string });
    // The first request with the expired keys is the last one.
    expect(aws.calls.slice(aws.calls.findIndex(({ operation }) => operation === 'ListSecrets') + 1)).toHaveLength(1);
  });

  it('is unsupported where the service or the region is not there', async () => {
    const aws = await startAws();

    const { entries, resources } = await readAws(aws, ['kendra', 'kms'], { regions: ['ap-east-1', 'eu-west-1', 'us-east-1'] });

    expect(entries.map(({ path, reason, resources: kinds }) => ({ path, reason, kinds }))).toEqual([
      { path: 'aws/111122223333/ap-east-1', reason: 'unsupported', kinds: ['aws.kendra_data_source', 'aws.kendra_index', 'aws.kms_key'] },
      { path: 'aws/111122223333/us-east-1/kendra', reason: 'unsupported', kinds: ['aws.kendra_data_source', 'aws.kendra_index'] },
    ]);
    expect(aws.calls.some(({ region }) => region === 'ap-east-1')).toBe(false);
    expect(resources.filter(({ kind }) => kind === 'aws.region').map(({ name }) => name)).toEqual(['eu-west-1', 'us-east-1']);
  });

  it('is all but the definition of a workflow that is sealed with a key of the account, and no permission is asked for', async () => {
    const aws = await startAws();
    aws.faults.push({ service: 'sfn', operation: 'DescribeStateMachine', times: 1, fault: { error: 'KmsAccessDeniedException', status: 400 } });

    const { entries, resources } = await readAws(aws, ['sfn']);

    const [plain, ...others] = resources.filter(({ kind }) => kind === 'aws.state_machine').map(({ attributes }) => attributes);
    expect(plain).toMatchObject({ status: 'ACTIVE', logging_level: 'ALL', kms_key_id: expect.stringContaining('key/k1') as string });
    expect(Object.keys(plain?.unread ?? {})).toEqual(['ai_services', 'ai_tasks', 'definition_secrets', 'model_ids']);
    expect(others.map(({ unread }) => unread)).toEqual([undefined, undefined]);
    expect(entries).toMatchObject([{ reason: 'refused', effect: 'partial', resources: [], detail: expect.not.stringContaining('Allow') as string }]);
    expect(aws.calls.filter(({ input }) => input['includedData'] === 'METADATA_ONLY')).toHaveLength(1);
  });

  it('is unknown of one kind where its list is refused, and of what it leads to where a detail is: faces, nodes, variables of branches', async () => {
    const aws = await startAws();
    aws.faults.push(
      { service: 'rekognition', operation: 'ListCollections', fault: { error: 'AccessDeniedException', status: 400 } },
      { service: 'rekognition', operation: 'DescribeStreamProcessor', fault: { error: 'ThrottlingException', status: 400 } },
      { service: 'eks', operation: 'DescribeNodegroup', fault: { error: 'AccessDeniedException', status: 403 } },
      { service: 'amplify', operation: 'ListBranches', fault: { error: 'UnauthorizedException', status: 401 } },
      { service: 'apprunner', operation: 'DescribeService', fault: { error: 'AccessDeniedException', status: 400 } },
      { service: 'personalize', operation: 'ListDatasets', fault: { error: 'AccessDeniedException', status: 400 } },
    );

    const { entries, resources } = await readAws(aws, ['rekognition', 'eks', 'amplify', 'apprunner', 'personalize']);

    const unreadOf = (kind: string) => resources.filter((resource) => resource.kind === kind).map(({ attributes }) => Object.keys(attributes.unread ?? {}));
    const kindsMissing = entries.flatMap(({ reason, effect, resources: kinds = [] }) => kinds.map((kind) => `${kind} ${reason} ${effect}`));
    expect(kindsMissing.sort()).toEqual(['aws.eks_nodegroup refused skipped', 'aws.personalize_dataset refused skipped', 'aws.rekognition_collection refused skipped']);
    expect(unreadOf('aws.rekognition_stream_processor')).toEqual([['data_sharing_opt_in', 'face_collection_id', 'input_stream_arn', 'kms_key_id', 'output', 'role_arn']]);
    expect(entries.find(({ detail }) => detail?.includes('aws.rekognition_stream_processor'))).toMatchObject({ reason: 'throttled' });
    expect(unreadOf('aws.amplify_app')).toEqual([['branches']]);
    expect(unreadOf('aws.apprunner_service')).toEqual([['containers', 'instance_role_arn', 'is_publicly_accessible', 'kms_key', 'repository_url']]);
    expect(unreadOf('aws.personalize_solution')).toEqual([['dataset_arns']]);
    expect(resources.filter(({ kind }) => kind === 'aws.eks_cluster')).toHaveLength(3);
    expect(resources.filter(({ kind }) => kind === 'aws.rekognition_model')).toHaveLength(2);
  });

  it('leaves half-known what stands on it: which models are in use when agents could not be listed, metric filters when trails could not', async () => {
    const aws = await startAws();
    aws.faults.push({ service: 'bedrock-agent', operation: 'ListAgents', fault: { error: 'AccessDeniedException', status: 403 } }, { service: 'cloudtrail', operation: 'DescribeTrails', fault: { error: 'AccessDeniedException', status: 403 } });

    const { entries, resources } = await readAws(aws, ['bedrock', 'bedrock-agent', 'cloudtrail', 'cloudwatch', 'cloudwatch-logs']);

    const models = entries.find(({ resources: kinds }) => kinds?.includes('aws.bedrock_foundation_model'));
    expect(models).toMatchObject({ reason: 'broke_off', effect: 'partial', detail: expect.stringContaining('Allow bedrock:ListAgents') as string });
    expect(resources.find(({ kind }) => kind === 'aws.region')?.attributes.unread?.['metric_filters']).toContain('Allow cloudtrail:DescribeTrails');
    expect(aws.calls.some(({ operation }) => operation === 'DescribeMetricFilters')).toBe(false);
  });

  it('still tells the models that are named or called when nobody may ask which are granted', async () => {
    const aws = await startAws();
    aws.faults.push({ service: 'bedrock', operation: 'GetFoundationModelAvailability', fault: { error: 'AccessDeniedException', status: 403 } });

    const { entries, resources } = await readAws(aws, ['bedrock', 'bedrock-agent', 'cloudwatch']);

    expect(resources.filter(({ kind }) => kind === 'aws.bedrock_foundation_model').map(({ attributes }) => attributes['state']).sort()).toEqual(['referenced', 'used', 'used']);
    expect(entries).toMatchObject([{ reason: 'refused', effect: 'partial', resources: ['aws.bedrock_foundation_model'] }]);
    expect(aws.calls.filter(({ operation }) => operation === 'GetFoundationModelAvailability')).toHaveLength(1);
  });

  it('is waited for where AWS makes it on demand: the credential report', async () => {
    const aws = await startAws();
    aws.world.state.report = 'none';

    const { entries, resources } = await readAws(aws, ['iam']);

    expect(entries).toEqual([]);
    expect(resources.find(({ name }) => name === 'grace')?.attributes).toMatchObject({ mfa_active: true, password_enabled: true, password_last_used: null });
    expect(aws.calls.filter(({ operation }) => operation === 'GenerateCredentialReport')).toHaveLength(2);
  });

  it('is not reached with keys that AWS does not know', async () => {
    const aws = await startAws();

    await expect(scanAws(aws, 'eu-west-1', { sourceSettings: { ...aws.settings, access_key_id: 'AKIAUNKNOWN000000000' } })).rejects.toMatchObject({ code: 'permission_denied', message: expect.stringContaining('InvalidClientTokenId') as string });
  });

  it.each([
    ['', /without regions/],
    ['eu-west-1,moon', /"moon" is no region/],
    ['eu-west-9', /no region of that name\. Accepted: ap-east-1, eu-west-1, us-east-1/],
  ])('names what is accepted for the regions %j', async (location, message) => {
    const aws = await startAws();

    const failed = scanAws(aws, location);

    await expect(failed).rejects.toBeInstanceOf(AppError);
    await expect(failed).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringMatching(message) as string });
  });
});
