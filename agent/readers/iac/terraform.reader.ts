import { byCodeUnit } from '#shared/model/order.ts';
import { reading } from '../documents/reading.ts';
import { defineReader } from '../reader.ts';
import { computedIn } from './computed.ts';
import { parseHcl } from './hcl.ts';
import { hclModelLines } from './model-lines.ts';
import { attributesOf, knownNames, referencesIn } from './terraform-values.ts';

/** Blocks that declare something, by how many labels name it. */
const declaring = new Set(['resource', 'data']);

export default defineReader({
  id: 'terraform',
  title: 'Terraform and OpenTofu: declared resources with what is written out of their settings',
  version: 4,
  gate: 'always',
  // 2 MiB: generated modules reach some hundred kilobytes.
  bytesMax: 2 * 1024 * 1024,
  accepts: ({ extension }) => extension === '.tf' || extension === '.tofu',

  read: reading((artifact, findings) => {
    const file = parseHcl(artifact.text(), findings);
    const known = knownNames(file);
    const declared = file.blocks.filter(({ type, labels }) => declaring.has(type) && labels.length === 2);
    const names = new Set(declared.map(({ type, labels }) => addressOf(type, labels)));
    for (const { type, labels, line, body } of declared) {
      const own = addressOf(type, labels);
      const computed = new Set<string>();
      const attributes = attributesOf(body, known, computed);
      const references = referencesIn(body).flatMap((path) => addressIn(path) ?? []).filter((address) => address !== own && names.has(address));
      findings.add({
        type: 'iac_resource',
        language: 'terraform',
        // What is only looked up is not declared here, but used all the same.
        resourceType: type === 'data' ? `data.${labels[0]}` : (labels[0] as string),
        name: labels[1] as string,
        attributes,
        ...computedIn(computed),
        ...hclModelLines(body).part(),
        references: [...new Set(references)].sort(byCodeUnit),
        line,
      });
    }
  }),

  examples: [
    {
      why: 'attributes, nested blocks, a variable with a default, a reference to another resource of the file',
      path: 'infra/agent.tf',
      text: `variable "model" {
  type    = string
  default = "anthropic.claude-3-haiku-20240307-v1:0"
}

resource "aws_iam_role" "agent" {
  name = "agent"
}

resource "aws_bedrockagent_agent" "support" {
  agent_name              = "support-\${var.env}"
  agent_resource_role_arn = aws_iam_role.agent.arn
  foundation_model        = var.model # the default above
  idle_session_ttl_in_seconds = 600
  guardrail_configuration {
    guardrail_version = "1"
  }
}
`,
      facts: [
        { type: 'iac_resource', language: 'terraform', resourceType: 'aws_iam_role', name: 'agent', attributes: { name: 'agent' }, line: 6 },
        {
          type: 'iac_resource',
          resourceType: 'aws_bedrockagent_agent',
          name: 'support',
          computed: ['agent_name', 'agent_resource_role_arn'],
          attributes: { foundation_model: 'anthropic.claude-3-haiku-20240307-v1:0', idle_session_ttl_in_seconds: 600, guardrail_configuration: { guardrail_version: '1' } },
          modelLines: { foundation_model: [13] },
          references: ['aws_iam_role.agent'],
          line: 10,
        },
      ],
    },
    {
      why: 'lists, objects, a heredoc, functions and conditions around them',
      path: 'main.tofu',
      text: `locals { name = "gpt-4o" }
resource "azurerm_cognitive_deployment" "chat" {
  for_each = { for k, v in var.models : k => v }
  name     = format("%s-%s", local.name, each.key)
  model {
    format  = "OpenAI"
    name    = local.name
    version = var.is_new ? "2024-11-20" : "2024-08-06"
  }
  tags = merge(var.tags, { team = "ai" })
}
resource "google_vertex_ai_endpoint" "e" {
  description = <<-EOT
    An endpoint.
    resource "not" "a block" {}
  EOT
  regions = ["eu-west4", "us-central1"]
}
data "aws_bedrock_foundation_model" "m" {
  model_id = "amazon.nova-lite-v1:0"
}
`,
      facts: [
        { type: 'iac_resource', resourceType: 'azurerm_cognitive_deployment', name: 'chat', attributes: { model: { format: 'OpenAI', name: 'gpt-4o' } } },
        { type: 'iac_resource', resourceType: 'google_vertex_ai_endpoint', name: 'e', attributes: { description: 'An endpoint.\nresource "not" "a block" {}\n', regions: ['eu-west4', 'us-central1'] }, line: 12 },
        { type: 'iac_resource', resourceType: 'data.aws_bedrock_foundation_model', name: 'm', attributes: { model_id: 'amazon.nova-lite-v1:0' }, line: 19 },
      ],
    },
    { why: 'comments, variables and outputs declare no resource', path: 'a.tf', text: '# resource "aws_bedrockagent_agent" "x" {}\n/* resource "a" "b" {} */\nvariable "resource" {}\noutput "model" { value = "gpt-4o" }\nprovider "aws" { region = "eu-west-1" }\n', none: 'all' },
    { why: 'what stands before a break is kept', path: 'b.tf', text: 'resource "aws_kendra_index" "one" {\n  name = "one"\n}\nresource "x" "y" {\n  a = [1, 2\n', facts: [{ type: 'iac_resource', resourceType: 'aws_kendra_index', name: 'one' }], trouble: 'parse_error' },
  ],
});

function addressOf(type: string, labels: readonly string[]): string {
  return type === 'data' ? `data.${labels[0]}.${labels[1]}` : `${labels[0]}.${labels[1]}`;
}

/** The resource that a dotted name begins with: `aws_iam_role.agent.arn`, `data.aws_x.y.id`. */
function addressIn(path: string): string | undefined {
  const names = path.split('.');
  const count = names[0] === 'data' ? 3 : 2;
  return names.length >= count ? names.slice(0, count).join('.') : undefined;
}
