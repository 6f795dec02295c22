import type { DomainStatus } from '@aws-sdk/client-opensearch';
import { byCodeUnit } from '#shared/model/order.ts';
import { chunks } from '../answers.ts';
import { policyOrNull, tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'opensearch',
  title: 'OpenSearch Service',
  load: () => import('@aws-sdk/client-opensearch'),
  operations: { ListDomainNames: 'es:ListDomainNames', DescribeDomains: 'es:DescribeDomains', ListTags: 'es:ListTags' },
  readings: [
    {
      kinds: ['aws.opensearch_domain'],
      async *read(at) {
        const names = (await at.all('ListDomainNames', {}, 'DomainNames')).flatMap(({ DomainName }) => DomainName ?? []);
        // Five at a time is what the operation takes.
        for (const DomainNames of chunks(names, 5)) {
          const { DomainStatusList = [] } = await at.get('DescribeDomains', { DomainNames });
          for (const domain of DomainStatusList.filter(({ Deleted }) => Deleted !== true)) {
            const { ARN = '', DomainName = '' } = domain;
            yield await at.resource('aws.opensearch_domain', {
              id: ARN,
              name: DomainName,
              attributes: {
                domain_name: DomainName,
                engine_version: domain.EngineVersion ?? '',
                vpc_id: domain.VPCOptions?.VPCId || null,
                fine_grained_access: domain.AdvancedSecurityOptions?.Enabled ?? false,
                encryption_at_rest: domain.EncryptionAtRestOptions?.Enabled ?? false,
                kms_key_id: domain.EncryptionAtRestOptions?.KmsKeyId ?? null,
                node_to_node_encryption: domain.NodeToNodeEncryptionOptions?.Enabled ?? false,
                enforce_https: domain.DomainEndpointOptions?.EnforceHTTPS ?? false,
                tls_security_policy: domain.DomainEndpointOptions?.TLSSecurityPolicy ?? null,
                log_types: logsOf(domain),
                vector_options: vectorOptionsOf(domain),
              },
              asks: {
                access_policies: async () => policyOrNull(domain.AccessPolicies),
                tags: async () => tagsOf((await at.get('ListTags', { ARN })).TagList),
              },
            });
          }
        }
      },
    },
    {
      // A domain is a store of vectors when something searches it for likeness; the index settings, which say so too, are not readable without its data.
      kinds: ['aws.opensearch_vector_domain'],
      after: { 'aws.opensearch_domain': ['vector_options'], 'aws.bedrock_knowledge_base': ['storage_arn'] },
      async *read(at) {
        const stores = new Set(at.found('aws.bedrock_knowledge_base').map(({ attributes }) => attributes.storage_arn));
        for (const { provider_id: arn, name, attributes } of at.found('aws.opensearch_domain')) {
          if (attributes.region !== at.region || (!stores.has(arn) && (attributes.vector_options ?? []).length === 0)) continue;
          yield await at.other('aws.opensearch_vector_domain', { id: arn, name, attributes: { engine_version: attributes.engine_version ?? null } });
        }
      },
    },
  ],
});

/** Names of the logs that are published. */
function logsOf({ LogPublishingOptions }: DomainStatus): string[] {
  return Object.entries(LogPublishingOptions ?? {}).flatMap(([type, option]) => (option?.Enabled === true ? [type] : [])).sort(byCodeUnit);
}

/** What it has for vectors and models: options that are for nothing else. */
function vectorOptionsOf({ AIMLOptions }: DomainStatus): string[] {
  return [
    ...(AIMLOptions?.NaturalLanguageQueryGenerationOptions?.DesiredState === 'ENABLED' ? ['natural_language_query_generation'] : []),
    ...(AIMLOptions?.S3VectorsEngine?.Enabled === true ? ['s3_vectors_engine'] : []),
    ...(AIMLOptions?.ServerlessVectorAcceleration?.Enabled === true ? ['serverless_vector_acceleration'] : []),
  ];
}
