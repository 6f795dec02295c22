import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, object, readForms, record, text } from '../support/forms.ts';
import { modelServerOf } from '../support/model-servers.ts';
import { perInventory } from '../support/per-inventory.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { ipPermissions, openPorts } from './ports.ts';

type Permission = NonNullable<AwsAttributes<'aws.security_group'>['ip_permissions']>[number];
const rule = (port: number, more: Partial<Permission> = {}): Permission => ({ ip_protocol: 'tcp', from_port: port, to_port: port, ipv4_ranges: ['0.0.0.0/0'], ipv6_ranges: [], prefix_list_ids: [], group_ids: [], ...more });
const used = [{ network_interface_id: 'eni-1', interface_type: 'interface', public_ip: '203.0.113.7', instance_id: 'i-1' }];
const group = (rules: readonly Permission[], interfaces: typeof used = used) => aws('aws.security_group', 'sg-1', { ip_permissions: rules, network_interfaces: interfaces });
const task = (image: string) =>
  aws('aws.ecs_task_definition', 'llm:1', {
    containers: [{ name: 'llm', image, environment: [], secrets: [], container_ports: [8000], privileged: false, user: null, readonly_root_filesystem: false, log_driver: null }],
    services: [{ service_arn: 'arn:aws:ecs:eu-west-1:111122223333:service/llm', security_group_ids: ['sg-1'], assign_public_ip: true }],
  });

/** Ports that nothing else is known for: Ollama, n8n, Qdrant, Milvus, Triton (metrics). */
const ownPorts = new Map([[11_434, 'Ollama'], [5678, 'n8n'], [6333, 'Qdrant'], [6334, 'Qdrant'], [19_530, 'Milvus'], [8002, 'Triton']]);
/** Ports that many servers use, those of models and vectors among them: vLLM, Chroma, Triton, LiteLLM, Gradio. */
const sharedPorts = [8000, 8001, 4000, 7860];

export default defineCheck({
  id: 'aws_selfhosted_llm_exposed',
  version: 1,
  title: 'Servers of models and vectors are not open to the world',
  severity: 'critical',
  remediation: 'Close the port, and put the server behind a balancer that signs people in.',
  controls: {
    soc2: ['CC6.1', 'CC6.6'],
    iso_27001: ['A.8.3', 'A.8.20', 'A.8.22'],
    hipaa: ['164.312(a)(1)', '164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.2', '1.2.1', '1.3.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.IR-01'],
    owasp_llm_top10: ['LLM10:2025'],
    owasp_agentic_top10: ['ASI05'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.security_group'],

  judge: (subject, context) =>
    judgeAws('aws.security_group', subject, { ip_permissions: ipPermissions, network_interfaces: listOf(object) }, ({ ip_permissions: rules, network_interfaces: interfaces }) => {
      const own = openPorts(rules, [...ownPorts.keys()]);
      const shared = openPorts(rules, sharedPorts);
      if (own.length + shared.length === 0) return pass;
      if (interfaces.length === 0) return review(`The group opens ports ${[...own, ...shared].join(', ')} to the whole internet; nothing carries it.`);
      const server = modelServers(context.inventory).get(subject.provider_id);
      if (server !== undefined) return fail(`A service that runs ${server} carries the group, which opens ports ${[...own, ...shared].join(', ')} to the whole internet.`);
      // A rule for every port is the other check's finding; here it says nothing about what listens.
      const named = own.filter((port) => rules.some((each) => each.from_port !== null && each.to_port !== null && each.to_port - each.from_port < 100 && openPorts([each], [port]).length > 0));
      if (named.length > 0) return fail(`The group opens ${named.map((port) => `port ${port} (${ownPorts.get(port) ?? 'a model server'})`).join(', ')} to the whole internet.`);
      return review(`The group opens ports ${[...own, ...shared].join(', ')} to the whole internet; whether a server of models listens there was not read.`);
    }),

  examples: [
    { kind: 'pass', why: 'the web', inventory: scanned(group([rule(443)])), answers: { 'sg-1': 'pass' } },
    { kind: 'pass', why: 'within a company', inventory: scanned(group([rule(11_434, { ipv4_ranges: ['10.0.0.0/8'] })])), answers: { 'sg-1': 'pass' } },
    { kind: 'fail', why: 'Ollama', inventory: scanned(group([rule(11_434)])), answers: { 'sg-1': 'fail' } },
    { kind: 'fail', why: 'vLLM carries the group', inventory: scanned(group([rule(8000)]), task('vllm/vllm-openai:v0.9.1')), answers: { 'sg-1': 'fail' } },
    { kind: 'review', why: 'a port of many servers', inventory: scanned(group([rule(8000)])), answers: { 'sg-1': 'review' } },
    { kind: 'review', why: 'nothing carries the group', inventory: scanned(group([rule(11_434)], [])), answers: { 'sg-1': 'review' } },
    { kind: 'near_miss', why: 'all ports say nothing about a model server', inventory: scanned(group([rule(0, { ip_protocol: '-1', from_port: null, to_port: null })])), answers: { 'sg-1': 'review' } },
    { kind: 'near_miss', why: 'over IPv6', inventory: scanned(group([rule(6333, { ipv4_ranges: [], ipv6_ranges: ['::/0'] })])), answers: { 'sg-1': 'fail' } },
    { kind: 'near_miss', why: 'another image behind the same port', inventory: scanned(group([rule(8000)]), task('shop/web:1')), answers: { 'sg-1': 'review' } },
    ...unread('aws.security_group', 'ip_permissions', { network_interfaces: [] }),
  ],
});

/** Which security groups a service that runs a model server carries. */
const modelServers = perInventory((inventory): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const definition of inventory.resourcesOfKind('aws.ecs_task_definition')) {
    const reading = readForms(definition, { containers: listOf(record({ image: text })), services: listOf(record({ security_group_ids: listOf(text) })) });
    if (!reading.isRead) continue;
    const title = reading.values.containers.map(({ image }) => modelServerOf(image.replace(/@.*$|:[^:/]*$/, ''))?.title).find((each) => each !== undefined);
    if (title === undefined) continue;
    for (const { security_group_ids: ids } of reading.values.services) for (const id of ids) found.set(id, title);
  }
  return found;
});
