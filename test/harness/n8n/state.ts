/** What a stand-in of n8n holds. Shapes are our own words for those of the API description inside n8n 2.41.3 (read 2026-11-30). */
import type { Json, JsonObject } from '#shared/model/fact.ts';

/** Features of a licence; what is not there answers 403. */
export type Feature = 'variables' | 'users' | 'projects' | 'saml' | 'oidc' | 'ldap' | 'security_policy' | 'log_streaming' | 'node_policy' | 'git';

export interface StandInState {
  readonly keys: Map<string, { readonly scopes: readonly string[]; isExpired?: boolean }>;
  /** An older n8n lacks these paths: `/discover`. */
  readonly lacking: Set<string>;
  readonly licence: Set<Feature>;
  version: string;
  /** Whether `/rest/settings` tells the version, as before 2.0. */
  tellsVersion: boolean;
  isCloud: boolean;
  /** Items of one page, whatever limit was asked for. Two: every list of three or more has to be followed. */
  pageSize: number;
  /** Whether source control is connected to a repository. */
  isGitConnected: boolean;
  readonly workflows: StandInWorkflow[];
  readonly executions: JsonObject[];
  readonly credentials: JsonObject[];
  readonly users: JsonObject[];
  readonly projects: JsonObject[];
  readonly projectUsers: Map<string, JsonObject[]>;
  readonly variables: JsonObject[];
  readonly dataTables: JsonObject[];
  readonly packages: JsonObject[];
  readonly roleMappings: JsonObject[];
  readonly logDestinations: JsonObject[];
  readonly settings: Record<string, JsonObject>;
  /** Versions that are newer, as n8n's vendor tells it; undefined: it could not be asked. */
  newer: readonly { readonly name: string; readonly hasSecurityFix: boolean }[] | undefined;
  readonly customNodes: readonly string[];
}

export interface StandInWorkflow {
  readonly id: string;
  readonly name: string;
  active: boolean;
  readonly nodes: readonly JsonObject[];
  readonly connections: JsonObject;
  readonly settings?: JsonObject;
  readonly pinData?: JsonObject;
  readonly staticData?: Json;
  readonly versionId: string;
  readonly activeVersion?: StandInVersion;
  /** Versions that were published before, oldest first. */
  readonly earlier?: readonly StandInVersion[];
}

export interface StandInVersion {
  readonly versionId: string;
  readonly nodes: readonly JsonObject[];
  readonly authors: string;
  readonly createdAt: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

/** Every scope that reads what the source asks for. */
export const readingScopes: readonly string[] = [
  'workflow:list', 'workflow:read', 'execution:list', 'credential:list', 'user:list', 'project:list', 'role:list', 'roleMappingRule:list', 'variable:list', 'dataTable:list',
  'communityPackage:list', 'securityAudit:generate', 'securitySettings:manage', 'saml:manage', 'oidc:manage', 'ldap:manage', 'otel:manage', 'eventBusDestination:list',
  'nodeTypePolicy:manage', 'sourceControl:read', 'gitConnection:list',
];

/** What n8n writes in the place of a secret. */
export const blanked = '__n8n_REDACTED';

/** An instance of the community edition without anything in it. */
export function emptyState(key: string): StandInState {
  return {
    keys: new Map([[key, { scopes: readingScopes }]]),
    lacking: new Set(),
    licence: new Set(),
    version: '2.40.1',
    tellsVersion: false,
    isCloud: false,
    pageSize: 2,
    isGitConnected: false,
    workflows: [],
    executions: [],
    credentials: [],
    users: [],
    projects: [],
    projectUsers: new Map(),
    variables: [],
    dataTables: [],
    packages: [],
    roleMappings: [],
    logDestinations: [],
    settings: {
      saml: {
        loginEnabled: false, loginLabel: '', loginBinding: 'redirect', ignoreSSL: false, entityID: 'https://n8n.acme.example/rest/sso/saml/metadata', returnUrl: 'https://n8n.acme.example/rest/sso/saml/acs',
        mapping: { email: 'mail', firstName: 'givenName', lastName: 'sn', userPrincipalName: 'upn', n8nInstanceRole: '', n8nProjectRoles: [] }, metadata: blanked, metadataUrl: '', authnRequestsSigned: false,
        wantAssertionsSigned: true, wantMessageSigned: true, signingPrivateKey: blanked, signingCertificate: blanked, acsBinding: 'post', signatureConfig: { prefix: 'ds', location: { reference: '/x', action: 'after' } }, relayState: '',
      },
      oidc: { loginEnabled: false, clientId: 'n8n', clientSecret: blanked, discoveryEndpoint: 'https://id.acme.example/.well-known/openid-configuration', prompt: 'login', authenticationContextClassReference: [], additionalScopes: '', emailVerifiedRequired: true, rpInitiatedLogoutEnabled: false },
      ldap: {
        loginEnabled: false, loginLabel: '', connectionUrl: 'ldap.acme.example', allowUnauthorizedCerts: false, connectionSecurity: 'none', connectionPort: 389, baseDn: '', bindingAdminDn: '', bindingAdminPassword: blanked,
        firstNameAttribute: '', lastNameAttribute: '', emailAttribute: '', loginIdAttribute: '', ldapIdAttribute: '', userFilter: '', synchronizationEnabled: false, synchronizationInterval: 60, searchPageSize: 0, searchTimeout: 60, enforceEmailUniqueness: true,
      },
      otel: { enabled: false, exporterProtocol: 'http/protobuf', exporterEndpoint: 'http://localhost:4318', exporterTracingPath: '/v1/traces', exporterServiceName: 'n8n', exporterHeaders: '', tracesSampleRate: 1, startupConnectivityTimeoutMs: 2000, includeNodeSpans: true, injectOutbound: false, productionExecutionsOnly: true },
      security_policy: { personalSpacePublishing: true, personalSpaceSharing: true, publishedPersonalWorkflowsCount: 0, sharedPersonalWorkflowsCount: 0, sharedPersonalCredentialsCount: 0, redactionEnforcement: { floor: 'off' } },
      node_policy: { scopeId: null, rules: [], defaultAction: 'allow', version: 0 },
    },
    newer: [],
    customNodes: [],
  };
}
