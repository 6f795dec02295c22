import type { AuthorizerConfiguration, GetGatewayTargetResponse } from '@aws-sdk/client-bedrock-agentcore-control';
import type { AwsAgentcoreGateway, AwsJwtAuthorizer } from '#shared/model/resources/aws/agentcore.ts';

/** Who may call with a token; null: nobody was named. */
export function jwtAuthorizerOf(configuration: AuthorizerConfiguration | undefined): AwsJwtAuthorizer | null {
  const jwt = configuration?.customJWTAuthorizer;
  if (!jwt) return null;
  return { discovery_url: jwt.discoveryUrl ?? '', allowed_audience: jwt.allowedAudience ?? [], allowed_clients: jwt.allowedClients ?? [], allowed_scopes: jwt.allowedScopes ?? [], custom_claim_count: jwt.customClaims?.length ?? 0 };
}

/** A tool behind a gateway: its kind and how the gateway signs in there. Schemas are not kept. */
export function targetOf({ targetId, name, targetConfiguration, credentialProviderConfigurations }: GetGatewayTargetResponse): AwsAgentcoreGateway['targets'][number] {
  const configuration = targetConfiguration?.mcp ?? targetConfiguration?.http ?? targetConfiguration?.inference;
  const type = Object.entries(configuration ?? {}).find(([member, value]) => member !== '$unknown' && value !== undefined)?.[0];
  return { target_id: targetId ?? '', name: name ?? '', type: type ?? 'unknown', credential_types: (credentialProviderConfigurations ?? []).flatMap(({ credentialProviderType }) => credentialProviderType ?? []) };
}
