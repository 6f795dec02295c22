/** Agents, guardrails, knowledge bases, flows and prompts of Bedrock. */
import type { AwsCommon, AwsTags } from './common.ts';

/** `aws.bedrock_agent`; provider id: the agent ARN. bedrock-agent ListAgents, GetAgent (the working draft). */
export type AwsBedrockAgent = AwsCommon & {
  readonly agent_id: string;
  readonly agent_name: string;
  readonly agent_status: string;
  /** Model id, or the ARN of a model or inference profile; null: not set. */
  readonly foundation_model: string | null;
  /** SHA-256 in hex, and the length in UTF-16 code units; null: no instruction. The text is never kept. */
  readonly instruction_sha256: string | null;
  readonly instruction_length: number | null;
  readonly agent_resource_role_arn: string | null;
  /** Null: the service's own key. */
  readonly customer_encryption_key_arn: string | null;
  /** guardrailConfiguration of the working draft; null: none. */
  readonly guardrail: { readonly guardrail_identifier: string; readonly guardrail_version: string | null } | null;
  /** bedrock-agent ListAgentVersions without DRAFT, GetAgentVersion of those that an alias routes to. */
  readonly routed_versions: readonly { readonly agent_version: string; readonly guardrail: { readonly guardrail_identifier: string; readonly guardrail_version: string | null } | null }[];
  readonly idle_session_ttl_in_seconds: number;
  /** `DISABLED`, `SUPERVISOR`, `SUPERVISOR_ROUTER`; null: not given. */
  readonly agent_collaboration: string | null;
  /** bedrock-agent ListAgentActionGroups(DRAFT), GetAgentActionGroup. */
  readonly action_groups: readonly {
    readonly action_group_name: string;
    /** `ENABLED` or `DISABLED`. */
    readonly action_group_state: string;
    /** `AMAZON.CodeInterpreter`, `AMAZON.UserInput`, `ANTHROPIC.Bash`, …; null: a group of one's own. */
    readonly parent_action_signature: string | null;
    /** Lambda that executes; null: `RETURN_CONTROL`, or none. */
    readonly lambda_arn: string | null;
    /** Null or `RETURN_CONTROL`: the caller executes and may ask. */
    readonly custom_control: string | null;
    /** functionSchema; empty for a group with an API schema. `require_confirmation` `ENABLED` or `DISABLED`; null: not given, which is disabled. */
    readonly functions: readonly { readonly name: string; readonly require_confirmation: string | null }[];
    /** apiSchema given inline: operations with `x-requireConfirmation`; null: the schema lies in S3 and was not read, or there is none. */
    readonly api_operations: readonly { readonly method: string; readonly path: string; readonly require_confirmation: string | null }[] | null;
    readonly has_api_schema: boolean;
  }[];
  /** bedrock-agent ListAgentKnowledgeBases, those that are ENABLED: ids. */
  readonly knowledge_base_ids: readonly string[];
  readonly tags: AwsTags;
};

/** `aws.bedrock_guardrail`; provider id: the guardrail ARN. bedrock ListGuardrails, GetGuardrail (DRAFT). A policy that is not set gives an empty list. */
export type AwsBedrockGuardrail = AwsCommon & {
  readonly guardrail_id: string;
  readonly version: string;
  readonly status: string;
  /** bedrock ListGuardrails(guardrailIdentifier): numbered versions, without DRAFT. */
  readonly published_versions: readonly string[];
  /** contentPolicy.filters. Strengths `NONE`, `LOW`, `MEDIUM`, `HIGH`; actions `BLOCK`, `NONE` (detect only); null: not given, which is blocking and on. */
  readonly content_filters: readonly { readonly type: string; readonly input_strength: string; readonly output_strength: string; readonly input_action: string | null; readonly output_action: string | null; readonly input_enabled: boolean | null; readonly output_enabled: boolean | null }[];
  /** sensitiveInformationPolicy.piiEntities; actions `BLOCK`, `ANONYMIZE`, `NONE`. */
  readonly pii_entities: readonly { readonly type: string; readonly action: string; readonly input_action: string | null; readonly output_action: string | null; readonly input_enabled: boolean | null; readonly output_enabled: boolean | null }[];
  /** sensitiveInformationPolicy.regexes without the patterns. */
  readonly pii_regexes: readonly { readonly name: string; readonly action: string }[];
  /** contextualGroundingPolicy.filters: type `GROUNDING` or `RELEVANCE`, threshold 0–0.99. */
  readonly grounding_filters: readonly { readonly type: string; readonly threshold: number; readonly action: string | null; readonly enabled: boolean | null }[];
  /** How many topics are denied. */
  readonly topic_count: number;
  /** Null: the service's own key. */
  readonly kms_key_arn: string | null;
  readonly tags: AwsTags;
};

/** `aws.bedrock_knowledge_base`; provider id: the ARN. bedrock-agent ListKnowledgeBases, GetKnowledgeBase, ListDataSources, GetDataSource. */
export type AwsBedrockKnowledgeBase = AwsCommon & {
  readonly knowledge_base_id: string;
  readonly name: string;
  readonly status: string;
  readonly role_arn: string;
  /** `VECTOR`, `KENDRA`, `SQL`, `MANAGED`. */
  readonly type: string;
  /** Null: not a vector base. */
  readonly embedding_model_arn: string | null;
  /** `OPENSEARCH_SERVERLESS`, `S3_VECTORS`, `RDS`, `PINECONE`, …; null: no storage of its own. */
  readonly storage_type: string | null;
  /** ARN of the collection, vector bucket, cluster or domain; null: a store outside AWS. */
  readonly storage_arn: string | null;
  readonly data_sources: readonly {
    readonly data_source_id: string;
    readonly name: string;
    /** `S3`, `WEB`, `CONFLUENCE`, `SALESFORCE`, `SHAREPOINT`, `CUSTOM`, … */
    readonly type: string;
    readonly bucket_arn: string | null;
    /** Null: not given, the bucket is the account's own. */
    readonly bucket_owner_account_id: string | null;
    /** Web crawler: hosts of the seed URLs. */
    readonly seed_hosts: readonly string[];
    /** `HOST_ONLY`, `SUBDOMAINS`; null: not given, the crawler follows the seed URL's host and path. */
    readonly scope: string | null;
    readonly inclusion_filter_count: number;
    /** serverSideEncryptionConfiguration.kmsKeyArn; null: the service's own key for what lies between source and store. */
    readonly kms_key_arn: string | null;
    readonly data_deletion_policy: string | null;
  }[];
  readonly tags: AwsTags;
};

/** `aws.bedrock_flow`; provider id: the ARN. bedrock-agent ListFlows, GetFlow. Prompt texts are not kept. */
export type AwsBedrockFlow = AwsCommon & {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly execution_role_arn: string;
  readonly customer_encryption_key_arn: string | null;
  /** Nodes; `generates` is false for a knowledge base node without a model, which only retrieves. `guardrail_identifier` null: none. */
  readonly nodes: readonly { readonly name: string; readonly type: string; readonly model_id: string | null; readonly generates: boolean; readonly guardrail_identifier: string | null }[];
  readonly tags: AwsTags;
};

/** `aws.bedrock_prompt`; provider id: the ARN. bedrock-agent ListPrompts, GetPrompt. Hash and length of each variant's text only. */
export type AwsBedrockPrompt = AwsCommon & {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly customer_encryption_key_arn: string | null;
  readonly variants: readonly { readonly name: string; readonly model_id: string | null; readonly text_sha256: string | null; readonly text_length: number | null }[];
  readonly tags: AwsTags;
};
