import { byCodeUnit } from '../../model/order.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass } from '../support/verdicts.ts';
import { attachedPolicies, inlinePolicies } from './documents.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const document = { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] };
const user = (attributes: AwsAttributes<'aws.iam_user'>) => scanned(aws('aws.iam_user', 'anna', { inline_policies: [], attached_policies: [], ...attributes }));

export default defineCheck({
  id: 'aws_iam_user_direct_policy',
  version: 1,
  title: 'Users get their rights through groups and roles',
  severity: 'low',
  remediation: 'Move the policies of the user to a group or a role.',
  controls: {
    soc2: ['CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.5'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.iam_user'],

  judge: (subject) =>
    judgeAws('aws.iam_user', subject, { inline_policies: inlinePolicies, attached_policies: attachedPolicies }, ({ inline_policies: inline, attached_policies: attached }) => {
      const names = [...inline, ...attached].map(({ policy_name: name }) => name).toSorted(byCodeUnit);
      const [first] = names;
      return first === undefined ? pass : fail(`The user has ${names.length} policies of its own, ${quoted(first)} ${names.length === 1 ? 'alone' : 'among them'}.`);
    }),

  examples: [
    { kind: 'pass', why: 'none of its own', inventory: user({ groups: ['dev'] }), answers: { anna: 'pass' } },
    { kind: 'fail', why: 'inline', inventory: user({ inline_policies: [{ policy_name: 'x', document }] }), answers: { anna: 'fail' } },
    { kind: 'fail', why: 'attached', inventory: user({ attached_policies: [{ policy_name: 'ReadOnlyAccess', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }] }), answers: { anna: 'fail' } },
    { kind: 'near_miss', why: 'a boundary gives no rights', inventory: user({ permissions_boundary: 'arn:aws:iam::111122223333:policy/limit' }), answers: { anna: 'pass' } },
    ...unread('aws.iam_user', 'inline_policies', { attached_policies: [] }),
  ],
});
