import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, orNull, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.load_balancer_listener'>;
const listener = (attributes: Attributes = {}) =>
  scanned(aws('aws.load_balancer_listener', 'web 443', { scheme: 'internet-facing', protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06', ssl_protocols: ['TLSv1.2', 'TLSv1.3'], default_actions: [{ type: 'forward', redirect_protocol: null }], rule_actions: [], ...attributes }));
const plain: Attributes = { protocol: 'HTTP', ssl_policy: null, ssl_protocols: [] };

export default defineCheck({
  id: 'aws_elb_tls',
  version: 1,
  title: 'Load balancers speak TLS 1.2 or newer only',
  severity: 'medium',
  remediation: 'Choose a security policy with TLS 1.2 and 1.3 only, and let HTTP listeners redirect to HTTPS.',
  controls: {
    soc2: ['CC6.7'],
    iso_27001: ['A.5.14', 'A.8.24'],
    hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
    pci_dss: ['4.2.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.load_balancer_listener'],

  judge: (subject) =>
    judgeAws('aws.load_balancer_listener', subject, { scheme: orNull(text), protocol: text, ssl_policy: orNull(text), ssl_protocols: listOf(text), default_actions: actions, rule_actions: actions }, (read) => {
      const bad = (sentence: string) => (read.scheme === 'internal' ? review(`${sentence}; the balancer is internal.`) : fail(`${sentence}.`));
      if (read.protocol === 'HTTP') {
        // A rule may forward what the default action would redirect.
        const isRedirect = [...read.default_actions, ...read.rule_actions].every(({ type, redirect_protocol: to }) => type === 'redirect' && to === 'HTTPS');
        return isRedirect && read.default_actions.length > 0 ? pass : bad('The listener answers plain HTTP');
      }
      if (read.protocol === 'TCP' || read.protocol === 'TCP_UDP') return review('The listener hands TCP through; whether it is TLS is up to what stands behind.');
      if (read.protocol !== 'HTTPS' && read.protocol !== 'TLS') return notApplicable(`A listener of ${quoted(read.protocol)} has no TLS to end.`);
      if (read.ssl_policy === null || read.ssl_protocols.length === 0) return unknown('Which versions of TLS the policy of the listener allows was not read.');
      const old = read.ssl_protocols.filter((version) => !/^TLSv1\.[23]$/.test(version));
      return old.length === 0 ? pass : bad(`The policy of the listener allows ${old.join(' and ')}`);
    }),

  examples: [
    { kind: 'pass', why: 'a modern policy', inventory: listener(), answers: { 'web 443': 'pass' } },
    { kind: 'pass', why: 'HTTP that only redirects', inventory: listener({ ...plain, default_actions: [{ type: 'redirect', redirect_protocol: 'HTTPS' }] }), answers: { 'web 443': 'pass' } },
    { kind: 'fail', why: 'HTTP', inventory: listener(plain), answers: { 'web 443': 'fail' } },
    { kind: 'fail', why: 'a policy with old versions', inventory: listener({ ssl_policy: 'ELBSecurityPolicy-2016-08', ssl_protocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2'] }), answers: { 'web 443': 'fail' } },
    { kind: 'review', why: 'HTTP inside', inventory: listener({ ...plain, scheme: 'internal' }), answers: { 'web 443': 'review' } },
    { kind: 'review', why: 'TCP is handed through', inventory: listener({ protocol: 'TCP', ssl_policy: null, ssl_protocols: [] }), answers: { 'web 443': 'review' } },
    { kind: 'not_applicable', why: 'UDP', inventory: listener({ protocol: 'UDP', ssl_policy: null, ssl_protocols: [] }), answers: { 'web 443': 'not_applicable' } },
    { kind: 'unknown', why: 'the versions of the policy are missing', inventory: listener({ ssl_protocols: [] }), answers: { 'web 443': 'unknown' } },
    { kind: 'near_miss', why: 'it redirects, but to HTTP', inventory: listener({ ...plain, default_actions: [{ type: 'redirect', redirect_protocol: 'HTTP' }] }), answers: { 'web 443': 'fail' } },
    { kind: 'near_miss', why: 'the default redirects and one rule forwards', inventory: listener({ ...plain, default_actions: [{ type: 'redirect', redirect_protocol: 'HTTPS' }], rule_actions: [{ type: 'forward', redirect_protocol: null }] }), answers: { 'web 443': 'fail' } },
    ...unread('aws.load_balancer_listener', 'ssl_protocols', { scheme: 'internal', protocol: 'HTTPS', ssl_policy: null, default_actions: [], rule_actions: [] }),
  ],
});

const actions = listOf(record({ type: text, redirect_protocol: orNull(text) }));
