import { defineCheck } from '../check.ts';
import { instance, notListed } from './api-examples.ts';
import { isCloud } from './stated.ts';
import { attribute, malformed } from '../support/attributes.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_encryption_key_managed',
  version: 1,
  title: 'Credential encryption key set by operator and backed up',
  severity: 'high',
  remediation: 'Keep the key in a secret store, give it to n8n as N8N_ENCRYPTION_KEY_FILE, and keep a copy apart from the database.',
  controls: {
    soc2: ['CC6.1', 'CC7.5', 'A1.2'],
    iso_27001: ['A.8.13', 'A.8.24'],
    hipaa: ['164.308(a)(7)(ii)(A)', '164.312(a)(2)(iv)'],
    pci_dss: ['3.6.1', '3.7.4'],
    gdpr: ['Art.32(1)(a)', 'Art.32(1)(c)'],
    nist_csf: ['PR.DS-01', 'PR.DS-11'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    if (isCloud(subject)) return notApplicable('n8n runs this instance itself.');
    const { unread } = subject.attributes;
    const key = attribute(subject, 'encryption_key');
    // The public API cannot show it, so a person has to say it.
    if (!key.isRead) return isJsonObject(unread) && unread['encryption_key'] !== undefined ? review(`How n8n gets the key that seals credentials is not readable. ${key.why}`) : unknown('How n8n gets the key that seals credentials was not asked for.');
    if (key.value === 'file' || key.value === 'reference') return pass;
    if (key.value === 'literal') return fail('The key that seals credentials is written out in the environment of n8n.');
    return key.value === 'absent' ? review('n8n made the key that seals credentials itself and keeps it in its own folder; nobody manages it.') : malformed('encryption_key');
  },

  examples: [
    { kind: 'pass', why: 'a file of a secret store', inventory: instance({ encryption_key: 'file' }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'a reference that the deployment fills in', inventory: instance({ encryption_key: 'reference' }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'written out', inventory: instance({ encryption_key: 'literal' }), answers: { prod: 'fail' } },
    { kind: 'review', why: 'n8n made one itself', inventory: instance({ encryption_key: 'absent' }), answers: { prod: 'review' } },
    { kind: 'review', why: 'not readable', inventory: instance({}, { encryption_key: 'The public API does not show the environment of n8n.' }), answers: { prod: 'review' } },
    { kind: 'not_applicable', why: 'an instance of n8n Cloud', inventory: instance({ is_cloud: true }), answers: { prod: 'not_applicable' } },
    { kind: 'unknown', why: 'nobody asked', inventory: instance({}), answers: { prod: 'unknown' } },
    { kind: 'unknown', why: 'a form that there is not', inventory: instance({ encryption_key: 'somewhere' }), answers: { prod: 'unknown' } },
    ...notListed('n8n.instance'),
    { kind: 'near_miss', why: 'a key that n8n made itself is no key written out', inventory: instance({ encryption_key: 'absent', environment: { N8N_SECURE_COOKIE: 'true' } }), answers: { prod: 'review' } },
  ],
});
