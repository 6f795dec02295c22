import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, listOf, text } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { isWorld } from './ports.ts';

type Attributes = AwsAttributes<'aws.eks_cluster'>;
const cluster = (attributes: Attributes) => scanned(aws('aws.eks_cluster', 'main', { endpoint_public_access: true, public_access_cidrs: [], ...attributes }));

export default defineCheck({
  id: 'aws_eks_public_endpoint',
  version: 1,
  title: 'The API of clusters cannot be reached from everywhere',
  severity: 'high',
  remediation: 'Turn the public endpoint off and use the private one, or give publicAccessCidrs only your own addresses.',
  controls: {
    soc2: ['CC6.1', 'CC6.6'],
    iso_27001: ['A.8.3', 'A.8.20'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['1.3.1', '1.4.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.IR-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.eks_cluster'],

  judge: (subject) =>
    judgeAws('aws.eks_cluster', subject, { endpoint_public_access: flag, public_access_cidrs: listOf(text) }, ({ endpoint_public_access: isPublic, public_access_cidrs: ranges }) => {
      if (!isPublic) return pass;
      // Without ranges the endpoint takes everyone (EKS User Guide, cluster endpoint access, read 2026-11).
      return ranges.length === 0 || ranges.some((range) => isWorld(range)) ? fail('The API of the cluster can be reached from the whole internet.') : pass;
    }),

  examples: [
    { kind: 'pass', why: 'private only', inventory: cluster({ endpoint_public_access: false, public_access_cidrs: ['0.0.0.0/0'] }), answers: { main: 'pass' } },
    { kind: 'pass', why: 'from an office', inventory: cluster({ public_access_cidrs: ['198.51.100.0/24'] }), answers: { main: 'pass' } },
    { kind: 'fail', why: 'from everywhere', inventory: cluster({ public_access_cidrs: ['0.0.0.0/0'] }), answers: { main: 'fail' } },
    { kind: 'fail', why: 'without ranges', inventory: cluster({}), answers: { main: 'fail' } },
    { kind: 'near_miss', why: 'two halves are the whole', inventory: cluster({ public_access_cidrs: ['0.0.0.0/1', '128.0.0.0/1'] }), answers: { main: 'fail' } },
    ...unread('aws.eks_cluster', 'public_access_cidrs', { endpoint_public_access: true }),
  ],
});
