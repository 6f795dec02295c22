import { defineCheck } from '../check.ts';
import { flag } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const instance = (encrypted: boolean) => aws('aws.rds_instance', 'orders', { storage_encrypted: encrypted });
const cluster = (encrypted: boolean) => aws('aws.rds_cluster', 'main', { storage_encrypted: encrypted });

export default defineCheck({
  id: 'aws_rds_encryption',
  version: 1,
  title: 'Databases are encrypted',
  severity: 'high',
  remediation: 'Copy a snapshot of the database with a KMS key, and restore it from the copy.',
  controls: {
    soc2: ['CC6.1', 'C1.1'],
    iso_27001: ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    pci_dss: ['3.5.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.rds_instance', 'aws.rds_cluster'],

  judge: (subject) => judgeAws('aws.rds_instance', subject, { storage_encrypted: flag }, ({ storage_encrypted: encrypted }) => (encrypted ? pass : fail('The storage of the database is not encrypted.'))),

  examples: [
    { kind: 'pass', why: 'an instance and a cluster', inventory: scanned(instance(true), cluster(true)), answers: { orders: 'pass', main: 'pass' } },
    { kind: 'fail', why: 'an instance', inventory: scanned(instance(false)), answers: { orders: 'fail' } },
    { kind: 'fail', why: 'a cluster', inventory: scanned(cluster(false)), answers: { main: 'fail' } },
    { kind: 'near_miss', why: 'forced TLS encrypts the way, not the storage', inventory: scanned(aws('aws.rds_instance', 'orders', { storage_encrypted: false, parameters: { 'rds.force_ssl': '1' } })), answers: { orders: 'fail' } },
    ...unread('aws.rds_instance', 'storage_encrypted'),
  ],
});
