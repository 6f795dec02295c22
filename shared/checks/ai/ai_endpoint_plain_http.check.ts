import { defineCheck } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { isInternal, isLoopback, parseUrl } from '../support/hosts.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';

const endpoint = (name: string, scheme?: string) => inventoryOf({ components: [component('endpoint', name, { properties: scheme === undefined ? {} : { scheme } })] });

export default defineCheck({
  id: 'ai_endpoint_plain_http',
  version: 1,
  title: 'Model endpoints are reached over TLS',
  severity: 'medium',
  flag: 'plain_http',
  remediation: 'Use https, also inside a network: prompts, answers and keys travel on this connection.',
  controls: {
    soc2: ['CC6.7'],
    iso_27001: ['A.5.14', 'A.8.24'],
    hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
    pci_dss: ['4.2.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-02'],
  },
  subject: 'component',
  kinds: ['endpoint'],

  judge(subject) {
    const { scheme } = subject.properties;
    const url = parseUrl(`${scheme ?? 'none'}://${subject.name}`);
    if (scheme === undefined || !url) return unknown(`How ${quoted(subject.name)} is reached was not recorded.`);
    // Nothing leaves the machine on loopback.
    if (scheme === 'https' || scheme === 'wss' || isLoopback(url.hostname)) return pass;
    if (scheme !== 'http' && scheme !== 'ws') return unknown(`Whether ${quoted(scheme)} is encrypted is not known.`);
    return isInternal(url.hostname)
      ? review(`${quoted(url.host)} is reached without encryption inside a network.`)
      : fail(`${quoted(url.host)} is reached without encryption.`);
  },

  examples: [
    { kind: 'pass', why: 'encrypted', inventory: endpoint('api.acme.example/v1', 'https'), answers: { 'api.acme.example/v1': 'pass' } },
    { kind: 'fail', why: 'a public host in the clear', inventory: endpoint('api.acme.example/v1', 'http'), answers: { 'api.acme.example/v1': 'fail' } },
    { kind: 'review', why: 'a private address in the clear', inventory: endpoint('10.1.2.3:8000/v1', 'http'), answers: { '10.1.2.3:8000/v1': 'review' } },
    { kind: 'review', why: 'a service name of a cluster', inventory: endpoint('vllm.models.svc:8000/v1', 'http'), answers: { 'vllm.models.svc:8000/v1': 'review' } },
    { kind: 'unknown', why: 'nobody recorded how', inventory: endpoint('api.acme.example/v1'), answers: { 'api.acme.example/v1': 'unknown' } },
    { kind: 'empty', why: 'no endpoint', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'a model on this machine', inventory: endpoint('localhost:11434/v1', 'http'), answers: { 'localhost:11434/v1': 'pass' } },
    { kind: 'near_miss', why: 'a public host whose name begins like a private address', inventory: endpoint('10.acme.example/v1', 'http'), answers: { '10.acme.example/v1': 'fail' } },
  ],
});
