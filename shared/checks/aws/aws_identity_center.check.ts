import { byCodeUnit } from '../../model/order.ts';
import { defineCheck } from '../check.ts';
import { resource } from '../example-inventory.ts';
import { listOf, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, notListed, related, texts } from './judging.ts';

const instance = { instance_arn: 'arn:aws:sso:::instance/ssoins-1', status: 'ACTIVE', owner_account_id: '111122223333' };
const account = (instances: readonly (typeof instance)[]) => aws('aws.account', 'acme', { sso_instances: instances });
const person = (name: string) => aws('aws.iam_user', name, { password_enabled: true });

export default defineCheck({
  id: 'aws_identity_center',
  version: 1,
  title: 'People sign in through Identity Center, not as IAM users',
  severity: 'medium',
  remediation: 'Move people to IAM Identity Center or your own identity provider, and delete their IAM users.',
  /** `break_glass_users`: names of users that are kept for emergencies; `sandbox_accounts`: ids of accounts of a single administrator. */
  params: { break_glass_users: [], sandbox_accounts: [] },
  controls: {
    soc2: ['CC6.1', 'CC6.2'],
    iso_27001: ['A.5.16', 'A.8.5'],
    hipaa: ['164.312(a)(2)(i)', '164.312(d)'],
    pci_dss: ['8.2.1', '8.3.1'],
    nist_csf: ['PR.AA-01', 'PR.AA-03', 'PR.AA-04'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.account'],

  judge: (subject, context) =>
    judgeAws('aws.account', subject, { account_id: text, sso_instances: listOf(record({ status: text })) }, ({ account_id: id, sso_instances: instances }) => {
      if (texts(context.params, 'sandbox_accounts').includes(id)) return notApplicable('The account is a listed sandbox of a single administrator.');
      const users = related(context, subject, 'aws.iam_user');
      const unreadUser = users.resources.find(({ attributes }) => typeof attributes['password_enabled'] !== 'boolean');
      const people = users.resources.filter(({ attributes }) => attributes['password_enabled'] === true).map(({ name }) => name);
      const others = people.filter((name) => !texts(context.params, 'break_glass_users').includes(name)).toSorted(byCodeUnit);
      const hasInstance = instances.some(({ status }) => status === 'ACTIVE');
      if (others.length > 0) {
        const who = `${others.length === 1 ? 'The IAM user' : `${others.length} IAM users, among them`} ${quoted(others[0] ?? '')} ${others.length === 1 ? 'has' : 'have'} a password for the console`;
        return fail(hasInstance ? `${who} beside Identity Center.` : `${who}, and there is no Identity Center.`);
      }
      if (users.missing !== undefined) return notListed('IAM users', users.missing);
      if (unreadUser !== undefined) return unknown(`Whether the user ${quoted(unreadUser.name)} has a password was not read.`);
      if (people.length > 0) return review('The only IAM users with a password are those listed for emergencies.');
      if (hasInstance) return pass;
      return review('No IAM user has a password and there is no Identity Center here; people may come through another account or provider.');
    }),

  examples: [
    { kind: 'pass', why: 'an instance and no person among the users', inventory: scanned(account([instance]), aws('aws.iam_user', 'bot', { password_enabled: false })), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'no instance and a person', inventory: scanned(account([]), person('anna')), answers: { acme: 'fail' } },
    { kind: 'fail', why: 'an instance, but people still have passwords', inventory: scanned(account([instance]), person('anna'), person('ben')), answers: { acme: 'fail' } },
    { kind: 'review', why: 'a user for emergencies only', inventory: scanned(account([instance]), person('glass')), params: { break_glass_users: ['glass'] }, answers: { acme: 'review' } },
    { kind: 'review', why: 'neither', inventory: scanned(account([])), answers: { acme: 'review' } },
    { kind: 'not_applicable', why: 'a sandbox', inventory: scanned(account([]), person('anna')), params: { sandbox_accounts: ['111122223333'] }, answers: { acme: 'not_applicable' } },
    { kind: 'unknown', why: 'the users could not be listed', inventory: scannedWithout(['aws.iam_user'], account([instance])), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'the report on one user is missing', inventory: scanned(account([instance]), aws('aws.iam_user', 'anna', {})), answers: { acme: 'unknown' } },
    { kind: 'near_miss', why: 'an instance that is being deleted is none', inventory: scanned(account([{ ...instance, status: 'DELETE_IN_PROGRESS' }])), answers: { acme: 'review' } },
    { kind: 'near_miss', why: 'the users of another account are not its own', inventory: scanned(account([instance]), resource('aws.iam_user', 'ben', { account_id: '999988887777', region: null, password_enabled: true })), answers: { acme: 'pass' } },
    ...unread('aws.account', 'sso_instances'),
  ],
});
