/** What runs and what stores: instances, networks, functions, tasks, databases, keys. One table of answers. */
import { AwsError } from './server.ts';
import { arn, day, here, home, type Answers } from './state.ts';

const key = `arn:aws:kms:${home}:111122223333:key/k1`;
const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/answer:1';

export const computeAnswers: Answers = {
  'ec2.DescribeRegions': () => ({
    Regions: [
      { RegionName: home, OptInStatus: 'opt-in-not-required' },
      { RegionName: 'us-east-1', OptInStatus: 'opt-in-not-required' },
      { RegionName: 'ap-east-1', OptInStatus: 'not-opted-in' },
    ],
  }),
  'ec2.GetEbsEncryptionByDefault': (call) => ({ EbsEncryptionByDefault: call.region === home }),
  'ec2.GetInstanceMetadataDefaults': (call) => ({ AccountLevel: call.region === home ? { HttpTokens: 'required' } : {} }),
  'ec2.DescribeInstances': (call) => ({
    Reservations: here(call, ['i-1', 'i-2', 'i-3']).map((InstanceId) => ({
      Instances: [{ InstanceId, InstanceType: 'g6.xlarge', LaunchTime: day('2026-01-01'), State: { Name: 'running', Code: 16 }, MetadataOptions: { HttpTokens: InstanceId === 'i-1' ? 'optional' : 'required', HttpEndpoint: 'enabled' }, PublicIpAddress: '203.0.113.7', SecurityGroups: [{ GroupId: 'sg-1', GroupName: 'open' }], Tags: [{ Key: 'Name', Value: `host ${InstanceId}` }] }],
    })),
  }),
  'ec2.DescribeSecurityGroups': (call) => ({
    SecurityGroups: here(call, [
      { GroupId: 'sg-1', GroupName: 'open', VpcId: 'vpc-1', IpPermissions: [{ IpProtocol: 'tcp', FromPort: 11434, ToPort: 11434, IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [{ CidrIpv6: '::/0' }], PrefixListIds: [], UserIdGroupPairs: [{ GroupId: 'sg-2' }] }], IpPermissionsEgress: [{ IpProtocol: '-1' }] },
      { GroupId: 'sg-2', GroupName: 'default', VpcId: 'vpc-1' },
      { GroupId: 'sg-3', GroupName: 'spare', VpcId: 'vpc-1' },
    ]),
  }),
  'ec2.DescribeNetworkInterfaces': (call) => ({ NetworkInterfaces: here(call, [{ NetworkInterfaceId: 'eni-1', InterfaceType: 'interface', VpcId: 'vpc-1', Groups: [{ GroupId: 'sg-1' }], Association: { PublicIp: '203.0.113.7' }, Attachment: { InstanceId: 'i-1' } }]) }),
  'ec2.DescribeVpcs': (call) => ({ Vpcs: here(call, [{ VpcId: 'vpc-1', IsDefault: false, Tags: [{ Key: 'Name', Value: 'main' }] }]) }),
  'ec2.DescribeFlowLogs': (call) => ({ FlowLogs: here(call, [{ FlowLogId: 'fl-1', ResourceId: 'vpc-1', FlowLogStatus: 'ACTIVE', TrafficType: 'ALL', DeliverLogsStatus: 'SUCCESS' }]) }),
  'ec2.DescribeVpcEndpoints': (call) => ({ VpcEndpoints: here(call, [{ VpcEndpointId: 'vpce-1', VpcId: 'vpc-1', ServiceName: `com.amazonaws.${home}.bedrock-runtime`, VpcEndpointType: 'Interface', State: 'available', PrivateDnsEnabled: true, PolicyDocument: '{"Statement":[]}' }]) }),
  'ec2.DescribeVolumes': (call) => ({ Volumes: here(call, [{ VolumeId: 'vol-1', State: 'in-use', Encrypted: true, KmsKeyId: key, Attachments: [{ InstanceId: 'i-1' }] }]) }),
  'ec2.DescribeSnapshots': (call) => ({ Snapshots: here(call, ['snap-1', 'snap-2', 'snap-3']).map((SnapshotId) => ({ SnapshotId, Encrypted: false, StartTime: day('2026-01-01') })) }),
  'ec2.DescribeSnapshotAttribute': ({ input }) => ({ SnapshotId: input['SnapshotId'], CreateVolumePermissions: input['SnapshotId'] === 'snap-1' ? [{ Group: 'all' }] : [{ UserId: '444455556666' }] }),
  'ec2.DescribeImages': (call) => ({ Images: here(call, [{ ImageId: 'ami-1', Name: 'gpu', Public: false, CreationDate: '2026-01-01T00:00:00.000Z', BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { Encrypted: true } }] }]) }),
  'ec2.DescribeImageAttribute': () => ({ ImageId: 'ami-1', LaunchPermissions: [{ UserId: '444455556666' }] }),
  'ssm.DescribeInstanceInformation': () => ({ InstanceInformationList: [{ InstanceId: 'i-1', PingStatus: 'Online' }] }),
  'ssm.DescribeInstancePatchStates': () => ({ InstancePatchStates: [{ InstanceId: 'i-1', PatchGroup: '', BaselineId: 'pb-1', OperationStartTime: day('2026-11-01'), OperationEndTime: day('2026-11-01'), Operation: 'Scan', MissingCount: 1, FailedCount: 0, CriticalNonCompliantCount: 1, SecurityNonCompliantCount: 1, OtherNonCompliantCount: 0 }] }),
  'ssm.ListResourceComplianceSummaries': () => ({ ResourceComplianceSummaryItems: [{ ResourceId: 'i-1', ResourceType: 'ManagedInstance', ComplianceType: 'Patch', Status: 'NON_COMPLIANT' }] }),
  'ssm.DescribeInstancePatches': () => ({ Patches: [{ Title: 'Security update', KBId: 'KB1', Classification: 'SecurityUpdates', Severity: 'Critical', State: 'Missing', InstalledTime: day('1970-01-01') }] }),
  'ssm.DescribeAvailablePatches': () => ({ Patches: [{ Id: 'p', KbNumber: 'KB1', ReleaseDate: day('2026-09-01') }] }),

  'lambda.ListFunctions': (call, { planted }) => ({
    Functions: here(call, [
      { FunctionName: 'answer', FunctionArn: arn(call, 'lambda', 'function:answer'), Runtime: 'nodejs22.x', PackageType: 'Zip', Role: 'arn:aws:iam::111122223333:role/agent-role', LastModified: '2026-11-01T10:00:00.000+0000', Layers: [{ Arn: arn(call, 'lambda', 'layer:openai:3') }], Environment: { Variables: { OPENAI_API_KEY: planted.openai, SESSION_TOKEN: planted.random, GREETING: planted.plain } } },
      { FunctionName: 'image', FunctionArn: arn(call, 'lambda', 'function:image'), PackageType: 'Image', Role: 'arn:aws:iam::111122223333:role/agent-role', LastModified: '2026-11-01T10:00:00.000+0000', VpcConfig: { VpcId: 'vpc-1' } },
      { FunctionName: 'plain', FunctionArn: arn(call, 'lambda', 'function:plain'), Runtime: 'python3.9', PackageType: 'Zip', Role: 'arn:aws:iam::111122223333:role/other', LastModified: '2026-11-01T10:00:00.000+0000', VpcConfig: { VpcId: '' } },
    ]),
  }),
  'lambda.GetFunction': () => ({ Code: { ImageUri: 'vllm/vllm-openai:v0.9.1', RepositoryType: 'ECR' } }),
  'lambda.ListFunctionUrlConfigs': (call) => ({ FunctionUrlConfigs: call.input['FunctionName'] === 'answer' ? [{ FunctionUrl: 'https://x', FunctionArn: `${arn(call, 'lambda', 'function:answer')}:live`, AuthType: 'NONE', CreationTime: '', LastModifiedTime: '' }] : [] }),
  'lambda.GetPolicy': ({ input }) => {
    if (input['Qualifier'] !== 'live') throw new AwsError('ResourceNotFoundException', 404);
    return { Policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunctionUrl","Resource":"*"}]}', RevisionId: '1' };
  },
  'lambda.ListTags': () => ({ Tags: { team: 'ai' } }),

  'ecs.ListClusters': (call) => ({ clusterArns: here(call, [arn(call, 'ecs', 'cluster/main')]) }),
  'ecs.ListServices': (call) => ({ serviceArns: ['chat', 'web', 'batch'].map((name) => arn(call, 'ecs', `service/main/${name}`)) }),
  'ecs.DescribeServices': (call) => ({ services: (call.input['services'] as readonly string[]).map((serviceArn) => ({ serviceArn, serviceName: serviceArn.split('/').at(-1), deployments: [{ taskDefinition: arn(call, 'ecs', 'task-definition/chat:2'), status: 'PRIMARY', networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: 'ENABLED' } } }] })) }),
  'ecs.ListTaskDefinitionFamilies': (call) => ({ families: here(call, ['chat', 'idle', 'old']) }),
  'ecs.DescribeTaskDefinition': (call, { planted }) => {
    const name = String(call.input['taskDefinition']);
    const [family = '', revision = '3'] = (name.split('/').at(-1) ?? '').split(':');
    return {
      taskDefinition: {
        taskDefinitionArn: arn(call, 'ecs', `task-definition/${family}:${revision}`),
        family,
        revision: Number(revision),
        networkMode: 'awsvpc',
        containerDefinitions: [{ name: 'main', image: family === 'chat' ? 'ollama/ollama:0.11.4' : image, environment: family === 'chat' ? [{ name: 'OPENAI_API_KEY', value: planted.openai }] : [], secrets: [{ name: 'TOKEN', valueFrom: 'arn:aws:ssm:eu-west-1:111122223333:parameter/token' }], portMappings: [{ containerPort: 11434 }], logConfiguration: { logDriver: 'awslogs' } }],
      },
      tags: [{ key: 'team', value: 'ai' }],
    };
  },
  'ecr.DescribeRepositories': (call) => ({ repositories: here(call, [{ repositoryName: 'answer', repositoryArn: arn(call, 'ecr', 'repository/answer'), imageTagMutability: 'MUTABLE', imageScanningConfiguration: { scanOnPush: false } }]) }),
  'ecr.GetRepositoryPolicy': () => {
    throw new AwsError('RepositoryPolicyNotFoundException', 400);
  },
  'ecr.GetRegistryScanningConfiguration': () => ({ registryId: '111122223333', scanningConfiguration: { scanType: 'ENHANCED', rules: [{ scanFrequency: 'SCAN_ON_PUSH', repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' }] }] } }),
  'ecr.ListTagsForResource': () => ({ tags: [{ Key: 'team', Value: 'ai' }] }),
  'elastic-load-balancing-v2.DescribeLoadBalancers': (call) => ({ LoadBalancers: here(call, [{ LoadBalancerArn: arn(call, 'elasticloadbalancing', 'loadbalancer/app/web/1'), LoadBalancerName: 'web', Type: 'application', Scheme: 'internet-facing' }]) }),
  'elastic-load-balancing-v2.DescribeListeners': (call) => ({
    Listeners: [
      { ListenerArn: arn(call, 'elasticloadbalancing', 'listener/app/web/1/80'), Protocol: 'HTTP', Port: 80, DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } }] },
      { ListenerArn: arn(call, 'elasticloadbalancing', 'listener/app/web/1/443'), Protocol: 'HTTPS', Port: 443, SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06', DefaultActions: [{ Type: 'forward' }] },
    ],
  }),
  'elastic-load-balancing-v2.DescribeRules': () => ({ Rules: [{ IsDefault: true, Actions: [{ Type: 'forward' }] }, { IsDefault: false, Actions: [{ Type: 'fixed-response' }] }] }),
  'elastic-load-balancing-v2.DescribeSSLPolicies': () => ({ SslPolicies: ['Old', 'Older', 'ELBSecurityPolicy-TLS13-1-2-2021-06'].map((Name) => ({ Name, SslProtocols: Name.startsWith('Old') ? ['TLSv1'] : ['TLSv1.2', 'TLSv1.3'] })) }),
  'acm.ListCertificates': (call) => ({ CertificateSummaryList: here(call, [{ CertificateArn: arn(call, 'acm', 'certificate/1'), DomainName: 'acme.example' }]) }),
  'acm.DescribeCertificate': ({ input }) => ({ Certificate: { CertificateArn: input['CertificateArn'], DomainName: 'acme.example', Status: 'ISSUED', Type: 'AMAZON_ISSUED', NotAfter: day('2026-12-01'), InUseBy: [], RenewalEligibility: 'ELIGIBLE' } }),
  'rds.DescribeDBInstances': (call) => ({
    DBInstances: here(call, ['a', 'b', 'c']).map((DBInstanceIdentifier) => ({ DBInstanceIdentifier, DBInstanceArn: arn(call, 'rds', `db:${DBInstanceIdentifier}`), DBInstanceStatus: 'available', Engine: 'postgres', EngineVersion: '17.1', StorageEncrypted: true, KmsKeyId: key, PubliclyAccessible: false, BackupRetentionPeriod: 7, MultiAZ: false, DBParameterGroups: [{ DBParameterGroupName: 'pg17', ParameterApplyStatus: 'in-sync' }], VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-3', Status: 'active' }], TagList: [{ Key: 'env', Value: 'prod' }] })),
  }),
  'rds.DescribeDBClusters': (call) => ({ DBClusters: here(call, [{ DBClusterIdentifier: 'vectors', DBClusterArn: arn(call, 'rds', 'cluster:vectors'), Engine: 'aurora-postgresql', EngineVersion: '16.4', StorageEncrypted: true, BackupRetentionPeriod: 1, MultiAZ: true, DBClusterParameterGroup: 'aurora16' }]) }),
  'rds.DescribeDBParameters': () => ({ Parameters: [{ ParameterName: 'a' }, { ParameterName: 'b' }, { ParameterName: 'rds.force_ssl', ParameterValue: '1' }] }),
  'rds.DescribeDBClusterParameters': () => ({ Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '0' }] }),
  'rds.DescribeDBSnapshots': (call) => ({ DBSnapshots: here(call, ['manual', 'automated']).map((SnapshotType) => ({ DBSnapshotIdentifier: SnapshotType, DBSnapshotArn: arn(call, 'rds', `snapshot:${SnapshotType}`), SnapshotType, Encrypted: false, SnapshotCreateTime: day('2026-11-01') })) }),
  'rds.DescribeDBSnapshotAttributes': () => ({ DBSnapshotAttributesResult: { DBSnapshotIdentifier: 'manual', DBSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues: ['all', '444455556666'] }] } }),
  'rds.DescribeDBClusterSnapshots': (call) => ({ DBClusterSnapshots: here(call, [{ DBClusterSnapshotIdentifier: 'vectors-1', DBClusterSnapshotArn: arn(call, 'rds', 'cluster-snapshot:vectors-1'), SnapshotType: 'manual', StorageEncrypted: true, SnapshotCreateTime: day('2026-11-01') }]) }),
  'rds.DescribeDBClusterSnapshotAttributes': () => ({ DBClusterSnapshotAttributesResult: { DBClusterSnapshotIdentifier: 'vectors-1', DBClusterSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues: [] }] } }),
  'dynamodb.ListTables': (call) => ({ TableNames: here(call, ['chats', 'memory', 'users']) }),
  'dynamodb.DescribeTable': ({ input }) => ({ Table: { TableName: input['TableName'], TableStatus: 'ACTIVE', DeletionProtectionEnabled: true } }),
  'dynamodb.DescribeContinuousBackups': () => ({ ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' } } }),
  'dynamodb.ListTagsOfResource': () => ({ Tags: [{ Key: 'team', Value: 'ai' }] }),
  'kms.ListKeys': (call) => ({ Keys: here(call, ['k1', 'k2', 'k3']).map((KeyId) => ({ KeyId, KeyArn: arn(call, 'kms', `key/${KeyId}`) })) }),
  'kms.DescribeKey': ({ input }) => ({ KeyMetadata: { KeyId: input['KeyId'], KeyManager: input['KeyId'] === 'k3' ? 'AWS' : 'CUSTOMER', KeyState: 'Enabled', KeySpec: input['KeyId'] === 'k2' ? 'RSA_2048' : 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT', Origin: 'AWS_KMS', MultiRegion: false } }),
  'kms.GetKeyRotationStatus': ({ input }) => {
    if (input['KeyId'] === 'k2') throw new AwsError('UnsupportedOperationException', 400);
    return { KeyId: input['KeyId'], KeyRotationEnabled: true, RotationPeriodInDays: 365 };
  },
  'kms.GetKeyPolicy': () => ({ Policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}', PolicyName: 'default' }),
  'kms.ListResourceTags': () => ({ Tags: [{ TagKey: 'team', TagValue: 'ai' }] }),
  'secrets-manager.ListSecrets': (call) => ({ SecretList: here(call, ['openai', 'db', 'old']).map((Name) => ({ Name, ARN: arn(call, 'secretsmanager', `secret:${Name}`), RotationEnabled: Name === 'db', CreatedDate: day('2025-01-01'), LastChangedDate: day('2025-01-01') })) }),
  'secrets-manager.GetResourcePolicy': ({ input }) => ({ ARN: input['SecretId'], Name: 'x' }),
};
