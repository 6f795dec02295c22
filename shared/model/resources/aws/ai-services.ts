/** Further AI services and stores of vectors. */
import type { JsonObject } from '../../fact.ts';
import type { AwsCommon, AwsPolicyDocument, AwsTags } from './common.ts';

/** `aws.qbusiness_application`; provider id: the ARN. qbusiness ListApplications, GetApplication, GetChatControlsConfiguration. */
export type AwsQbusinessApplication = AwsCommon & {
  readonly application_id: string;
  readonly display_name: string;
  readonly status: string;
  /** `AWS_IAM_IDC`, `AWS_IAM_IDP_SAML`, `AWS_IAM_IDP_OIDC`, `AWS_QUICKSIGHT_IDP`, `ANONYMOUS`. */
  readonly identity_type: string;
  /** Null: the service's own key. */
  readonly kms_key_id: string | null;
  /** Chat controls: `ENTERPRISE_CONTENT_ONLY` or `EXTENDED_KNOWLEDGE_ENABLED`; null: not given. */
  readonly response_scope: string | null;
  readonly blocked_phrase_count: number;
  readonly topic_configuration_count: number;
  /** `ENABLED` or `DISABLED`; null: not given. */
  readonly creator_mode: string | null;
  readonly tags: AwsTags;
};

/** `aws.kendra_index`; provider id: the ARN. kendra ListIndices, DescribeIndex. */
export type AwsKendraIndex = AwsCommon & {
  readonly id: string;
  readonly name: string;
  readonly edition: string;
  readonly status: string;
  readonly kms_key_id: string | null;
  /** `ATTRIBUTE_FILTER` or `USER_TOKEN`. */
  readonly user_context_policy: string;
  readonly tags: AwsTags;
};

/** `aws.lex_bot_alias`; provider id: `BOT_ID/ALIAS_ID`. lexv2-models ListBots, ListBotAliases, DescribeBotAlias, DescribeBot. */
export type AwsLexBotAlias = AwsCommon & {
  readonly bot_name: string;
  readonly bot_alias_name: string;
  readonly bot_alias_status: string;
  /** DescribeBot, dataPrivacy.childDirected. */
  readonly child_directed: boolean;
  /** conversationLogSettings.textLogSettings: the log group's ARN. Empty: no text is logged. */
  readonly text_logs: readonly { readonly enabled: boolean; readonly log_group_arn: string }[];
  /** audioLogSettings; null key: SSE-S3. */
  readonly audio_logs: readonly { readonly enabled: boolean; readonly bucket_arn: string; readonly kms_key_arn: string | null }[];
  /** lexv2-models ListSlots, DescribeSlot of the alias's bot version, all locales: how many slots there are, and how many have obfuscation `None` or not given. */
  readonly slot_count: number;
  readonly unobfuscated_slot_names: readonly string[];
};

/** `aws.comprehend_model`; provider id: the ARN. comprehend ListDocumentClassifiers, ListEntityRecognizers. */
export type AwsComprehendModel = AwsCommon & {
  /** `document_classifier` or `entity_recognizer`. */
  readonly type: string;
  readonly status: string;
  readonly volume_kms_key_id: string | null;
  readonly model_kms_key_id: string | null;
  readonly vpc_config: { readonly subnets: readonly string[]; readonly security_group_ids: readonly string[] } | null;
};

/** `aws.opensearch_collection`; provider id: the ARN. opensearchserverless ListCollections, BatchGetCollection, and the policies that match its name. */
export type AwsOpensearchCollection = AwsCommon & {
  readonly name: string;
  /** `VECTORSEARCH`, `SEARCH`, `TIMESERIES`. */
  readonly type: string;
  readonly status: string;
  /** `auto` for the AWS owned key, or a key ARN. */
  readonly kms_key_arn: string | null;
  /**
   * ListSecurityPolicies(network), GetSecurityPolicy: the entries of all network policies of the region whose rules name this collection
   * (`collection/NAME`, a trailing `*` is a prefix), as given: `{Rules, AllowFromPublic, SourceVPCEs, SourceServices}`.
   */
  readonly network_policies: readonly { readonly name: string; readonly entry: JsonObject }[];
  /** ListAccessPolicies(data), GetAccessPolicy: the principals of the entries that name this collection or its indexes. */
  readonly data_access_principals: readonly string[];
  readonly tags: AwsTags;
};

/** `aws.s3_vector_bucket`; provider id: the ARN. s3vectors ListVectorBuckets, GetVectorBucket, GetVectorBucketPolicy. Vectors are never read. */
export type AwsS3VectorBucket = AwsCommon & {
  readonly vector_bucket_name: string;
  /** `AES256` or `aws:kms`; null: not given. */
  readonly sse_type: string | null;
  readonly kms_key_arn: string | null;
  /** Null: no policy. */
  readonly policy: AwsPolicyDocument | null;
  readonly tags: AwsTags;
};

/** `aws.opensearch_domain`; provider id: the ARN. opensearch ListDomainNames, DescribeDomains; domains of Elasticsearch are among them. Indexes are never read. */
export type AwsOpensearchDomain = AwsCommon & {
  readonly domain_name: string;
  /** `OpenSearch_2.19`, `Elasticsearch_7.10`. */
  readonly engine_version: string;
  /** Null: its address is on the internet. */
  readonly vpc_id: string | null;
  /** Null: no policy. */
  readonly access_policies: AwsPolicyDocument | null;
  /** Whether users and roles of its own decide as well (AdvancedSecurityOptions). */
  readonly fine_grained_access: boolean;
  readonly encryption_at_rest: boolean;
  readonly kms_key_id: string | null;
  readonly node_to_node_encryption: boolean;
  readonly enforce_https: boolean;
  /** `Policy-Min-TLS-1-2-PFS-2023-10`; null: not given. */
  readonly tls_security_policy: string | null;
  /** Logs that are published: `AUDIT_LOGS`, `ES_APPLICATION_LOGS`, `INDEX_SLOW_LOGS`, `SEARCH_SLOW_LOGS`; sorted. */
  readonly log_types: readonly string[];
  /** AIMLOptions that are on: `natural_language_query_generation`, `s3_vectors_engine`, `serverless_vector_acceleration`. */
  readonly vector_options: readonly string[];
  readonly tags: AwsTags;
};

/** `aws.memorydb_cluster`; provider id: the ARN. memorydb DescribeClusters. */
export type AwsMemorydbCluster = AwsCommon & {
  readonly name: string;
  readonly status: string;
  readonly engine_version: string;
  /** The list of users that may connect; `open-access`: everyone, without a password. */
  readonly acl_name: string;
  readonly tls_enabled: boolean;
  /** Null: the service's own key. */
  readonly kms_key_id: string | null;
  readonly security_group_ids: readonly string[];
  /** memorydb DescribeParameters, `search-enabled` of its parameter group: `enabled` or `disabled`. */
  readonly vector_search: string;
};
