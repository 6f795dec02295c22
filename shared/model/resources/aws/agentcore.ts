/** Bedrock AgentCore: runtimes, gateways, memories and tools. bedrock-agentcore-control List… and Get… of each. */
import type { AwsCommon, AwsEnvironmentVariable } from './common.ts';

/** Who may call: the kind of authoriser that a runtime was given; null: none, which leaves IAM (SigV4). */
export type AwsJwtAuthorizer = {
  readonly discovery_url: string;
  readonly allowed_audience: readonly string[];
  readonly allowed_clients: readonly string[];
  readonly allowed_scopes: readonly string[];
  readonly custom_claim_count: number;
};

/** `aws.agentcore_runtime`; provider id: the ARN. GetAgentRuntime. */
export type AwsAgentcoreRuntime = AwsCommon & {
  readonly agent_runtime_name: string;
  readonly agent_runtime_version: string;
  readonly status: string;
  readonly role_arn: string;
  /** `PUBLIC` or `VPC`; null: not given. */
  readonly network_mode: string | null;
  readonly security_group_ids: readonly string[];
  /** customJWTAuthorizer; null: IAM. */
  readonly authorizer: AwsJwtAuthorizer | null;
  /** `HTTP`, `MCP`, `A2A`, `AGUI`; null: not given. */
  readonly server_protocol: string | null;
  /** Image of a container runtime; null: code from S3. */
  readonly container_uri: string | null;
  readonly environment: readonly AwsEnvironmentVariable[];
};

/** `aws.agentcore_gateway`; provider id: the ARN. GetGateway, ListGatewayTargets, GetGatewayTarget. */
export type AwsAgentcoreGateway = AwsCommon & {
  readonly gateway_id: string;
  readonly name: string;
  readonly status: string;
  readonly role_arn: string | null;
  readonly protocol_type: string | null;
  /** `NONE`, `AWS_IAM`, `CUSTOM_JWT`, `AUTHENTICATE_ONLY`. */
  readonly authorizer_type: string;
  /** Null: not CUSTOM_JWT. */
  readonly authorizer: AwsJwtAuthorizer | null;
  /** Mode `ENFORCE` or `LOG_ONLY`; null: no engine. */
  readonly policy_engine: { readonly arn: string; readonly mode: string } | null;
  /** `DEBUG`; null: generic messages. */
  readonly exception_level: string | null;
  readonly kms_key_arn: string | null;
  /** `type` is the member of targetConfiguration.mcp that is set (`lambda`, `openApiSchema`, `smithyModel`, `mcpServer`, …); `credential_types` as given: `GATEWAY_IAM_ROLE`, `OAUTH`, `API_KEY`. */
  readonly targets: readonly { readonly target_id: string; readonly name: string; readonly type: string; readonly credential_types: readonly string[] }[];
};

/** `aws.agentcore_memory`; provider id: the ARN. GetMemory. */
export type AwsAgentcoreMemory = AwsCommon & {
  readonly name: string;
  readonly status: string;
  /** Null: the service's own key. */
  readonly encryption_key_arn: string | null;
  /** Days. */
  readonly event_expiry_duration: number;
};

/** `aws.agentcore_browser`; provider id: the ARN. ListBrowsers(CUSTOM), GetBrowser; the system browser is AWS's own and not listed. */
export type AwsAgentcoreBrowser = AwsCommon & {
  readonly name: string;
  readonly status: string;
  /** `PUBLIC` or `VPC`. */
  readonly network_mode: string;
  /** Null: not configured. */
  readonly recording: { readonly enabled: boolean; readonly bucket: string | null } | null;
};

/** `aws.agentcore_code_interpreter`; provider id: the ARN. ListCodeInterpreters(CUSTOM), GetCodeInterpreter. */
export type AwsAgentcoreCodeInterpreter = AwsCommon & {
  readonly name: string;
  readonly status: string;
  readonly execution_role_arn: string | null;
  /** `PUBLIC`, `SANDBOX`, `VPC`. */
  readonly network_mode: string;
};

/** `aws.agentcore_api_key_provider`; provider id: the ARN. ListApiKeyCredentialProviders; never the key. */
export type AwsAgentcoreApiKeyProvider = AwsCommon & {
  readonly name: string;
  readonly created_time: string;
  readonly last_updated_time: string;
};
