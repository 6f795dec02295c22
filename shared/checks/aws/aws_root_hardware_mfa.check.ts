import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, number, orNull, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const account = (attributes: AwsAttributes<'aws.account'>) => scanned(aws('aws.account', 'acme', { account_mfa_enabled: 1, account_id: '111122223333', ...attributes }));
const userDevice = { serial_number: 'arn:aws:iam::111122223333:mfa/anna', user_arn: 'arn:aws:iam::111122223333:user/anna' };

export default defineCheck({
  id: 'aws_root_hardware_mfa',
  version: 1,
  title: 'Second factor of the root user is a hardware key',
  severity: 'medium',
  remediation: 'Replace the virtual device of the root user by a hardware security key that is kept in a safe place.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.8.5', 'A.5.17'],
    hipaa: ['164.312(d)'],
    pci_dss: ['8.4.1', '8.4.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-03'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.account'],

  judge: (subject) =>
    judgeAws('aws.account', subject, { account_mfa_enabled: number, virtual_mfa_devices: listOf(record({ serial_number: text, user_arn: orNull(text) })) }, (read) => {
      if (read.account_mfa_enabled !== 1) return notApplicable('The root user has no second factor at all.');
      const isVirtual = read.virtual_mfa_devices.some(({ serial_number: serial, user_arn: user }) => serial.endsWith(':mfa/root-account-mfa-device') || user?.endsWith(':root') === true);
      return isVirtual ? fail('The second factor of the root user is a virtual device, which can be copied.') : pass;
    }),

  examples: [
    { kind: 'pass', why: 'no virtual device is registered', inventory: account({ virtual_mfa_devices: [] }), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'the virtual device of the root user', inventory: account({ virtual_mfa_devices: [{ serial_number: 'arn:aws:iam::111122223333:mfa/root-account-mfa-device', user_arn: 'arn:aws:iam::111122223333:root' }] }), answers: { acme: 'fail' } },
    { kind: 'fail', why: 'one that was given a name of its own', inventory: account({ virtual_mfa_devices: [userDevice, { serial_number: 'arn:aws:iam::111122223333:mfa/phone', user_arn: 'arn:aws:iam::111122223333:root' }] }), answers: { acme: 'fail' } },
    { kind: 'not_applicable', why: 'there is no second factor to be of a kind', inventory: account({ account_mfa_enabled: 0, virtual_mfa_devices: [] }), answers: { acme: 'not_applicable' } },
    { kind: 'near_miss', why: 'a virtual device of a user, one of whom is called root', inventory: account({ virtual_mfa_devices: [userDevice, { serial_number: 'arn:aws:iam::111122223333:mfa/root', user_arn: 'arn:aws:iam::111122223333:user/root' }] }), answers: { acme: 'pass' } },
    ...unread('aws.account', 'virtual_mfa_devices', { account_mfa_enabled: 1 }),
  ],
});
