/**
 * What is kept of a declared resource, AI or not, so that checks can say whether it is open to everyone: the attributes that they read and no others.
 * One table. Types of Pulumi's bridged providers are kept under their Terraform type, those of its native Azure provider as in Bicep; Azure's types in lower case.
 */
import type { IacResourceFact, Json, JsonObject } from '../fact.ts';
import { isJsonObject } from '../json-object.ts';

/** A value that is larger is not kept, and counts as computed; characters of JSON. */
const valueCharactersMax = 16_384;
/** Dotted names of computed values, and other resources referred to; items of each. */
const namesMax = 100;

/** A resource as checks of openness read it. */
export interface KeptSettings {
  /** The type that it is judged as: `aws_s3_bucket`, `AWS::S3::Bucket`, `microsoft.storage/storageaccounts`, `Service`. */
  readonly judged_as: string;
  readonly settings: JsonObject;
  /** Dotted names of what is computed in `settings`; the empty name stands for anything. */
  readonly computed: readonly string[];
  readonly references: readonly string[];
}

const accessBlock = ['block_public_acls', 'ignore_public_acls', 'block_public_policy', 'restrict_public_buckets'];
const publiclyAccessible = ['publicly_accessible'];
const domain = ['access_policies', 'vpc_options', 'advanced_security_options'];
const member = ['member', 'members', 'role'];

/** Attributes by type. */
export const keptAttributes: Readonly<Record<string, readonly string[]>> = {
  aws_s3_bucket: ['acl', 'policy'],
  aws_s3_bucket_acl: ['acl'],
  aws_s3_bucket_policy: ['policy'],
  aws_s3_bucket_public_access_block: accessBlock,
  'data.aws_iam_policy_document': ['statement'],
  aws_security_group: ['ingress'],
  aws_security_group_rule: ['type', 'protocol', 'from_port', 'to_port', 'cidr_blocks', 'ipv6_cidr_blocks'],
  aws_vpc_security_group_ingress_rule: ['ip_protocol', 'from_port', 'to_port', 'cidr_ipv4', 'cidr_ipv6'],
  aws_db_instance: publiclyAccessible,
  aws_rds_cluster_instance: publiclyAccessible,
  aws_redshift_cluster: publiclyAccessible,
  aws_elasticsearch_domain: domain,
  aws_opensearch_domain: domain,
  aws_elasticsearch_domain_policy: ['access_policies'],
  aws_opensearch_domain_policy: ['access_policies'],
  aws_sagemaker_notebook_instance: ['direct_internet_access'],
  aws_lambda_function_url: ['authorization_type'],
  aws_bedrockagent_agent_action_group: ['action_group_executor'],
  azurerm_storage_account: ['allow_nested_items_to_be_public', 'allow_blob_public_access', 'public_network_access_enabled'],
  azurerm_storage_container: ['container_access_type'],
  azurerm_cognitive_account: ['public_network_access_enabled', 'network_acls'],
  azurerm_search_service: ['public_network_access_enabled', 'allowed_ips'],
  azurerm_network_security_group: ['security_rule'],
  azurerm_network_security_rule: ['direction', 'access', 'protocol', 'source_address_prefix', 'source_address_prefixes', 'destination_port_range', 'destination_port_ranges'],
  google_storage_bucket_iam_member: member,
  google_storage_bucket_iam_binding: member,
  google_storage_bucket_access_control: ['entity'],
  google_storage_default_object_access_control: ['entity'],
  google_storage_bucket_acl: ['predefined_acl', 'role_entity'],
  // Pulumi has the plural.
  google_compute_firewall: ['direction', 'source_ranges', 'allow', 'allows'],
  google_sql_database_instance: ['settings'],
  'AWS::S3::Bucket': ['AccessControl', 'PublicAccessBlockConfiguration'],
  'AWS::S3::BucketPolicy': ['PolicyDocument'],
  'AWS::EC2::SecurityGroup': ['SecurityGroupIngress'],
  'AWS::EC2::SecurityGroupIngress': ['IpProtocol', 'FromPort', 'ToPort', 'CidrIp', 'CidrIpv6'],
  'AWS::RDS::DBInstance': ['PubliclyAccessible'],
  'AWS::Redshift::Cluster': ['PubliclyAccessible'],
  'AWS::Elasticsearch::Domain': ['AccessPolicies', 'VPCOptions', 'AdvancedSecurityOptions'],
  'AWS::OpenSearchService::Domain': ['AccessPolicies', 'VPCOptions', 'AdvancedSecurityOptions'],
  'AWS::SageMaker::NotebookInstance': ['DirectInternetAccess'],
  'AWS::Lambda::Url': ['AuthType'],
  'AWS::Serverless::Function': ['FunctionUrlConfig'],
  'AWS::Bedrock::Agent': ['ActionGroups'],
  'microsoft.storage/storageaccounts': ['properties'],
  'microsoft.storage/storageaccounts/blobservices/containers': ['properties'],
  'microsoft.cognitiveservices/accounts': ['properties'],
  'microsoft.search/searchservices': ['properties'],
  'microsoft.network/networksecuritygroups': ['properties'],
  'microsoft.network/networksecuritygroups/securityrules': ['properties'],
  Service: ['spec', 'metadata'],
  Ingress: ['spec', 'metadata'],
};

/** Of large attributes only these members are kept. */
const keptMembers: Readonly<Record<string, readonly string[]>> = {
  'microsoft.storage/storageaccounts.properties': ['allowBlobPublicAccess', 'publicNetworkAccess', 'networkAcls'],
  'microsoft.storage/storageaccounts/blobservices/containers.properties': ['publicAccess'],
  'microsoft.cognitiveservices/accounts.properties': ['publicNetworkAccess', 'networkAcls'],
  'microsoft.search/searchservices.properties': ['publicNetworkAccess', 'networkRuleSet'],
  'microsoft.network/networksecuritygroups.properties': ['securityRules'],
  'google_sql_database_instance.settings': ['ip_configuration'],
  'AWS::Serverless::Function.FunctionUrlConfig': ['AuthType'],
  'Service.spec': ['type', 'selector', 'loadBalancerSourceRanges'],
  'Service.metadata': ['name', 'annotations'],
  'Ingress.spec': ['rules', 'defaultBackend', 'ingressClassName'],
  'Ingress.metadata': ['annotations'],
};

/** Pulumi's names of types that are Terraform's underneath; `aws:s3/bucket:Bucket` is looked for as `aws:s3:Bucket`. */
const bridged: Readonly<Record<string, string>> = {
  'aws:s3:Bucket': 'aws_s3_bucket',
  'aws:s3:BucketV2': 'aws_s3_bucket',
  'aws:s3:BucketAclV2': 'aws_s3_bucket_acl',
  'aws:s3:BucketAcl': 'aws_s3_bucket_acl',
  'aws:s3:BucketPolicy': 'aws_s3_bucket_policy',
  'aws:s3:BucketPublicAccessBlock': 'aws_s3_bucket_public_access_block',
  'aws:ec2:SecurityGroup': 'aws_security_group',
  'aws:ec2:SecurityGroupRule': 'aws_security_group_rule',
  'aws:vpc:SecurityGroupIngressRule': 'aws_vpc_security_group_ingress_rule',
  'aws:rds:Instance': 'aws_db_instance',
  'aws:rds:ClusterInstance': 'aws_rds_cluster_instance',
  'aws:redshift:Cluster': 'aws_redshift_cluster',
  'aws:elasticsearch:Domain': 'aws_elasticsearch_domain',
  'aws:opensearch:Domain': 'aws_opensearch_domain',
  'aws:sagemaker:NotebookInstance': 'aws_sagemaker_notebook_instance',
  'aws:lambda:FunctionUrl': 'aws_lambda_function_url',
  'aws:bedrock:AgentAgentActionGroup': 'aws_bedrockagent_agent_action_group',
  'azure:storage:Account': 'azurerm_storage_account',
  'azure:storage:Container': 'azurerm_storage_container',
  'azure:cognitive:Account': 'azurerm_cognitive_account',
  'gcp:storage:BucketIAMMember': 'google_storage_bucket_iam_member',
  'gcp:storage:BucketIAMBinding': 'google_storage_bucket_iam_binding',
  'gcp:storage:BucketAccessControl': 'google_storage_bucket_access_control',
  'gcp:compute:Firewall': 'google_compute_firewall',
  'gcp:sql:DatabaseInstance': 'google_sql_database_instance',
};

const native: Readonly<Record<string, string>> = {
  'azure-native:storage:StorageAccount': 'microsoft.storage/storageaccounts',
  'azure-native:storage:BlobContainer': 'microsoft.storage/storageaccounts/blobservices/containers',
  'azure-native:cognitiveservices:Account': 'microsoft.cognitiveservices/accounts',
  'azure-native:search:Service': 'microsoft.search/searchservices',
  'azure-native:network:NetworkSecurityGroup': 'microsoft.network/networksecuritygroups',
  'azure-native:network:SecurityRule': 'microsoft.network/networksecuritygroups/securityrules',
};

/** What is kept of a declared resource; undefined when no check of openness asks about its type. */
export function keptSettings(fact: IacResourceFact): KeptSettings | undefined {
  const { language, resourceType } = fact;
  const short = resourceType.replace(/\/\w+:/, ':');
  const judgedAs = language === 'pulumi' ? (own(bridged, short) ?? own(native, short)) : language === 'bicep' || language === 'arm' ? resourceType.toLowerCase() : resourceType;
  const names = judgedAs === undefined ? undefined : own(keptAttributes, judgedAs);
  if (judgedAs === undefined || names === undefined) return undefined;
  const isBridged = language === 'pulumi' && own(bridged, short) !== undefined;
  const isFlat = language === 'pulumi' && !isBridged && fact.attributes['properties'] === undefined;
  const nameOf = (path: string): string => (isBridged ? path.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : isFlat ? `properties.${path}` : path);
  const attributes: JsonObject = isBridged ? (snakeCased(fact.attributes) as JsonObject) : isFlat ? { properties: fact.attributes } : fact.attributes;
  const computed = new Set((fact.computed ?? []).map(nameOf).filter((path) => path === '' || names.includes(path.split('.', 1)[0] as string)));
  const settings: Record<string, Json> = {};
  for (const name of names) {
    const value = attributes[name];
    if (value === undefined) continue;
    const members = own(keptMembers, `${judgedAs}.${name}`);
    const kept = members && isJsonObject(value) ? Object.fromEntries(members.flatMap((key) => (value[key] === undefined ? [] : [[key, value[key]]]))) : value;
    if (JSON.stringify(kept).length > valueCharactersMax) computed.add(name);
    else settings[name] = kept;
  }
  if (judgedAs === 'data.aws_iam_policy_document' && !JSON.stringify(settings).includes('principals"')) return undefined;
  return { judged_as: judgedAs, settings, computed: computed.size > namesMax ? [''] : [...computed].sort(), references: fact.references.slice(0, namesMax) };
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Names as Terraform writes them, down to documents of policies, whose names are IAM's. */
function snakeCased(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(snakeCased);
  if (!isJsonObject(value) || value['Statement'] !== undefined) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), snakeCased(item)]));
}
