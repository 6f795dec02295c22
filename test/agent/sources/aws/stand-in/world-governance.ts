/** Who may act, what is logged, what watches: IAM, S3, organizations, trails, detectors. One table of answers. */
import { AwsError } from './server.ts';
import { arn, day, here, home, type Answers } from './state.ts';

const statement = (Action: string | readonly string[], Resource = '*') => encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] }));
const trust = encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'bedrock.amazonaws.com' }, Action: 'sts:AssumeRole' }] }));

const users = ['ada', 'grace', 'mary'];
const report = [
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date',
  '<root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,not_supported,2026-01-05T10:11:12+00:00,not_supported,not_supported,true,false,N/A,N/A',
  'ada,arn:aws:iam::111122223333:user/ada,2021-01-01T00:00:00+00:00,true,2026-11-20T08:00:00+00:00,2026-01-01T00:00:00+00:00,N/A,false,true,2021-01-01T00:00:00+00:00,2026-11-01T00:00:00+00:00',
  'grace,arn:aws:iam::111122223333:user/grace,2022-01-01T00:00:00+00:00,true,no_information,2026-01-01T00:00:00+00:00,N/A,true,false,N/A,N/A',
  'mary,arn:aws:iam::111122223333:user/mary,2022-01-01T00:00:00+00:00,false,N/A,N/A,N/A,false,false,N/A,N/A',
].join('\n');

const trail = `arn:aws:cloudtrail:${home}:111122223333:trail/main`;
const bucketRegion: Readonly<Record<string, string>> = { 'acme-data': home, 'acme-logs': 'us-east-1', 'acme-elsewhere': 'ap-northeast-1' };
const only = (bucket: unknown, name: string, answer: Readonly<Record<string, unknown>>, absent: string) => {
  if (bucket !== name) throw new AwsError(absent, 404);
  return answer;
};

export const governanceAnswers: Answers = {
  'iam.GetAccountAuthorizationDetails': ({ input }) => {
    const [filter] = input['Filter'] as readonly string[];
    if (filter === 'User') return { UserDetailList: users.map((name) => ({ UserName: name, Arn: `arn:aws:iam::111122223333:user/${name}`, Path: '/', UserId: `AIDA${name}`, CreateDate: day('2021-01-01'), GroupList: ['staff'], UserPolicyList: [{ PolicyName: 'own', PolicyDocument: statement('s3:GetObject') }], Tags: [{ Key: 'team', Value: 'ai' }] })) };
    if (filter === 'Group') return { GroupDetailList: [{ GroupName: 'staff', Arn: 'arn:aws:iam::111122223333:group/staff', AttachedManagedPolicies: [{ PolicyName: 'everything', PolicyArn: 'arn:aws:iam::111122223333:policy/everything' }] }] };
    if (filter === 'Role') return { RoleDetailList: [{ RoleName: 'agent-role', Arn: 'arn:aws:iam::111122223333:role/agent-role', Path: '/', CreateDate: day('2024-01-01'), AssumeRolePolicyDocument: trust, RolePolicyList: [{ PolicyName: 'invoke', PolicyDocument: statement('bedrock:InvokeModel') }], RoleLastUsed: { LastUsedDate: day('2026-11-01'), Region: home } }] };
    if (filter === 'LocalManagedPolicy') return { Policies: [{ PolicyName: 'everything', Arn: 'arn:aws:iam::111122223333:policy/everything', AttachmentCount: 1, PermissionsBoundaryUsageCount: 0, PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: statement('*') }] }] };
    return { Policies: ['AmazonBedrockFullAccess', 'Unused'].map((name) => ({ PolicyName: name, Arn: `arn:aws:iam::aws:policy/${name}`, AttachmentCount: name === 'Unused' ? 0 : 1, PermissionsBoundaryUsageCount: 0, PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: statement('bedrock:*') }] })) };
  },
  'iam.GetAccountSummary': () => ({ SummaryMap: { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0, AccountPasswordPresent: 1, Users: 3 } }),
  'iam.GetAccountPasswordPolicy': () => ({ PasswordPolicy: { MinimumPasswordLength: 14, RequireSymbols: true, RequireNumbers: true, RequireUppercaseCharacters: true, RequireLowercaseCharacters: true, AllowUsersToChangePassword: true, ExpirePasswords: false, PasswordReusePrevention: 24 } }),
  'iam.ListAccountAliases': () => ({ AccountAliases: ['acme'] }),
  'iam.ListOrganizationsFeatures': () => ({ OrganizationId: 'o-acme', EnabledFeatures: ['RootCredentialsManagement'] }),
  'iam.ListVirtualMFADevices': () => ({ VirtualMFADevices: [{ SerialNumber: 'arn:aws:iam::111122223333:mfa/root-account-mfa-device', User: { Arn: 'arn:aws:iam::111122223333:root', Path: '/', UserName: 'root', UserId: '111122223333', CreateDate: day('2020-01-01') }, EnableDate: day('2020-01-02') }] }),
  'iam.GenerateCredentialReport': (_, state) => {
    state.report = state.report === 'none' ? 'making' : 'made';
    return { State: state.report === 'made' ? 'COMPLETE' : 'STARTED' };
  },
  'iam.GetCredentialReport': (_, state) => {
    if (state.report === 'none') throw new AwsError('ReportNotPresent', 410);
    if (state.report === 'making') throw new AwsError('ReportInProgress', 404);
    return { Content: Buffer.from(report), ReportFormat: 'text/csv', GeneratedTime: day('2026-11-21') };
  },
  'iam.ListAccessKeys': ({ input }) => ({ AccessKeyMetadata: input['UserName'] === 'ada' ? ['1', '2', '3'].map((n) => ({ UserName: 'ada', AccessKeyId: `AKIAADA00000000000${n}`, Status: n === '3' ? 'Inactive' : 'Active', CreateDate: day('2021-01-01') })) : [] }),
  'iam.GetAccessKeyLastUsed': ({ input }) => ({ UserName: 'ada', AccessKeyLastUsed: String(input['AccessKeyId']).endsWith('1') ? { LastUsedDate: day('2026-11-01'), ServiceName: 's3', Region: home } : { ServiceName: 'N/A', Region: 'N/A' } }),
  'iam.ListServiceSpecificCredentials': ({ input }) => ({ ServiceSpecificCredentials: input['UserName'] === 'ada' ? [{ UserName: 'ada', Status: 'Active', CreateDate: day('2026-01-01'), ServiceSpecificCredentialId: 'ACCAADA1', ServiceName: 'bedrock.amazonaws.com' }] : [] }),

  's3.ListBuckets': (_, state) => ({ Buckets: state.buckets.map((Name) => ({ Name, CreationDate: day('2024-01-01'), ...(Name !== 'acme-logs' && { BucketRegion: bucketRegion[Name] ?? home }) })), Owner: { ID: 'owner' } }),
  's3.GetBucketLocation': () => ({ LocationConstraint: '' }),
  's3.GetBucketTagging': ({ input }) => only(input['Bucket'], 'acme-data', { TagSet: [{ Key: 'data-class', Value: 'personal' }] }, 'NoSuchTagSet'),
  's3.GetBucketEncryption': ({ input }) => only(input['Bucket'], 'acme-data', { ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: `arn:aws:kms:${home}:111122223333:key/k1` } }] } }, 'ServerSideEncryptionConfigurationNotFoundError'),
  's3.GetPublicAccessBlock': ({ input }) => {
    if (input['Bucket'] === 'acme-logs') throw new AwsError('NoSuchPublicAccessBlockConfiguration', 404);
    const on = input['Bucket'] === 'account:111122223333';
    return { PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: on, RestrictPublicBuckets: on } };
  },
  's3.GetBucketPolicy': ({ input }) => only(input['Bucket'], 'acme-data', { Policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: 'tls', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }] }) }, 'NoSuchBucketPolicy'),
  's3.GetBucketPolicyStatus': ({ input }) => only(input['Bucket'], 'acme-data', { PolicyStatus: { IsPublic: false } }, 'NoSuchBucketPolicy'),
  's3.GetBucketAcl': () => ({ Owner: { ID: 'owner' }, Grants: [{ Grantee: { ID: 'owner' }, Permission: 'FULL_CONTROL' }, { Grantee: { URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission: 'READ' }] }),
  's3.GetBucketOwnershipControls': ({ input }) => only(input['Bucket'], 'acme-data', { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } }, 'OwnershipControlsNotFoundError'),
  's3.GetBucketVersioning': ({ input }) => (input['Bucket'] === 'acme-data' ? { Status: 'Enabled' } : {}),
  's3.GetBucketLogging': ({ input }) => (input['Bucket'] === 'acme-data' ? { LoggingEnabled: { TargetBucket: 'acme-logs', TargetPrefix: 'access/' } } : {}),
  's3.GetObjectLockConfiguration': ({ input }) => only(input['Bucket'], 'acme-logs', { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 365 } } } }, 'ObjectLockConfigurationNotFoundError'),
  's3.GetBucketLifecycleConfiguration': ({ input }) => only(input['Bucket'], 'acme-data', { Rules: [{ ID: 'old', Status: 'Enabled', Filter: { Prefix: 'tmp/' }, Expiration: { Days: 30 }, NoncurrentVersionExpiration: { NoncurrentDays: 7 } }] }, 'NoSuchLifecycleConfiguration'),
  's3.GetBucketWebsite': ({ input }) => only(input['Bucket'], 'none', {}, 'NoSuchWebsiteConfiguration'),

  'organizations.DescribeOrganization': () => ({ Organization: { Id: 'o-acme', Arn: 'arn:aws:organizations::111122223333:organization/o-acme', MasterAccountId: '111122223333', FeatureSet: 'ALL' } }),
  'organizations.ListPolicies': () => ({ Policies: ['p-1', 'p-2', 'p-3'].map((Id) => ({ Id, Name: `policy ${Id}`, Type: 'SERVICE_CONTROL_POLICY', AwsManaged: Id === 'p-1' })) }),
  'organizations.DescribePolicy': ({ input }) => ({ Policy: { PolicySummary: { Id: input['PolicyId'] }, Content: '{"Version":"2012-10-17","Statement":[]}' } }),
  'organizations.ListTargetsForPolicy': () => ({ Targets: ['r-1', 'ou-2', 'ou-1'].map((TargetId) => ({ TargetId, Type: 'ORGANIZATIONAL_UNIT' })) }),
  'organizations.ListRoots': () => ({ Roots: [{ Id: 'r-1', Name: 'Root' }] }),
  'organizations.DescribeEffectivePolicy': () => {
    throw new AwsError('EffectivePolicyNotFoundException', 400);
  },
  'account.GetAlternateContact': () => ({ AlternateContact: { AlternateContactType: 'SECURITY', Name: 'Security Desk', EmailAddress: 'security@acme.example', PhoneNumber: '+1' } }),
  'sso-admin.ListInstances': (call) => ({ Instances: here(call, [{ InstanceArn: 'arn:aws:sso:::instance/ssoins-1', OwnerAccountId: '111122223333', Status: 'ACTIVE' }]) }),

  'cloudtrail.DescribeTrails': () => ({ trailList: [{ Name: 'main', TrailARN: trail, HomeRegion: home, IsMultiRegionTrail: true, IsOrganizationTrail: false, IncludeGlobalServiceEvents: true, LogFileValidationEnabled: true, S3BucketName: 'acme-logs', CloudWatchLogsLogGroupArn: `arn:aws:logs:${home}:111122223333:log-group:trail:*` }] }),
  'cloudtrail.GetTrailStatus': () => ({ IsLogging: true, LatestDeliveryTime: day('2026-11-20') }),
  'cloudtrail.GetEventSelectors': () => ({ TrailARN: trail, AdvancedEventSelectors: [{ Name: 'management', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }] }),
  'cloudwatch-logs.DescribeLogGroups': (call) => ({ logGroups: here(call, ['trail', '/aws/lambda/answer', 'bedrock']).map((name) => ({ logGroupName: name, arn: `${arn(call, 'logs', `log-group:${name}`)}:*`, logGroupArn: arn(call, 'logs', `log-group:${name}`), storedBytes: 10, ...(name === 'trail' && { retentionInDays: 365 }) })) }),
  'cloudwatch-logs.ListTagsForResource': () => ({ tags: { team: 'ai' } }),
  'cloudwatch-logs.DescribeMetricFilters': ({ input }) => ({ metricFilters: [{ filterName: 'root', logGroupName: input['logGroupName'], filterPattern: '{ $.userIdentity.type = "Root" }', metricTransformations: [{ metricName: 'RootUse', metricNamespace: 'Security', metricValue: '1' }] }] }),
  'cloudwatch.DescribeAlarms': (call) => ({ MetricAlarms: here(call, [{ AlarmName: 'root use', Namespace: 'Security', MetricName: 'RootUse', ActionsEnabled: true, AlarmActions: [arn(call, 'sns', 'security')] }]) }),
  'eventbridge.ListRules': (call) => ({ Rules: here(call, [{ Name: 'root', State: 'ENABLED', EventPattern: '{"detail":{"userIdentity":{"type":["Root"]}}}' }, { Name: 'nightly', State: 'ENABLED', ScheduleExpression: 'rate(1 day)' }, { Name: 'old', State: 'DISABLED', EventPattern: '{"source":["aws.iam"]}' }]) }),
  'eventbridge.ListTargetsByRule': (call) => ({ Targets: [{ Id: '1', Arn: arn(call, 'sns', 'security') }] }),
  'sns.ListSubscriptions': (call) => ({ Subscriptions: here(call, ['email', 'https', 'sms']).map((Protocol) => ({ TopicArn: arn(call, 'sns', 'security'), Protocol, Endpoint: 'desk@acme.example', Owner: '111122223333', SubscriptionArn: Protocol === 'sms' ? 'PendingConfirmation' : arn(call, 'sns', `security:${Protocol}`) })) }),
  'cloudwatch.ListMetrics': (call) => ({ Metrics: here(call, ['anthropic.claude-3-haiku-20240307-v1:0', 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0', 'meta.llama3-8b-instruct-v1:0']).map((Value) => ({ Namespace: 'AWS/Bedrock', MetricName: 'Invocations', Dimensions: [{ Name: 'ModelId', Value }] })) }),
  'cloudwatch.GetMetricData': ({ input }) => ({ MetricDataResults: (input['MetricDataQueries'] as readonly { Id: string; Label: string }[]).map(({ Id, Label }) => ({ Id, Label, Values: Label.startsWith('meta') ? [] : [40, 2], StatusCode: 'Complete' })) }),
  'config-service.DescribeConfigurationRecorders': (call) => ({ ConfigurationRecorders: here(call, [{ name: 'default', recordingGroup: { allSupported: true, recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' } } }]) }),
  'config-service.DescribeConfigurationRecorderStatus': (call) => ({ ConfigurationRecordersStatus: here(call, [{ name: 'default', recording: true, lastStatus: 'SUCCESS' }]) }),
  'guardduty.ListDetectors': (call) => ({ DetectorIds: here(call, ['d1']) }),
  'guardduty.GetDetector': () => ({ Status: 'ENABLED', ServiceRole: 'arn:aws:iam::111122223333:role/gd', Features: [{ Name: 'S3_DATA_EVENTS', Status: 'ENABLED' }] }),
  'guardduty.ListFindings': () => ({ FindingIds: ['f1', 'f2', 'f3'] }),
  'guardduty.GetFindings': (call) => ({ Findings: (call.input['FindingIds'] as readonly string[]).map((Id) => ({ Id, Arn: arn(call, 'guardduty', `detector/d1/finding/${Id}`), AccountId: '111122223333', Region: call.region, SchemaVersion: '2.0', Type: 'Recon:EC2/PortProbeUnprotectedPort', Severity: 8, Title: `Finding ${Id}`, CreatedAt: '2026-11-01T00:00:00.000Z', UpdatedAt: '2026-11-02T00:00:00.000Z', Resource: { ResourceType: 'Instance' }, Service: { Archived: false } })) }),
  'securityhub.DescribeHub': (call) => {
    if (call.region !== home) throw new AwsError('InvalidAccessException', 401);
    return { HubArn: arn(call, 'securityhub', 'hub/default'), SubscribedAt: '2024-01-01T00:00:00.000Z' };
  },
  'inspector2.BatchGetAccountStatus': () => ({ accounts: [{ accountId: '111122223333', state: { status: 'ENABLED', errorCode: 'ALREADY_ENABLED', errorMessage: '' }, resourceState: { ec2: { status: 'ENABLED', errorCode: 'ALREADY_ENABLED', errorMessage: '' }, ecr: { status: 'DISABLED', errorCode: 'ALREADY_ENABLED', errorMessage: '' } } }], failedAccounts: [] }),
  'inspector2.ListFindings': (call) => ({ findings: here(call, ['1', '2', '3']).map((n) => ({ findingArn: arn(call, 'inspector2', `finding/${n}`), title: `CVE-2026-000${n}`, type: 'PACKAGE_VULNERABILITY', severity: 'HIGH', status: 'ACTIVE', firstObservedAt: day('2026-10-01'), fixAvailable: 'YES', packageVulnerabilityDetails: { vulnerabilityId: `CVE-2026-000${n}`, source: 'NVD' }, resources: [{ id: 'i-1', type: 'AWS_EC2_INSTANCE' }], awsAccountId: '111122223333', description: '', lastObservedAt: day('2026-11-01'), remediation: {} })) }),
  'macie2.GetMacieSession': () => {
    throw new AwsError('AccessDeniedException', 403, 'Macie is not enabled.');
  },
  'accessanalyzer.ListAnalyzers': (call) => ({ analyzers: here(call, [{ arn: arn(call, 'access-analyzer', 'analyzer/main'), name: 'main', type: 'ACCOUNT', status: 'ACTIVE', createdAt: day('2024-01-01') }]) }),
  'accessanalyzer.ListFindingsV2': () => ({ findings: ['1', '2', '3'].map((id) => ({ id, resource: 'arn:aws:s3:::acme-data', resourceType: 'AWS::S3::Bucket', resourceOwnerAccount: '111122223333', status: 'ACTIVE', findingType: 'ExternalAccess', analyzedAt: day('2026-11-01'), createdAt: day('2026-10-01'), updatedAt: day('2026-11-01') })) }),
  'budgets.DescribeBudgets': () => ({ Budgets: [{ BudgetName: 'ai', BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: '1234.5', Unit: 'USD' }, FilterExpression: { And: [{ Dimensions: { Key: 'SERVICE', Values: ['Amazon SageMaker', 'Amazon Bedrock'] } }, { Not: { Dimensions: { Key: 'SERVICE', Values: ['Amazon Polly'] } } }] } }, { BudgetName: 'all', BudgetType: 'COST', TimeUnit: 'MONTHLY' }] }),
  'budgets.DescribeNotificationsForBudget': ({ input }) => ({ Notifications: input['BudgetName'] === 'ai' ? [{ NotificationType: 'ACTUAL', ComparisonOperator: 'GREATER_THAN', Threshold: 80 }] : [] }),
  'backup.ListRestoreJobs': (call) => ({ RestoreJobs: here(call, [{ RestoreJobId: 'r1', Status: 'COMPLETED', CompletionDate: day('2026-06-01'), ResourceType: 'RDS' }]) }),
  'backup.ListProtectedResources': (call) => ({ Results: here(call, [{ ResourceArn: arn(call, 'rds', 'db:a'), ResourceType: 'RDS', LastBackupTime: day('2026-11-20') }]) }),
  'backup.ListRestoreTestingPlans': () => ({ RestoreTestingPlans: [] }),
};
