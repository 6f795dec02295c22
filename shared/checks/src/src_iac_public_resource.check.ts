import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { fileResource, inventoryOf, refused } from '../example-inventory.ts';
import { pass, passUnless } from '../support/verdicts.ts';
import { declaredOf, folderOf, foldersOf, textsIn } from './iac/declared.ts';
import { ruleOf } from './iac/rules.ts';

/** SSH, RDP, the databases, search engines, notebooks, Ollama, Qdrant and Milvus. */
const ports = ['22', '3389', '1433', '1521', '3306', '5432', '6379', '9200', '11211', '27017', '8888', '11434', '6333', '19530'];

/** Its name is its type with its own; the file is `infra/main.tf` unless the example needs several. */
const declared = (type: string, settings: JsonObject, given: { readonly name?: string; readonly computed?: readonly string[]; readonly references?: readonly string[]; readonly path?: string } = {}) =>
  fileResource('iac.resource', given.path ?? 'infra/main.tf', { resource_type: type, judged_as: type, line: 4, named: {}, settings, computed: given.computed ?? [], references: given.references ?? [] }, given.name ?? `${type}.one`);
const scan = (...resources: readonly ReturnType<typeof declared>[]) => inventoryOf({ resources });
const one = (type: string, settings: JsonObject, computed: readonly string[] = []) => scan(declared(type, settings, { name: 'it', computed }));

const readByAll = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }] };
const ofOrganization = { Statement: [{ ...readByAll.Statement[0], Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }] };
const rule = (more: JsonObject = {}) => ({ ingress: { from_port: 22, to_port: 22, protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'], ...more } });
const bucket = { name: 'aws_s3_bucket.data' };
const ofBucket = { references: ['aws_s3_bucket.data'] };
const inbound = (more: JsonObject = {}) => ({ properties: { securityRules: [{ name: 'r', properties: { direction: 'Inbound', access: 'Allow', protocol: 'Tcp', sourceAddressPrefix: '*', destinationPortRange: '3389', ...more } }] } });

const workload = (labels: JsonObject, computed: readonly string[] = [], image = 'ollama/ollama') =>
  fileResource('iac.resource', 'k8s/llm.yaml', { resource_type: 'Deployment', line: 1, named: {}, ai_images: [image], labels, computed }, 'Deployment.llm');
const service = (spec: JsonObject, annotations: JsonObject = {}, computed: readonly string[] = []) => declared('Service', { metadata: { name: 'llm', annotations }, spec: { selector: { app: 'llm' }, ...spec } }, { name: 'Service.llm', path: 'k8s/service.yaml', computed });
const ingress = (annotations: JsonObject = {}) => declared('Ingress', { metadata: { annotations }, spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'llm' } } }] } }] } }, { name: 'Ingress.llm', path: 'k8s/ingress.yaml' });
const behind = { 'Deployment.llm': 'pass' } as const;

/**
 * Terraform, CloudFormation, Pulumi, Bicep, ARM and Kubernetes. Only what is written out is a finding; what is computed, and could make a
 * difference, asks for a review. Of a Kubernetes file only what leads to AI images is judged: there every web application has an ingress.
 */
export default defineCheck({
  id: 'src_iac_public_resource',
  version: 2,
  title: 'IaC declares no public store or open admin port',
  severity: 'high',
  remediation: 'Declare the resource private: block public access, name the addresses that may connect, and let identities in instead of everyone.',
  params: { ports },
  controls: {
    soc2: ['CC6.1', 'CC6.6', 'C1.1'],
    iso_27001: ['A.8.3', 'A.8.12', 'A.8.20', 'A.8.22'],
    hipaa: ['164.312(a)(1)', '164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.1', '1.4.2', '1.4.4', '7.3.1'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.DS-01', 'PR.IR-01'],
  },
  sources: ['dir', 'git', 'github'],
  subject: 'resource',
  kinds: ['iac.resource'],

  judge(subject, { inventory, params }) {
    const resource = declaredOf(subject);
    const judge = ruleOf(resource.type);
    if (judge === undefined) return pass;
    const given = params['ports'];
    return passUnless(judge(resource, { folder: foldersOf(inventory).get(folderOf(subject)) ?? [], ports: textsIn(typeof given === 'number' ? String(given) : given).map(Number) }));
  },

  examples: [
    { kind: 'pass', why: 'a bucket without an ACL is private', inventory: one('aws_s3_bucket', {}), answers: { it: 'pass' } },
    { kind: 'fail', why: 'a public ACL', inventory: one('aws_s3_bucket_acl', { acl: 'public-read' }), answers: { it: 'fail' } },
    { kind: 'fail', why: 'a public ACL of CloudFormation', inventory: one('AWS::S3::Bucket', { AccessControl: 'PublicReadWrite' }), answers: { it: 'fail' } },
    { kind: 'fail', why: 'a policy for everyone, as text', inventory: one('aws_s3_bucket_policy', { policy: JSON.stringify(readByAll) }), answers: { it: 'fail' } },
    { kind: 'fail', why: 'a policy for everyone in blocks of the same file', inventory: scan(declared('aws_s3_bucket_policy', {}, { name: 'aws_s3_bucket_policy.p', computed: ['policy'], references: ['data.aws_iam_policy_document.d'] }), declared('data.aws_iam_policy_document', { statement: { actions: ['s3:GetObject'], principals: { type: '*', identifiers: ['*'] } } }, { name: 'data.aws_iam_policy_document.d' })), answers: { 'aws_s3_bucket_policy.p': 'fail', 'data.aws_iam_policy_document.d': 'pass' } },
    { kind: 'near_miss', why: 'a policy for the organization', inventory: one('AWS::S3::BucketPolicy', { PolicyDocument: ofOrganization }), answers: { it: 'pass' } },
    { kind: 'review', why: 'a policy for everyone under a condition that is computed', inventory: one('AWS::S3::BucketPolicy', { PolicyDocument: readByAll }, ['PolicyDocument.Statement.Condition.StringEquals.aws:PrincipalOrgID']), answers: { it: 'review' } },
    { kind: 'review', why: 'a policy that is computed', inventory: one('aws_s3_bucket_policy', {}, ['policy']), answers: { it: 'review' } },
    { kind: 'review', why: 'an ACL that is a variable', inventory: one('aws_s3_bucket_acl', {}, ['acl']), answers: { it: 'review' } },
    { kind: 'near_miss', why: 'a public ACL that Block Public Access of the same bucket ignores', inventory: scan(declared('aws_s3_bucket', { acl: 'public-read' }, bucket), declared('aws_s3_bucket_public_access_block', { ignore_public_acls: true }, { ...ofBucket, name: 'block' })), answers: { 'aws_s3_bucket.data': 'pass', block: 'pass' } },
    { kind: 'fail', why: 'Block Public Access of another bucket', inventory: scan(declared('aws_s3_bucket', { acl: 'public-read' }, bucket), declared('aws_s3_bucket_public_access_block', { ignore_public_acls: true }, { references: ['aws_s3_bucket.other'], name: 'block' })), answers: { 'aws_s3_bucket.data': 'fail', block: 'pass' } },
    { kind: 'review', why: 'Block Public Access of a bucket that another file declares may be the one', inventory: scan(declared('aws_s3_bucket', { acl: 'public-read' }, bucket), declared('aws_s3_bucket_public_access_block', { ignore_public_acls: true }, { name: 'block', path: 'infra/block.tf' })), answers: { 'aws_s3_bucket.data': 'review', block: 'pass' } },
    { kind: 'review', why: 'Block Public Access that is switched off', inventory: one('aws_s3_bucket_public_access_block', { block_public_policy: false }), answers: { it: 'review' } },
    { kind: 'fail', why: 'SSH from everywhere', inventory: one('aws_security_group', rule()), answers: { it: 'fail' } },
    { kind: 'fail', why: 'a model server from everywhere, by CloudFormation', inventory: one('AWS::EC2::SecurityGroup', { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 11434, ToPort: 11434, CidrIp: '0.0.0.0/0' }] }), answers: { it: 'fail' } },
    { kind: 'fail', why: 'every port, over IPv6', inventory: one('aws_vpc_security_group_ingress_rule', { ip_protocol: '-1', cidr_ipv6: '::/0' }), answers: { it: 'fail' } },
    { kind: 'near_miss', why: 'the web', inventory: one('aws_security_group', rule({ from_port: 443, to_port: 443 })), answers: { it: 'pass' } },
    { kind: 'near_miss', why: 'SSH from one network', inventory: one('aws_security_group', rule({ cidr_blocks: ['10.0.0.0/8'] })), answers: { it: 'pass' } },
    { kind: 'near_miss', why: 'a rule that lets out', inventory: one('aws_security_group_rule', { type: 'egress', protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }), answers: { it: 'pass' } },
    { kind: 'review', why: 'addresses that are a variable', inventory: one('aws_security_group', { ingress: { from_port: 22, to_port: 22, protocol: 'tcp' } }, ['ingress.cidr_blocks']), answers: { it: 'review' } },
    { kind: 'review', why: 'a port that is a variable, from everywhere', inventory: one('aws_security_group', { ingress: { protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'] } }, ['ingress.from_port', 'ingress.to_port']), answers: { it: 'review' } },
    { kind: 'fail', why: 'remote desktop from everywhere in Azure', inventory: one('microsoft.network/networksecuritygroups', inbound()), answers: { it: 'fail' } },
    { kind: 'near_miss', why: 'a rule of Azure that denies', inventory: one('microsoft.network/networksecuritygroups', inbound({ access: 'Deny' })), answers: { it: 'pass' } },
    { kind: 'fail', why: 'a range of ports of Google Cloud', inventory: one('google_compute_firewall', { source_ranges: ['0.0.0.0/0'], allow: { protocol: 'tcp', ports: ['20-25'] } }), answers: { it: 'fail' } },
    { kind: 'near_miss', why: 'ports that are open to a tag only', inventory: one('google_compute_firewall', { allow: { protocol: 'tcp', ports: ['22'] } }), answers: { it: 'pass' } },
    { kind: 'fail', why: 'a database with a public address', inventory: one('aws_db_instance', { publicly_accessible: true }), answers: { it: 'fail' } },
    { kind: 'near_miss', why: 'a text that says false', inventory: one('AWS::RDS::DBInstance', { PubliclyAccessible: 'false' }), answers: { it: 'pass' } },
    { kind: 'review', why: 'a database whose address is a variable', inventory: one('AWS::RDS::DBInstance', {}, ['PubliclyAccessible']), answers: { it: 'review' } },
    { kind: 'fail', why: 'a database that takes every address', inventory: one('google_sql_database_instance', { settings: { ip_configuration: { authorized_networks: { value: '0.0.0.0/0' } } } }), answers: { it: 'fail' } },
    { kind: 'fail', why: 'a search domain for everyone', inventory: one('aws_opensearch_domain', { access_policies: readByAll }), answers: { it: 'fail' } },
    { kind: 'review', why: 'a search domain for everyone with users of its own', inventory: one('aws_opensearch_domain', { access_policies: readByAll, advanced_security_options: { enabled: true } }), answers: { it: 'review' } },
    { kind: 'near_miss', why: 'a search domain for everyone in a network', inventory: one('AWS::OpenSearchService::Domain', { AccessPolicies: readByAll, VPCOptions: { SubnetIds: [] } }), answers: { it: 'pass' } },
    { kind: 'fail', why: 'public blobs', inventory: one('microsoft.storage/storageaccounts', { properties: { allowBlobPublicAccess: true } }), answers: { it: 'fail' } },
    { kind: 'fail', why: 'a public container', inventory: one('azurerm_storage_container', { container_access_type: 'blob' }), answers: { it: 'fail' } },
    { kind: 'fail', why: 'a model account for every network', inventory: one('microsoft.cognitiveservices/accounts', { properties: { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow' } } }), answers: { it: 'fail' } },
    { kind: 'near_miss', why: 'enabled, but for named networks', inventory: one('microsoft.cognitiveservices/accounts', { properties: { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Deny' } } }), answers: { it: 'pass' } },
    { kind: 'near_miss', why: 'an account that is only named', inventory: one('microsoft.cognitiveservices/accounts', {}), answers: { it: 'pass' } },
    { kind: 'review', why: 'a model account that says nothing of networks', inventory: one('azurerm_cognitive_account', {}), answers: { it: 'review' } },
    { kind: 'review', why: 'networks that are a parameter', inventory: one('microsoft.cognitiveservices/accounts', { properties: {} }, ['properties.publicNetworkAccess']), answers: { it: 'review' } },
    { kind: 'fail', why: 'a notebook with the default', inventory: one('aws_sagemaker_notebook_instance', {}), answers: { it: 'fail' } },
    { kind: 'near_miss', why: 'a notebook without', inventory: one('AWS::SageMaker::NotebookInstance', { DirectInternetAccess: 'Disabled' }), answers: { it: 'pass' } },
    {
      kind: 'fail',
      why: 'the function of an agent at an address for everyone',
      inventory: scan(declared('aws_lambda_function_url', { authorization_type: 'NONE' }, { name: 'url', references: ['aws_lambda_function.tools'] }), declared('aws_bedrockagent_agent_action_group', {}, { name: 'actions', references: ['aws_lambda_function.tools'] })),
      answers: { url: 'fail', actions: 'pass' },
    },
    { kind: 'review', why: 'a function at an address for everyone', inventory: one('AWS::Lambda::Url', { AuthType: 'NONE' }), answers: { it: 'review' } },
    { kind: 'near_miss', why: 'an address that asks IAM', inventory: one('aws_lambda_function_url', { authorization_type: 'AWS_IAM' }), answers: { it: 'pass' } },
    { kind: 'fail', why: 'a bucket for all users', inventory: one('google_storage_bucket_iam_member', { member: 'allUsers', role: 'roles/storage.objectViewer' }), answers: { it: 'fail' } },
    { kind: 'near_miss', why: 'a bucket for a group', inventory: one('google_storage_bucket_iam_binding', { members: ['group:allUsers@acme.example'] }), answers: { it: 'pass' } },
    { kind: 'fail', why: 'a model server behind a load balancer', inventory: scan(workload({ app: 'llm' }), service({ type: 'LoadBalancer' })), answers: { 'Service.llm': 'fail', ...behind } },
    { kind: 'near_miss', why: 'an internal load balancer', inventory: scan(workload({ app: 'llm' }), service({ type: 'LoadBalancer' }, { 'networking.gke.io/load-balancer-type': 'Internal' })), answers: { 'Service.llm': 'pass', ...behind } },
    { kind: 'near_miss', why: 'a load balancer in front of something else', inventory: scan(workload({ app: 'llm' }), service({ type: 'LoadBalancer', selector: { app: 'web' } })), answers: { 'Service.llm': 'pass', ...behind } },
    { kind: 'review', why: 'a port of the nodes', inventory: scan(workload({ app: 'llm' }), service({ type: 'NodePort' })), answers: { 'Service.llm': 'review', ...behind } },
    { kind: 'review', why: 'a chart whose values choose the type', inventory: scan(workload({ app: 'llm' }), service({}, {}, ['', 'spec.type'])), answers: { 'Service.llm': 'review', ...behind } },
    { kind: 'fail', why: 'an ingress to a model server', inventory: scan(workload({ app: 'llm' }), service({ type: 'ClusterIP' }), ingress()), answers: { 'Ingress.llm': 'fail', 'Service.llm': 'pass', ...behind } },
    { kind: 'near_miss', why: 'an ingress that asks who calls', inventory: scan(workload({ app: 'llm' }), service({}), ingress({ 'nginx.ingress.kubernetes.io/auth-url': 'https://id.acme.example' })), answers: { 'Ingress.llm': 'pass', 'Service.llm': 'pass', ...behind } },
    { kind: 'review', why: 'an ingress to an AI application that may ask itself', inventory: scan(workload({ app: 'llm' }, [], 'acme/chat'), service({}), ingress()), answers: { 'Ingress.llm': 'review', 'Service.llm': 'pass', ...behind } },
    { kind: 'unknown', why: 'infrastructure code that was not read', inventory: inventoryOf({ coverage: [refused('iac.resource')] }), answers: { scan: 'unknown' } },
    { kind: 'empty', why: 'no infrastructure code', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
  ],
});
