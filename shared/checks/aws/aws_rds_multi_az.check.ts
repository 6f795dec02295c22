import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, mapOf, orNull, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { isProduction } from './tags.ts';

const instance = (attributes: AwsAttributes<'aws.rds_instance'>) => aws('aws.rds_instance', 'orders', { multi_az: false, tags: { env: 'prod' }, db_cluster_identifier: null, ...attributes });

export default defineCheck({
  id: 'aws_rds_multi_az',
  version: 1,
  title: 'Production databases stand in several zones',
  severity: 'low',
  remediation: 'Switch Multi-AZ on for databases of production.',
  controls: {
    soc2: ['A1.1', 'A1.2'],
    iso_27001: ['A.8.14'],
    hipaa: ['164.308(a)(7)(i)'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.IR-03', 'PR.IR-04'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.rds_instance', 'aws.rds_cluster'],

  judge(subject) {
    const judge = (isMulti: boolean, tags: Readonly<Record<string, string>>) => {
      if (isMulti) return pass;
      const production = isProduction(tags);
      if (production === undefined) return review('The database stands in one zone; no tag says whether it is for production.');
      return production ? fail('The database is for production and stands in one zone.') : notApplicable('The database is not for production.');
    };
    if (subject.kind === 'aws.rds_cluster') return judgeAws('aws.rds_cluster', subject, { multi_az: flag, tags: mapOf(text) }, ({ multi_az: isMulti, tags }) => judge(isMulti, tags));
    return judgeAws('aws.rds_instance', subject, { multi_az: flag, tags: mapOf(text), db_cluster_identifier: orNull(text) }, ({ multi_az: isMulti, tags, db_cluster_identifier: cluster }) =>
      cluster === null ? judge(isMulti, tags) : notApplicable('The cluster says in how many zones it stands.'),
    );
  },

  examples: [
    { kind: 'pass', why: 'several', inventory: scanned(instance({ multi_az: true })), answers: { orders: 'pass' } },
    { kind: 'fail', why: 'one, for production', inventory: scanned(instance({})), answers: { orders: 'fail' } },
    { kind: 'fail', why: 'a cluster for production', inventory: scanned(aws('aws.rds_cluster', 'main', { multi_az: false, tags: { Environment: 'production' } })), answers: { main: 'fail' } },
    { kind: 'review', why: 'no tag', inventory: scanned(instance({ tags: {} })), answers: { orders: 'review' } },
    { kind: 'not_applicable', why: 'for tests', inventory: scanned(instance({ tags: { stage: 'test' } })), answers: { orders: 'not_applicable' } },
    { kind: 'near_miss', why: 'preprod is not production', inventory: scanned(instance({ tags: { env: 'preprod' } })), answers: { orders: 'not_applicable' } },
    ...unread('aws.rds_instance', 'multi_az', { tags: {}, db_cluster_identifier: null }),
  ],
});
