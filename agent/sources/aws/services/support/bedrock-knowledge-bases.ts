import type { DataSource, StorageConfiguration } from '@aws-sdk/client-bedrock-agent';
import type { AwsBedrockKnowledgeBase } from '#shared/model/resources/aws/bedrock-agents.ts';

/** What a knowledge base is stored in; null for a store outside AWS. */
export function storageArnOf(storage: StorageConfiguration | undefined): string | null {
  return (
    storage?.opensearchServerlessConfiguration?.collectionArn ??
    storage?.opensearchManagedClusterConfiguration?.domainArn ??
    storage?.rdsConfiguration?.resourceArn ??
    storage?.s3VectorsConfiguration?.vectorBucketArn ??
    bucketOfIndex(storage?.s3VectorsConfiguration?.indexArn) ??
    storage?.neptuneAnalyticsConfiguration?.graphArn ??
    null
  );
}

/** `…:bucket/NAME/index/NAME` → the bucket. */
function bucketOfIndex(arn: string | undefined): string | undefined {
  return arn?.replace(/\/index\/.*$/, '');
}

/** Where the texts of a knowledge base come from. Of web addresses the hosts are kept. */
export function dataSourceOf(source: DataSource): AwsBedrockKnowledgeBase['data_sources'][number] {
  const { type, s3Configuration: s3, webConfiguration: web } = source.dataSourceConfiguration ?? {};
  return {
    data_source_id: source.dataSourceId ?? '',
    name: source.name ?? '',
    type: type ?? '',
    bucket_arn: s3?.bucketArn ?? null,
    bucket_owner_account_id: s3?.bucketOwnerAccountId ?? null,
    seed_hosts: [...new Set((web?.sourceConfiguration?.urlConfiguration?.seedUrls ?? []).flatMap(({ url }) => (url !== undefined && URL.canParse(url) ? [new URL(url).host] : [])))],
    scope: web?.crawlerConfiguration?.scope ?? null,
    inclusion_filter_count: web?.crawlerConfiguration?.inclusionFilters?.length ?? 0,
    kms_key_arn: source.serverSideEncryptionConfiguration?.kmsKeyArn ?? null,
    data_deletion_policy: source.dataDeletionPolicy ?? null,
  };
}
