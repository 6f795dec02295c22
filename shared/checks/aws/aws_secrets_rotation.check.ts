import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { daysBetween } from '../support/dates.ts';
import { day, flag, orNull, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Secret = AwsAttributes<'aws.secret'>;
const secret = (attributes: Secret = {}) => scanned(aws('aws.secret', 'db', { rotation_enabled: false, last_changed_date: '2026-01-01T00:00:00Z', created_date: '2025-01-01T00:00:00Z', owning_service: null, type: null, ...attributes }));

export default defineCheck({
  id: 'aws_secrets_rotation',
  version: 1,
  title: 'Secrets rotate, or were changed lately',
  severity: 'medium',
  remediation: 'Switch automatic rotation of the secret on, or change it and its users.',
  params: { days: 90 },
  controls: {
    soc2: ['CC6.1', 'CC6.2'],
    iso_27001: ['A.5.16', 'A.5.17', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['8.6.2', '8.6.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01'],
    mitre_atlas: ['AML.T0055'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.secret'],

  judge: (subject, { today, params }) =>
    judgeAws('aws.secret', subject, { rotation_enabled: flag, last_changed_date: orNull(day), created_date: orNull(day), owning_service: orNull(text), type: orNull(text) }, (read) => {
      if (read.rotation_enabled) return pass;
      if (read.owning_service !== null) return notApplicable(`The service ${quoted(read.owning_service)} manages the secret.`);
      const changed = read.last_changed_date ?? read.created_date;
      if (changed === null) return malformed('created_date');
      const age = daysBetween(changed, today);
      if (age <= Number(params['days'])) return pass;
      const sentence = `The secret does not rotate and was last changed ${age} days ago`;
      return read.type === null ? fail(`${sentence}.`) : review(`${sentence}; the partner ${quoted(read.type)} holds it.`);
    }),

  examples: [
    { kind: 'pass', why: 'it rotates', inventory: secret({ rotation_enabled: true }), answers: { db: 'pass' } },
    { kind: 'pass', why: 'changed ninety days ago', inventory: secret({ last_changed_date: '2026-08-23T00:00:00Z' }), answers: { db: 'pass' } },
    { kind: 'pass', why: 'new and never changed', inventory: secret({ last_changed_date: null, created_date: '2026-11-01T00:00:00Z' }), answers: { db: 'pass' } },
    { kind: 'fail', why: 'neither', inventory: secret(), answers: { db: 'fail' } },
    { kind: 'review', why: 'a partner holds it', inventory: secret({ type: 'SalesforceClientSecret' }), answers: { db: 'review' } },
    { kind: 'not_applicable', why: 'a service manages it', inventory: secret({ owning_service: 'rds' }), answers: { db: 'not_applicable' } },
    { kind: 'near_miss', why: 'read yesterday, changed last year', inventory: secret({ last_accessed_date: '2026-11-20T00:00:00Z' }), answers: { db: 'fail' } },
    ...unread('aws.secret', 'rotation_enabled', { last_changed_date: null, created_date: '2026-11-01T00:00:00Z', owning_service: null, type: null }),
  ],
});
