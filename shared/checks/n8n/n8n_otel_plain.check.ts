import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { judgeForm, object } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { malformed } from '../support/attributes.ts';
import { isLoopback } from '../support/hosts.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';

const otel = (more: JsonObject) => instance({ otel: { is_enabled: true, endpoint_host: 'otel.acme.example:4318', is_tls: true, ...more } });

export default defineCheck({
  id: 'n8n_otel_plain',
  version: 1,
  title: 'Traces leave over an encrypted connection',
  severity: 'low',
  remediation: 'Give the exporter an https address, or keep the collector on the machine of n8n.',
  controls: {
    soc2: ['CC6.7'],
    iso_27001: ['A.8.24'],
    hipaa: ['164.312(e)(1)'],
    pci_dss: ['4.2.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-02'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    return judgeForm(subject, 'otel', object, ({ is_enabled: isEnabled, endpoint_host: host, is_tls: isTls }) => {
      if (isEnabled === false) return notApplicable('No traces are exported.');
      if (isEnabled !== true || typeof host !== 'string' || host === '') return malformed('otel');
      const name = host.replace(/:\d+$/, '');
      return isTls === true || isLoopback(name) ? pass : fail(`Traces, with the names of workflows and nodes, go to ${quoted(host)} in the clear.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'https', inventory: otel({}), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'http to another machine', inventory: otel({ is_tls: false }), answers: { prod: 'fail' } },
    { kind: 'unknown', why: 'an address that is none', inventory: otel({ endpoint_host: '' }), answers: { prod: 'unknown' } },
    ...notRead('n8n.instance', 'otel'),
    { kind: 'near_miss', why: 'a collector on the same machine', inventory: otel({ endpoint_host: 'localhost:4318', is_tls: false }), answers: { prod: 'pass' } },
    { kind: 'near_miss', why: 'an exporter that is switched off', inventory: otel({ is_enabled: false, is_tls: false }), answers: { prod: 'not_applicable' } },
  ],
});
