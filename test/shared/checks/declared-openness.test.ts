/** Infrastructure code that is open to everyone, from the text of a file to the verdict. */
import { describe, expect, it } from 'vitest';
import { ruleOf } from '#shared/checks/src/iac/rules.ts';
import { keptAttributes } from '#shared/model/resources/iac.ts';
import { scanInTest } from '../../harness/scan.ts';
import { treeOf } from '../../harness/tree.ts';

async function answersOf(files: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const report = await scanInTest({ target: treeOf(files), generatedAt: new Date('2026-11-21T00:00:00Z') });
  const outcome = report.checks.find(({ check }) => check === 'src_iac_public_resource');
  const passed = report.resources.filter(({ id }) => outcome?.passed.includes(id)).map(({ name }) => [name, 'pass'] as const);
  const others = (outcome?.results ?? []).map(({ subject, answer, evidence }) => [subject.name, `${answer}${evidence[0] ? ` ${evidence[0].path}:${evidence[0].line}` : ''}`] as const);
  return Object.fromEntries([...passed, ...others].sort());
}

describe('declared resources that are open to everyone', () => {
  it('have a rule for every type that is kept, or help to judge another', () => {
    const helpers = ['data.aws_iam_policy_document', 'aws_bedrockagent_agent_action_group', 'AWS::Bedrock::Agent'];

    expect(Object.keys(keptAttributes).filter((type) => ruleOf(type) === undefined).sort()).toEqual(helpers.sort());
  });

  it('are found in Terraform, and what is computed asks for a review', async () => {
    const text = `variable "cidr" {}
variable "public" { default = true }
resource "aws_s3_bucket" "site" {
  bucket = "site"
}
resource "aws_s3_bucket_policy" "site" {
  bucket = aws_s3_bucket.site.id
  policy = data.aws_iam_policy_document.site.json
}
data "aws_iam_policy_document" "site" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["\${aws_s3_bucket.site.arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
data "aws_iam_policy_document" "mine" {
  statement { actions = ["s3:GetObject"] }
}
resource "aws_security_group" "open" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "variable" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.cidr]
  }
}
resource "aws_db_instance" "db" { publicly_accessible = var.public }
resource "aws_sqs_queue" "other" {}
`;

    expect(await answersOf({ 'infra/main.tf': text })).toEqual({
      'aws_db_instance.db': 'fail infra/main.tf:39',
      'aws_s3_bucket.site': 'pass',
      'aws_s3_bucket_policy.site': 'fail infra/main.tf:6',
      'aws_security_group.open': 'fail infra/main.tf:23',
      'aws_security_group.variable': 'review infra/main.tf:31',
      'data.aws_iam_policy_document.site': 'pass',
    });
  });

  it('are found in CloudFormation', async () => {
    const text = `Parameters:
  Access: {Type: String}
Resources:
  Site:
    Type: AWS::S3::Bucket
    Properties: {AccessControl: PublicRead}
  Blocked:
    Type: AWS::S3::Bucket
    Properties:
      AccessControl: PublicRead
      PublicAccessBlockConfiguration: {IgnorePublicAcls: true}
  Computed:
    Type: AWS::S3::Bucket
    Properties: {AccessControl: !Ref Access}
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Site
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: "*"
            Action: s3:GetObject
            Resource: !Sub "\${Site.Arn}/*"
  Tool:
    Type: AWS::Lambda::Function
    Properties: {Handler: a.b}
  Url:
    Type: AWS::Lambda::Url
    Properties: {AuthType: NONE, TargetFunctionArn: !GetAtt Tool.Arn}
  Agent:
    Type: AWS::Bedrock::Agent
    Properties:
      ActionGroups: [{ActionGroupExecutor: {Lambda: !GetAtt Tool.Arn}}]
`;

    expect(await answersOf({ 'template.yaml': text })).toEqual({
      'AWS::Bedrock::Agent.Agent': 'pass',
      'AWS::Lambda::Url.Url': 'fail template.yaml:28',
      'AWS::S3::Bucket.Blocked': 'pass',
      'AWS::S3::Bucket.Computed': 'review template.yaml:12',
      'AWS::S3::Bucket.Site': 'fail template.yaml:4',
      'AWS::S3::BucketPolicy.Policy': 'fail template.yaml:15',
    });
  });

  it('are found in Bicep, ARM and Pulumi', async () => {
    const bicep = `param access string
resource open 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'a'
  kind: 'OpenAI'
  properties: { publicNetworkAccess: 'Enabled' }
}
resource computed 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'b'
  properties: { publicNetworkAccess: access }
}
resource named 'Microsoft.CognitiveServices/accounts@2024-10-01' existing = {
  name: 'c'
}
`;
    const arm = JSON.stringify(
      {
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
        parameters: { blobs: { type: 'bool', defaultValue: true }, free: { type: 'bool' } },
        resources: [
          { type: 'Microsoft.Storage/storageAccounts', name: 'open', properties: { allowBlobPublicAccess: "[parameters('blobs')]" } },
          { type: 'Microsoft.Storage/storageAccounts', name: 'computed', properties: { allowBlobPublicAccess: "[parameters('free')]" } },
        ],
      },
      undefined,
      2,
    );
    const pulumi = `name: shop
runtime: yaml
resources:
  db:
    type: aws:rds:Instance
    properties: {publiclyAccessible: true}
  site:
    type: aws:s3/bucket:Bucket
    properties: {acl: public-read}
  blobs:
    type: azure-native:storage:StorageAccount
    properties: {allowBlobPublicAccess: "\${shared}"}
  members:
    type: gcp:storage:BucketIAMBinding
    properties: {members: [allUsers]}
`;

    expect(await answersOf({ 'main.bicep': bicep, 'arm/azuredeploy.json': arm, 'pulumi/Pulumi.yaml': pulumi })).toEqual({
      'Microsoft.CognitiveServices/accounts.computed': 'review main.bicep:7',
      'Microsoft.CognitiveServices/accounts.named': 'pass',
      'Microsoft.CognitiveServices/accounts.open': 'fail main.bicep:2',
      'Microsoft.Storage/storageAccounts.computed': 'review arm/azuredeploy.json:20',
      'Microsoft.Storage/storageAccounts.open': 'fail arm/azuredeploy.json:13',
      'aws:rds:Instance.db': 'fail pulumi/Pulumi.yaml:4',
      'aws:s3/bucket:Bucket.site': 'fail pulumi/Pulumi.yaml:7',
      'azure-native:storage:StorageAccount.blobs': 'review pulumi/Pulumi.yaml:10',
      'gcp:storage:BucketIAMBinding.members': 'fail pulumi/Pulumi.yaml:13',
    });
  });

  it('are found in Kubernetes manifests and charts, and only in front of AI images', async () => {
    const deployment = (name: string, image: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers: [{name: server, image: "${image}"}]
`;
    const service = (name: string, type: string) => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec:\n  type: ${type}\n  selector: {app: ${name}}\n  ports: [{port: 80}]\n`;
    const chart = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  type: {{ .Values.service.type }}\n  selector:\n    {{- include "llm.labels" . | nindent 4 }}\n';

    const answers = await answersOf({
      'k8s/llm.yaml': [deployment('llm', 'ollama/ollama:0.6.2'), service('llm', 'LoadBalancer')].join('---\n'),
      'k8s/web.yaml': [deployment('web', 'nginx:1.27'), service('web', 'LoadBalancer')].join('---\n'),
      'chart/templates/deployment.yaml': deployment('llm', 'ghcr.io/huggingface/text-generation-inference:2.4').replace('{labels: {app: llm}}', '\n      labels:\n        {{- include "llm.labels" . | nindent 8 }}'),
      'chart/templates/service.yaml': chart,
    });

    expect(answers).toEqual({ 'Deployment.llm': 'pass', 'Service.llm': 'fail k8s/llm.yaml:11', 'Service.web': 'pass', 'Service.service': 'review chart/templates/service.yaml:2' });
  });
});
