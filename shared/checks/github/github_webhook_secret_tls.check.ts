import type { GithubWebhook } from '../../model/resources/github.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';

const name = 'acme hooks.example.com';
const hook = (attributes: Partial<GithubWebhook>, unread?: Readonly<Record<string, string>>) => github(given('github.webhook', name, { active: true, url: 'https://hooks.example.com/in', insecure_ssl: '0', has_secret: true, ...attributes }, unread));

export default defineCheck({
  id: 'github_webhook_secret_tls',
  version: 1,
  title: 'Webhooks verify certificates and have a secret',
  severity: 'medium',
  remediation: 'Give the webhook an https address, turn on SSL verification and set a secret that the receiver checks.',
  controls: {
    soc2: ['CC6.7'],
    iso_27001: ['A.5.14', 'A.8.24'],
    hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
    pci_dss: ['4.2.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-02'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.webhook'],

  judge: (subject) => {
    const active = attribute(subject, 'active');
    if (active.isRead && active.value === false) return notApplicable('The webhook is turned off.');
    return judgeRead(subject, ['url', 'insecure_ssl', 'has_secret'], ({ url, insecure_ssl: insecure, has_secret: hasSecret }) => {
      const address = typeof url === 'string' ? URL.parse(url) : null;
      if (address === null || typeof hasSecret !== 'boolean') return malformed('url');
      if (!['0', '1'].includes(String(insecure))) return malformed('insecure_ssl');
      const findings: Verdict[] = [];
      if (address.protocol !== 'https:') findings.push(fail(`Events go to ${quoted(address.host)} without encryption.`, { discriminator: 'http' }));
      // The API writes a text, older servers a number.
      else if (String(insecure) !== '0') findings.push(fail(`The certificate of ${quoted(address.host)} is not verified.`, { discriminator: 'certificate' }));
      if (!hasSecret) findings.push(fail('The webhook has no secret, so its receiver cannot tell who sends.', { discriminator: 'secret' }));
      if (findings.length === 0 && isInternal(address.hostname)) findings.push(review(`Events go to ${quoted(address.host)}, an address inside of a network; make sure that it is meant.`));
      return passUnless(findings);
    });
  },

  examples: [
    { kind: 'pass', why: 'https, verified, with a secret', inventory: hook({}), answers: { [name]: 'pass' } },
    { kind: 'fail', why: 'plain http', inventory: hook({ url: 'http://hooks.example.com/in' }), answers: { [name]: 'fail' } },
    { kind: 'fail', why: 'the certificate is not verified', inventory: hook({ insecure_ssl: '1' }), answers: { [name]: 'fail' } },
    { kind: 'fail', why: 'no secret', inventory: hook({ has_secret: false }), answers: { [name]: 'fail' } },
    { kind: 'review', why: 'an internal address', inventory: hook({ url: 'https://jenkins.corp.internal/hook' }), answers: { [name]: 'review' } },
    { kind: 'not_applicable', why: 'turned off', inventory: hook({ active: false, has_secret: false }), answers: { [name]: 'not_applicable' } },
    { kind: 'unknown', why: 'its configuration was refused', inventory: github(given('github.webhook', name, { active: true }, { url: forbidden, insecure_ssl: forbidden, has_secret: forbidden })), answers: { [name]: 'unknown' } },
    ...listExamples(['github.webhook'], 'there are none'),
    { kind: 'near_miss', why: 'older servers write the setting as a number', inventory: hook({ insecure_ssl: 1 as unknown as string }), answers: { [name]: 'fail' } },
    { kind: 'near_miss', why: 'a host that only has the word https in its name', inventory: hook({ url: 'http://https.example.com/in' }), answers: { [name]: 'fail' } },
    { kind: 'near_miss', why: 'a public address that begins like a private one', inventory: hook({ url: 'https://10.example.com/in' }), answers: { [name]: 'pass' } },
  ],
});

function isInternal(host: string): boolean {
  return !host.includes('.') || /\.(?:internal|local|lan|corp|intranet|home\.arpa)$/u.test(host) || /^(?:10|127)(?:\.\d{1,3}){3}$|^192\.168(?:\.\d{1,3}){2}$|^172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}$/u.test(host);
}
