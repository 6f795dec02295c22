/** Stores and endpoints of AWS that infrastructure code opens to everyone. */
import { isJsonObject } from '../../../model/json-object.ts';
import type { Verdict } from '../../check.ts';
import { isComputed, isOneOf, listAt, says, valueAt, type Beside, type Declared, type Rule } from './declared.ts';
import { policyState } from './policies.ts';

/** Canned ACLs for everyone, and for everyone with an AWS account, as Terraform and as CloudFormation write them. */
const publicAcls = ['public-read', 'public-read-write', 'authenticated-read', 'publicread', 'publicreadwrite', 'authenticatedread'];

/** Where the switches of Block Public Access stand: in a resource of their own, or in the bucket. */
const switches = {
  acls: ['ignore_public_acls', 'PublicAccessBlockConfiguration.IgnorePublicAcls'],
  policy: ['restrict_public_buckets', 'PublicAccessBlockConfiguration.RestrictPublicBuckets'],
} as const;

/** An ACL for everyone, unless Block Public Access ignores it. */
function bucketAcl(attribute: string): Rule {
  return (declared, beside) => {
    if (isOneOf(declared.settings[attribute], ...publicAcls)) return throughBlock(declared, beside, 'acls', `The ACL ${String(declared.settings[attribute])} lets everyone read the bucket`);
    return isComputed(declared, attribute) ? [says.computed(declared, 'The ACL of the bucket', attribute)] : [];
  };
}

function bucketPolicy(attribute: string): Rule {
  return (declared, beside) => {
    const state = policyState(declared, attribute, beside);
    if (state === 'open') return throughBlock(declared, beside, 'policy', 'The policy of the bucket lets everyone in');
    return state === 'computed' ? [says.computed(declared, 'Whom the policy of the bucket lets in', attribute)] : [];
  };
}

function throughBlock(declared: Declared, { folder }: Beside, what: keyof typeof switches, sentence: string): Verdict[] {
  const names = switches[what];
  const blocks = folder.flatMap((other) => {
    if (other.type !== 'aws_s3_bucket_public_access_block' && other.type !== 'AWS::S3::Bucket') return [];
    const bond = bondOf(declared, other);
    return bond === 'none' ? [] : [{ bond, isOn: names.some((name) => isOneOf(valueAt(other.settings, name), 'true')), isOpen: names.some((name) => isComputed(other, name)) }];
  });
  if (blocks.some(({ bond, isOn }) => bond === 'same' && isOn)) return [];
  if (blocks.some(({ bond, isOn, isOpen }) => (isOn && bond === 'perhaps') || isOpen)) return [says.computed(declared, `${sentence}, and whether Block Public Access stops it`, what)];
  return [says.open(declared, `${sentence}.`, what)];
}

/** Whether two resources are about one bucket: `perhaps` when one of them names a bucket that is not in its file. */
function bondOf(one: Declared, other: Declared): 'same' | 'perhaps' | 'none' {
  if (one === other || one.resource.id === other.resource.id) return 'same';
  const [mine, theirs] = [bucketsOf(one), bucketsOf(other)];
  if (one.resource.path === other.resource.path && mine.some((name) => theirs.includes(name))) return 'same';
  if (other.type === 'AWS::S3::Bucket') return 'none';
  return theirs.length === 0 || mine.length === 0 ? 'perhaps' : 'none';
}

function bucketsOf({ type, resource, references }: Declared): string[] {
  const isBucket = type === 'aws_s3_bucket' || type === 'AWS::S3::Bucket';
  return [...(isBucket ? [resource.name] : []), ...[...references].filter((name) => /^(?:aws_s3_bucket|AWS::S3::Bucket|aws:s3(?:\/\w+)?:Bucket(?:V2)?)\./.test(name))];
}

/** Switched off, a bucket may be opened; whether it is, its policy and its ACL say. */
const accessBlock: Rule = (declared) => {
  const names = ['block_public_acls', 'ignore_public_acls', 'block_public_policy', 'restrict_public_buckets'];
  const off = names.filter((name) => isOneOf(declared.settings[name], 'false'));
  const computed = names.filter((name) => isComputed(declared, name));
  return [
    ...(off.length > 0 ? [says.mayBe(declared, `Block Public Access of the bucket has ${off.join(', ')} off; whether it is public, its policy and its ACL decide.`, 'off')] : []),
    ...(computed.length > 0 ? [says.computed(declared, computed.join(', '), 'computed')] : []),
  ];
};

const cloudFormationBlock: Rule = (declared) => {
  const names = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'];
  const off = names.filter((name) => isOneOf(valueAt(declared.settings, `PublicAccessBlockConfiguration.${name}`), 'false'));
  return off.length > 0 ? [says.mayBe(declared, `Block Public Access of the bucket has ${off.join(', ')} off; whether it is public, its policy and its ACL decide.`, 'off')] : [];
};

function database(attribute: string): Rule {
  return (declared) => {
    if (isOneOf(declared.settings[attribute], 'true')) return [says.open(declared, 'The database has an address on the internet.')];
    return isComputed(declared, attribute) ? [says.computed(declared, 'Whether the database has an address on the internet')] : [];
  };
}

/** A domain in a VPC has no address on the internet; one with users of its own asks for a password. */
function searchDomain({ policy, vpc, security }: { readonly policy: string; readonly vpc: string; readonly security: string }): Rule {
  return (declared, beside) => {
    const state = policyState(declared, policy, beside);
    if (state === 'closed' || state === 'none' || declared.settings[vpc] !== undefined) return [];
    if (state === 'computed' || isComputed(declared, vpc)) return [says.computed(declared, 'Whom the domain lets in')];
    const users = listAt(declared.settings[security]).some((each) => isJsonObject(each) && (isOneOf(each['enabled'], 'true') || isOneOf(each['Enabled'], 'true')));
    return [users ? says.mayBe(declared, 'The policy of the domain lets everyone in, and only its own users and roles keep them out.') : says.open(declared, 'The policy of the search domain lets everyone in.')];
  };
}

/** The default is direct access. */
function notebook(attribute: string): Rule {
  return (declared) => {
    if (isComputed(declared, attribute)) return [says.computed(declared, 'Whether the notebook has direct internet access')];
    return isOneOf(declared.settings[attribute], 'disabled') ? [] : [says.open(declared, 'The notebook has direct internet access.')];
  };
}

/** An address without authorization, and whether an agent of the same file calls the function behind it. */
function functionUrl(attribute: string): Rule {
  return (declared, { folder }) => {
    if (isComputed(declared, attribute)) return [says.computed(declared, 'Whether the address of the function asks who calls')];
    if (!isOneOf(valueAt(declared.settings, attribute), 'none')) return [];
    const functions = new Set([declared.resource.name, ...declared.references]);
    const isOfAgent = folder.some(({ type, resource, references }) => agentTypes.has(type) && resource.path === declared.resource.path && [...references].some((name) => functions.has(name)));
    return [isOfAgent ? says.open(declared, 'Anyone can call the function of the agent at its address, without authorization.') : says.mayBe(declared, 'Anyone can call the function at its address; it must check itself who calls.')];
  };
}

const agentTypes = new Set(['aws_bedrockagent_agent_action_group', 'AWS::Bedrock::Agent']);

/** Several rules about one resource. */
function all(...rules: readonly Rule[]): Rule {
  return (declared, beside) => rules.flatMap((rule) => rule(declared, beside));
}

const terraformDomain = searchDomain({ policy: 'access_policies', vpc: 'vpc_options', security: 'advanced_security_options' });
const cloudFormationDomain = searchDomain({ policy: 'AccessPolicies', vpc: 'VPCOptions', security: 'AdvancedSecurityOptions' });

export const awsRules: Readonly<Record<string, Rule>> = {
  aws_s3_bucket: all(bucketAcl('acl'), bucketPolicy('policy')),
  aws_s3_bucket_acl: bucketAcl('acl'),
  aws_s3_bucket_policy: bucketPolicy('policy'),
  aws_s3_bucket_public_access_block: accessBlock,
  aws_db_instance: database('publicly_accessible'),
  aws_rds_cluster_instance: database('publicly_accessible'),
  aws_redshift_cluster: database('publicly_accessible'),
  aws_elasticsearch_domain: terraformDomain,
  aws_opensearch_domain: terraformDomain,
  aws_elasticsearch_domain_policy: terraformDomain,
  aws_opensearch_domain_policy: terraformDomain,
  aws_sagemaker_notebook_instance: notebook('direct_internet_access'),
  aws_lambda_function_url: functionUrl('authorization_type'),
  'AWS::S3::Bucket': all(bucketAcl('AccessControl'), cloudFormationBlock),
  'AWS::S3::BucketPolicy': bucketPolicy('PolicyDocument'),
  'AWS::RDS::DBInstance': database('PubliclyAccessible'),
  'AWS::Redshift::Cluster': database('PubliclyAccessible'),
  'AWS::Elasticsearch::Domain': cloudFormationDomain,
  'AWS::OpenSearchService::Domain': cloudFormationDomain,
  'AWS::SageMaker::NotebookInstance': notebook('DirectInternetAccess'),
  'AWS::Lambda::Url': functionUrl('AuthType'),
  'AWS::Serverless::Function': functionUrl('FunctionUrlConfig.AuthType'),
};
