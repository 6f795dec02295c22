import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { counted } from '../support/counted.ts';
import { number, orNull, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const instance = (attributes: AwsAttributes<'aws.rds_instance'>) => aws('aws.rds_instance', 'orders', { read_replica_source_db_instance_identifier: null, db_cluster_identifier: null, ...attributes });

export default defineCheck({
  id: 'aws_rds_backup',
  version: 1,
  title: 'Databases are backed up for a week or longer',
  severity: 'high',
  remediation: 'Raise the retention of automatic backups to seven days or more.',
  params: { min_days: 7 },
  controls: {
    soc2: ['CC7.5', 'A1.2'],
    iso_27001: ['A.8.13'],
    hipaa: ['164.308(a)(7)(ii)(A)'],
    gdpr: ['Art.32(1)(c)'],
    nist_csf: ['PR.DS-11'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.rds_instance', 'aws.rds_cluster'],

  judge(subject, { params }) {
    const judge = (days: number) => {
      if (days >= Number(params['min_days'])) return pass;
      return days === 0 ? fail('Automatic backups are off.') : review(`Automatic backups are kept for ${counted(days, 'day')}; ${String(params['min_days'])} are asked for.`);
    };
    if (subject.kind === 'aws.rds_cluster') return judgeAws('aws.rds_cluster', subject, { backup_retention_period: number }, (read) => judge(read.backup_retention_period));
    return judgeAws('aws.rds_instance', subject, { backup_retention_period: number, read_replica_source_db_instance_identifier: orNull(text), db_cluster_identifier: orNull(text) }, (read) => {
      if (read.read_replica_source_db_instance_identifier !== null) return notApplicable('The instance is a read replica; its source is backed up.');
      if (read.db_cluster_identifier !== null) return notApplicable('The backups are those of the cluster.');
      return judge(read.backup_retention_period);
    });
  },

  examples: [
    { kind: 'pass', why: 'a week', inventory: scanned(instance({ backup_retention_period: 7 })), answers: { orders: 'pass' } },
    { kind: 'fail', why: 'none', inventory: scanned(instance({ backup_retention_period: 0 })), answers: { orders: 'fail' } },
    { kind: 'review', why: 'six days', inventory: scanned(instance({ backup_retention_period: 6 })), answers: { orders: 'review' } },
    { kind: 'review', why: 'a cluster of a day', inventory: scanned(aws('aws.rds_cluster', 'main', { backup_retention_period: 1 })), answers: { main: 'review' } },
    { kind: 'not_applicable', why: 'a replica', inventory: scanned(instance({ backup_retention_period: 0, read_replica_source_db_instance_identifier: 'main' })), answers: { orders: 'not_applicable' } },
    { kind: 'near_miss', why: 'an instance of a cluster says what the cluster does', inventory: scanned(instance({ backup_retention_period: 1, db_cluster_identifier: 'main' }), aws('aws.rds_cluster', 'main', { backup_retention_period: 14 })), answers: { orders: 'not_applicable', main: 'pass' } },
    ...unread('aws.rds_instance', 'backup_retention_period', { read_replica_source_db_instance_identifier: null, db_cluster_identifier: null }),
  ],
});
