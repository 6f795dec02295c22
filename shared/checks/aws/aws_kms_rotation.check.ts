import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, orNull, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Key = AwsAttributes<'aws.kms_key'>;
const key = (attributes: Key = {}) =>
  scanned(aws('aws.kms_key', 'k-1', { key_manager: 'CUSTOMER', key_state: 'Enabled', key_spec: 'SYMMETRIC_DEFAULT', origin: 'AWS_KMS', multi_region_key_type: null, key_rotation_enabled: true, ...attributes }));

export default defineCheck({
  id: 'aws_kms_rotation',
  version: 1,
  title: 'Customer keys rotate',
  severity: 'medium',
  remediation: 'Switch automatic rotation of the key on; replace imported and asymmetric keys by hand.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    pci_dss: ['3.6.1', '3.7.4'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.kms_key'],

  judge: (subject) =>
    judgeAws('aws.kms_key', subject, { key_manager: text }, ({ key_manager: manager }) => {
      if (manager !== 'CUSTOMER') return notApplicable('AWS manages the key and rotates it.');
      return judgeAws('aws.kms_key', subject, { key_state: text, key_spec: text, origin: text, multi_region_key_type: orNull(text) }, (read) => {
        if (read.key_state !== 'Enabled') return notApplicable(`The key is in the state ${read.key_state} and encrypts nothing.`);
        if (read.multi_region_key_type === 'REPLICA') return notApplicable('The key is a replica and rotates with its primary key.');
        if (read.key_spec !== 'SYMMETRIC_DEFAULT') return review(`A key of the kind ${read.key_spec} cannot rotate by itself.`);
        if (read.origin !== 'AWS_KMS') return review('The material of the key comes from outside, so it cannot rotate by itself.');
        return judgeAws('aws.kms_key', subject, { key_rotation_enabled: orNull(flag) }, ({ key_rotation_enabled: isOn }) => (isOn === true ? pass : fail('The key does not rotate.')));
      });
    }),

  examples: [
    { kind: 'pass', why: 'on', inventory: key(), answers: { 'k-1': 'pass' } },
    { kind: 'fail', why: 'off', inventory: key({ key_rotation_enabled: false }), answers: { 'k-1': 'fail' } },
    { kind: 'fail', why: 'the primary key of several regions', inventory: key({ key_rotation_enabled: false, multi_region: true, multi_region_key_type: 'PRIMARY' }), answers: { 'k-1': 'fail' } },
    { kind: 'review', why: 'imported', inventory: key({ origin: 'EXTERNAL', key_rotation_enabled: false }), answers: { 'k-1': 'review' } },
    { kind: 'review', why: 'asymmetric', inventory: key({ key_spec: 'RSA_2048', key_rotation_enabled: null }), answers: { 'k-1': 'review' } },
    { kind: 'not_applicable', why: 'a key of AWS', inventory: key({ key_manager: 'AWS' }), answers: { 'k-1': 'not_applicable' } },
    { kind: 'near_miss', why: 'a replica has no rotation of its own', inventory: key({ multi_region: true, multi_region_key_type: 'REPLICA', key_rotation_enabled: false }), answers: { 'k-1': 'not_applicable' } },
    { kind: 'near_miss', why: 'disabled', inventory: key({ key_state: 'Disabled', key_rotation_enabled: false }), answers: { 'k-1': 'not_applicable' } },
    { kind: 'near_miss', why: 'an HMAC key', inventory: key({ key_spec: 'HMAC_256', key_rotation_enabled: null }), answers: { 'k-1': 'review' } },
    ...unread('aws.kms_key', 'key_rotation_enabled', { key_manager: 'CUSTOMER', key_state: 'Enabled', key_spec: 'SYMMETRIC_DEFAULT', origin: 'AWS_KMS', multi_region_key_type: null }),
  ],
});
