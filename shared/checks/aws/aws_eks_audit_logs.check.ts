import { defineCheck } from '../check.ts';
import { listOf, text } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

/** The logs of a control plane. */
const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];
const cluster = (...types: readonly string[]) => scanned(aws('aws.eks_cluster', 'main', { log_types: types }));

export default defineCheck({
  id: 'aws_eks_audit_logs',
  version: 1,
  title: 'Clusters keep the logs of their control plane',
  severity: 'medium',
  remediation: 'Turn on every type of control-plane log: api, audit, authenticator, controllerManager, scheduler.',
  controls: {
    soc2: ['CC7.2', 'CC7.3'],
    iso_27001: ['A.8.15'],
    hipaa: ['164.312(b)'],
    pci_dss: ['10.2.1'],
    gdpr: ['Art.5(2)', 'Art.32(1)(d)'],
    nist_csf: ['PR.PS-04', 'DE.CM-09'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.eks_cluster'],

  judge: (subject) =>
    judgeAws('aws.eks_cluster', subject, { log_types: listOf(text) }, ({ log_types: types }) => {
      const off = logTypes.filter((type) => !types.includes(type));
      return off.length === 0 ? pass : fail(`The control plane does not log ${off.join(', ')}.`);
    }),

  examples: [
    { kind: 'pass', why: 'all of them', inventory: cluster(...logTypes), answers: { main: 'pass' } },
    { kind: 'fail', why: 'none', inventory: cluster(), answers: { main: 'fail' } },
    { kind: 'near_miss', why: 'requests without who made them', inventory: cluster('api', 'controllerManager', 'scheduler'), answers: { main: 'fail' } },
    ...unread('aws.eks_cluster', 'log_types'),
  ],
});
