/** What other people's code runs on: search domains, clusters, builds, sites, services, jobs, workflows. One table of answers. */
import { arn, day, here, type Answers } from './state.ts';

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
};
