import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { ai, base, familyOf, httpCallers } from './node-types.ts';
import { fixedStart, parameter, textOf } from './parameters.ts';
import { deskOnly } from './paths/path-examples.ts';
import { isInternal, isLoopback, parseUrl } from '../support/hosts.ts';
import { quoted } from '../support/quoted.ts';
import { fail, unknown } from '../support/verdicts.ts';

const call = (url: string, more = {}, type = base('httpRequest')) => deskOnly([node('Call', type, { parameters: { url, ...more } })], []);

/** A service inside the network that asks for nothing is open to whoever steers the workflow. The machine of n8n itself is another matter. */
export default defineCheck({
  id: 'n8n_http_noauth_internal',
  version: 1,
  title: 'Calls to services inside the network carry a credential',
  severity: 'medium',
  flag: 'http_no_auth_internal',
  remediation: 'Give the call a credential, and let the service ask for it.',
  controls: {
    soc2: ['CC6.1', 'CC6.6'],
    iso_27001: ['A.8.5', 'A.5.15', 'A.8.20', 'A.8.22'],
    hipaa: ['164.312(d)', '164.312(a)(1)', '164.312(e)(1)'],
    pci_dss: ['8.2.1', '8.3.1', '1.2.1', '1.3.1', '1.3.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-03', 'PR.IR-01'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeNodes(subject, {
      isAsked: ({ type }) => httpCallers.has(familyOf(type).plain),
      none: 'The workflow calls no address.',
      judge: ({ name, type, parameters, credentials }) => {
        const text = textOf(parameter(parameters, httpCallers.get(familyOf(type).plain) ?? 'url'));
        if (text === undefined) return [];
        const start = fixedStart(text);
        const url = parseUrl(start);
        const isHostFixed = start === text || /^https?:\/\/[^/?#]+[/?#]/i.test(start);
        const hasCredential = credentials.length > 0 || !['none', undefined].includes(parameter(parameters, 'authentication') as string | undefined);
        if (hasCredential) return [];
        if (!url || !isHostFixed) return [unknown(`Where ${quoted(name)} goes without a credential is computed at run time.`)];
        return isInternal(url.hostname) && !isLoopback(url.hostname) ? [fail(`${quoted(name)} calls ${quoted(url.host)}, a service inside the network, without a credential.`)] : [];
      },
    }),

  examples: [
    { kind: 'pass', why: 'a header credential', inventory: call('http://10.0.0.7/orders', { authentication: 'genericCredentialType', genericAuthType: 'httpHeaderAuth' }), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'a public service that everyone may read', inventory: call('https://api.vendor.example/status'), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'a private address', inventory: call('http://10.0.0.7/orders'), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a name inside the cluster, as a tool', inventory: call('http://orders.shop.svc/{id}', {}, ai('toolHttpRequest')), answers: { Desk: 'fail' } },
    { kind: 'unknown', why: 'the host is computed', inventory: call('={{ $vars.host }}/orders'), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'it calls nothing', inventory: deskOnly([node('Log', base('set'))], []), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'the machine of n8n itself', inventory: call('http://127.0.0.1:9000/orders'), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a public name that begins like a private address', inventory: call('https://10.0.0.7.vendor.example/'), answers: { Desk: 'pass' } },
    ...commonExamples,
  ],
});
