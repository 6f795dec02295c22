import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { orNull, text } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const cluster = (version: string, key: string | null) => scanned(aws('aws.eks_cluster', 'main', { version, secrets_kms_key_arn: key }));

/** From 1.28 on all data of the API is encrypted with a key that AWS owns (EKS User Guide, "Default envelope encryption for all Kubernetes API data", read 2026-11). */
const encryptedFrom = 28;

export default defineCheck({
  id: 'aws_eks_secrets_encryption',
  version: 1,
  title: 'Secrets of clusters are encrypted with a key of the account',
  severity: 'medium',
  remediation: 'Associate an encryption configuration for secrets with a KMS key of the account, and write existing secrets again.',
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
  kinds: ['aws.eks_cluster'],

  judge: (subject) =>
    judgeAws('aws.eks_cluster', subject, { version: text, secrets_kms_key_arn: orNull(text) }, ({ version, secrets_kms_key_arn: key }) => {
      if (key !== null) return pass;
      const minor = /^1\.(\d+)/.exec(version)?.[1];
      if (minor === undefined) return malformed('version');
      return Number(minor) >= encryptedFrom ? review('Secrets of the cluster are encrypted with a key that AWS owns; nobody in the account can withdraw it.') : fail('Secrets stand in the data of the cluster without envelope encryption.');
    }),

  examples: [
    { kind: 'pass', why: 'a key of the account', inventory: cluster('1.34', 'arn:aws:kms:eu-west-1:111122223333:key/k1'), answers: { main: 'pass' } },
    { kind: 'fail', why: 'an old cluster without a key', inventory: cluster('1.27', null), answers: { main: 'fail' } },
    { kind: 'review', why: 'the key that AWS owns', inventory: cluster('1.34', null), answers: { main: 'review' } },
    { kind: 'near_miss', why: 'the first version with a key by default', inventory: cluster('1.28', null), answers: { main: 'review' } },
    { kind: 'near_miss', why: 'a version that nobody can read', inventory: cluster('latest', null), answers: { main: 'unknown' } },
    ...unread('aws.eks_cluster', 'secrets_kms_key_arn', { version: '1.34' }),
  ],
});
