import type { JsonObject } from '../../model/fact.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, object, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, texts } from './judging.ts';
import { parsePolicy } from './policy.ts';
import { openRegions, regionsLeftBy } from './regions.ts';

type Policy = NonNullable<AwsAttributes<'aws.organization'>['service_control_policies']>[number];
const deny = { Effect: 'Deny', NotAction: ['iam:*', 'organizations:*', 'sts:*', 'support:*'], Resource: '*', Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } } };
const policy = (statement: JsonObject, targets: readonly string[] = ['r-1']): Policy => ({ id: 'p-1', name: 'regions', aws_managed: false, target_ids: targets, document: { Version: '2012-10-17', Statement: [statement] } });
const organization = (...policies: readonly Policy[]) => scanned(aws('aws.organization', 'o-1', { root_ids: ['r-1'], service_control_policies: policies }));

export default defineCheck({
  id: 'aws_org_scp_region',
  version: 1,
  title: 'The organization closes regions that are not allowed',
  severity: 'low',
  remediation: 'Attach a service control policy to the root that denies all but global services outside the regions you work in.',
  /** `allowed_regions`: what may stay open; empty: any list will do. */
  params: { allowed_regions: [] },
  controls: {
    soc2: ['CC7.1'],
    iso_27001: ['A.5.31', 'A.5.34', 'A.8.9'],
    pci_dss: ['2.2.1'],
    gdpr: ['Art.44', 'Art.46'],
    nist_csf: ['PR.PS-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.organization'],

  judge: (subject, { params }) =>
    judgeAws('aws.organization', subject, { root_ids: listOf(text), service_control_policies: listOf(record({ name: text, target_ids: listOf(text), document: object })) }, ({ root_ids: roots, service_control_policies: policies }) => {
      const parsed = policies.map(({ name, target_ids: targets, document }) => ({ name, isOnRoot: targets.some((target) => roots.includes(target)), isAttached: targets.length > 0, statements: parsePolicy(document) }));
      const broken = parsed.find(({ statements }) => statements === undefined);
      if (broken) return unknown(`The policy ${quoted(broken.name)} is not a document that can be judged.`);
      const limiting = parsed.filter(({ isAttached, statements }) => isAttached && statements?.some((statement) => regionsLeftBy(statement) !== undefined));
      const open = limiting.filter(({ isOnRoot }) => isOnRoot).length > 0 ? openRegions(subject, '') : undefined;
      if (open !== undefined) {
        const allowed = texts(params, 'allowed_regions');
        const extra = allowed.length === 0 ? [] : open.filter((region) => !allowed.includes(region));
        return extra.length === 0 ? pass : review(`The organization leaves ${extra.map((region) => quoted(region)).join(', ')} open, which is not on the list of allowed regions.`);
      }
      if (limiting.length > 0) return review('A policy closes regions for some accounts, not for the whole organization.');
      const isPartial = parsed.some(({ isAttached, statements }) => isAttached && statements?.some(({ isAllow, conditions }) => !isAllow && conditions.some(({ key }) => key === 'aws:requestedregion')));
      return isPartial ? review('A policy closes regions for some services or callers only.') : fail('No service control policy closes regions.');
    }),

  examples: [
    { kind: 'pass', why: 'two regions are left', inventory: organization(policy(deny)), answers: { 'o-1': 'pass' } },
    { kind: 'pass', why: 'an exempt role beside it', inventory: organization(policy({ ...deny, Condition: { ...deny.Condition, ArnNotLike: { 'aws:PrincipalARN': 'arn:aws:iam::*:role/break-glass' } } })), params: { allowed_regions: ['eu-west-1', 'eu-central-1'] }, answers: { 'o-1': 'pass' } },
    { kind: 'fail', why: 'no such policy', inventory: organization(policy({ Effect: 'Allow', Action: '*', Resource: '*' })), answers: { 'o-1': 'fail' } },
    { kind: 'fail', why: 'it is attached to nothing', inventory: organization(policy(deny, [])), answers: { 'o-1': 'fail' } },
    { kind: 'review', why: 'for one unit', inventory: organization(policy(deny, ['ou-1'])), answers: { 'o-1': 'review' } },
    { kind: 'review', why: 'one service only', inventory: organization(policy({ Effect: 'Deny', Action: 'ec2:*', Resource: '*', Condition: deny.Condition })), answers: { 'o-1': 'review' } },
    { kind: 'review', why: 'more is open than allowed', inventory: organization(policy(deny)), params: { allowed_regions: ['eu-west-1'] }, answers: { 'o-1': 'review' } },
    { kind: 'near_miss', why: 'it denies the regions that it names', inventory: organization(policy({ ...deny, Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } })), answers: { 'o-1': 'review' } },
    { kind: 'near_miss', why: 'it allows the regions, which denies none while everything else is allowed', inventory: organization(policy({ ...deny, Effect: 'Allow' })), answers: { 'o-1': 'fail' } },
    { kind: 'near_miss', why: 'the second statement of the second policy, on the root and on a unit', inventory: scanned(aws('aws.organization', 'o-1', { root_ids: ['r-1'], service_control_policies: [policy({ Effect: 'Allow', Action: '*', Resource: '*' }), { ...policy(deny, ['ou-1', 'r-1']), document: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }, deny] } }] })), answers: { 'o-1': 'pass' } },
    { kind: 'near_miss', why: 'one service, in the second statement beside a second condition', inventory: scanned(aws('aws.organization', 'o-1', { root_ids: ['r-1'], service_control_policies: [policy({ Effect: 'Allow', Action: '*', Resource: '*' }), { ...policy(deny), document: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }, { Effect: 'Deny', Action: 'ec2:*', Resource: '*', Condition: { StringLike: { 'aws:PrincipalArn': '*' }, ...deny.Condition } }] } }] })), answers: { 'o-1': 'review' } },
    ...unread('aws.organization', 'service_control_policies', { root_ids: ['r-1'] }),
  ],
});
