import { defineCheck } from '../check.ts';
import { resource } from '../example-inventory.ts';
import { object, orNull } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { notApplicable, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { offHere } from './regions.ts';

const hub = { hub_arn: 'arn:aws:securityhub:eu-west-1:111122223333:hub/default', subscribed_at: null };
const region = (name: string, on: boolean) => aws('aws.region', name, { security_hub: on ? hub : null });

export default defineCheck({
  id: 'aws_securityhub',
  version: 1,
  title: 'Security Hub is on',
  severity: 'low',
  remediation: 'Enable Security Hub in every region, or name the product that does its work in the parameter other_product.',
  /** `other_product`: the product that watches the posture instead. */
  params: { other_product: '', closed_regions: [] },
  controls: {
    soc2: ['CC4.1', 'CC4.2', 'CC7.2', 'CC7.3'],
    iso_27001: ['9.1', 'A.5.36', 'A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(8)'],
    pci_dss: ['10.4.1.1', '10.7.2', '11.5.1'],
    nist_csf: ['GV.OV-03', 'ID.IM-01', 'DE.CM-01', 'DE.CM-09', 'DE.AE-02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.region'],

  judge: (subject, context) =>
    judgeAws('aws.region', subject, { security_hub: orNull(object) }, ({ security_hub: found }) => {
      if (found !== null) return pass;
      const other = context.params['other_product'];
      if (typeof other === 'string' && other !== '') return notApplicable(`${quoted(other)} is named as the product that watches the posture.`);
      return offHere(subject, context, 'Security Hub', ({ attributes }) => object(attributes['security_hub'] ?? null) !== undefined);
    }),

  examples: [
    { kind: 'pass', why: 'on', inventory: scanned(region('eu-west-1', true)), answers: { 'eu-west-1': 'pass' } },
    { kind: 'fail', why: 'off', inventory: scanned(region('eu-west-1', false)), answers: { 'eu-west-1': 'fail' } },
    { kind: 'review', why: 'off in one of two', inventory: scanned(region('eu-west-1', true), region('us-east-1', false)), answers: { 'eu-west-1': 'pass', 'us-east-1': 'review' } },
    { kind: 'not_applicable', why: 'another product is named', inventory: scanned(region('eu-west-1', false)), params: { other_product: 'Waybill' }, answers: { 'eu-west-1': 'not_applicable' } },
    { kind: 'near_miss', why: 'on in the same region of another account', inventory: scanned(region('eu-west-1', false), resource('aws.region', 'theirs', { account_id: '999988887777', region: 'eu-west-1', security_hub: hub })), answers: { 'eu-west-1': 'fail', theirs: 'pass' } },
    ...unread('aws.region', 'security_hub'),
  ],
});
