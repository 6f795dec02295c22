import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { judgeForm, list } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { objects } from './stated.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, unknown } from '../support/verdicts.ts';

const streamed = (more: JsonObject) => instance({ log_destinations: [{ type: 'webhook', is_enabled: true, events: ['n8n.audit'], transport: 'tls', takes_any_certificate: false, host: 'logs.acme.example', ...more }] });

export default defineCheck({
  id: 'n8n_log_streaming_tls',
  version: 1,
  title: 'Streamed logs travel encrypted',
  severity: 'medium',
  remediation: 'Give the destination an https address, or TLS for syslog, and let it verify certificates.',
  controls: {
    soc2: ['CC6.7'],
    iso_27001: ['A.8.15', 'A.8.24'],
    hipaa: ['164.312(e)(1)'],
    pci_dss: ['4.2.1', '10.3.2'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-02'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    return judgeForm(subject, 'log_destinations', list, (items) => {
      const destinations = objects(items).filter((one) => one['is_enabled'] === true);
      if (destinations.length === 0) return notApplicable('No log streaming destination is enabled.');
      return passUnless(
        destinations.flatMap((one) => {
          const name = quoted(`${String(one['type'])} ${String(one['host'])}`);
          const where = { discriminator: JSON.stringify([one['type'] ?? '', one['host'] ?? '']) };
          if (one['transport'] === 'plain') return [fail(`The destination ${name} gets the logs in the clear.`, where)];
          if (one['takes_any_certificate'] === true) return [fail(`The destination ${name} is not verified: any certificate will do.`, where)];
          return one['transport'] === 'tls' ? [] : [unknown(`How the logs reach the destination ${name} is not said.`, where)];
        }),
      );
    });
  },

  examples: [
    { kind: 'pass', why: 'https', inventory: streamed({}), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'syslog over UDP', inventory: streamed({ type: 'syslog', transport: 'plain' }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'any certificate will do', inventory: streamed({ takes_any_certificate: true }), answers: { prod: 'fail' } },
    { kind: 'not_applicable', why: 'no destination', inventory: instance({ log_destinations: [] }), answers: { prod: 'not_applicable' } },
    { kind: 'unknown', why: 'an address that is not said', inventory: streamed({ transport: 'unstated' }), answers: { prod: 'unknown' } },
    ...notRead('n8n.instance', 'log_destinations'),
    { kind: 'near_miss', why: 'a plain destination that is switched off', inventory: streamed({ is_enabled: false, transport: 'plain' }), answers: { prod: 'not_applicable' } },
  ],
});
