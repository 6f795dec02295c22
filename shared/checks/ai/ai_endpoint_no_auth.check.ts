import type { Json } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { reachOfPorts, servicesOf, type ComposeService } from '../support/compose-services.ts';
import { modelServerOf, type ModelServer } from '../support/model-servers.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';

const image = (repository: string, services?: Json) =>
  inventoryOf({ components: [component('container_image', repository, { path: 'compose.yaml', method: 'image', ...(services === undefined ? {} : { properties: { services } }) })] });
const service = (ports: Json, more: Readonly<Record<string, Json>> = {}): Json => [{ name: 'llm', ports, env: [], isPrivileged: false, ...more }];
const published = [{ published: '11434', target: '11434' }];

export default defineCheck({
  id: 'ai_endpoint_no_auth',
  version: 1,
  title: 'Self-hosted model endpoints need authentication',
  severity: 'critical',
  flag: 'no_auth',
  remediation: "Publish the port on 127.0.0.1 only, switch the server's API key on, or put a proxy that authenticates in front of it.",
  controls: {
    soc2: ['CC6.1', 'CC6.3', 'CC6.6'],
    iso_27001: ['A.5.16', 'A.8.5', 'A.8.20', 'A.8.22'],
    hipaa: ['164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.1', '1.4.2', '8.6.1'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01', 'PR.AA-05', 'PR.IR-01'],
    nist_ai_rmf: ['MEASURE 2.7'],
    owasp_llm_top10: ['LLM06:2025'],
    owasp_agentic_top10: ['ASI03'],
    mitre_atlas: ['AML.T0083', 'AML.T0091.000', 'AML.M0026'],
  },
  subject: 'component',
  kinds: ['container_image'],

  judge(subject) {
    const server = modelServerOf(subject.name);
    if (!server) return notApplicable(`${quoted(subject.name)} is not known to serve models.`);
    const services = servicesOf(subject);
    if (services === 'absent' || services.length === 0) return notApplicable(`${server.title} is only built upon here; nothing says that it runs.`);
    if (services === 'malformed') return unknown(`The services that run ${server.title} are recorded in a form that cannot be read.`);
    return passUnless(services.filter((service) => !isGuarded(service, server)).map((service) => judgeService(service, server)));
  },

  examples: [
    { kind: 'pass', why: 'asks for a key', inventory: image('vllm/vllm-openai', service([{ published: '8000', target: '8000' }], { command: '--model acme/m --api-key "$KEY"' })), answers: { 'vllm/vllm-openai': 'pass' } },
    { kind: 'pass', why: 'asks for a key from its environment', inventory: image('vllm/vllm-openai', service([{ published: '8000', target: '8000' }], { env: ['VLLM_API_KEY'] })), answers: { 'vllm/vllm-openai': 'pass' } },
    { kind: 'fail', why: 'published on all addresses; this server knows no authentication', inventory: image('ollama/ollama', service(published)), answers: { 'ollama/ollama': 'fail' } },
    { kind: 'fail', why: 'the same, written out', inventory: image('ollama/ollama', service([{ published: '80', target: '11434', hostIp: '0.0.0.0' }])), answers: { 'ollama/ollama': 'fail' } },
    { kind: 'review', why: 'only other services of its network reach it', inventory: image('ollama/ollama', service([])), answers: { 'ollama/ollama': 'review' } },
    { kind: 'review', why: 'only this machine reaches it', inventory: image('ollama/ollama', service([{ published: '11434', target: '11434', hostIp: '127.0.0.1' }])), answers: { 'ollama/ollama': 'review' } },
    { kind: 'not_applicable', why: 'a base image is no endpoint', inventory: image('ollama/ollama'), answers: { 'ollama/ollama': 'not_applicable' } },
    { kind: 'unknown', why: 'the address is a variable', inventory: image('ollama/ollama', service([{ published: '11434', target: '11434', hostIp: '${BIND}' }])), answers: { 'ollama/ollama': 'unknown' } },
    { kind: 'unknown', why: 'services that are none', inventory: image('ollama/ollama', ['llm']), answers: { 'ollama/ollama': 'unknown' } },
    { kind: 'empty', why: 'no AI image', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'an image whose name only begins alike', inventory: image('ollama/ollama-exporter', service(published)), answers: { 'ollama/ollama-exporter': 'not_applicable' } },
    { kind: 'near_miss', why: 'an option that only begins like the one that asks for a key', inventory: image('vllm/vllm-openai', service(published, { command: '--api-keyring x' })), answers: { 'vllm/vllm-openai': 'fail' } },
  ],
});

function isGuarded(service: ComposeService, server: ModelServer): boolean {
  return server.env.some((name) => service.env.includes(name)) || (server.option?.test(service.command ?? '') ?? false);
}

function judgeService(service: ComposeService, server: ModelServer): Verdict {
  const name = `The service ${quoted(service.name)} runs ${server.title}`;
  const where = { discriminator: service.name };
  switch (reachOfPorts(service)) {
    case 'everywhere':
      return fail(`${name} without authentication and publishes it on all addresses of the machine.`, where);
    case 'undecided':
      return unknown(`${name} without authentication; the address that it is published on is a variable.`, where);
    case 'this_machine':
      return review(`${name} without authentication, for this machine only.`, where);
    case 'its_network':
      return review(`${name} without authentication, for its own network only.`, where);
  }
}
