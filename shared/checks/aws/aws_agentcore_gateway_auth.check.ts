import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { orNull, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { isForSomeone, jwtAuthorizer } from './jwt-authorizer.ts';

type Attributes = AwsAttributes<'aws.agentcore_gateway'>;
const gateway = (attributes: Attributes) => scanned(aws('aws.agentcore_gateway', 'tools', { authorizer: null, ...attributes }));
const jwt: NonNullable<Attributes['authorizer']> = { discovery_url: 'https://id.acme.example/.well-known/openid-configuration', allowed_audience: ['tools'], allowed_clients: [], allowed_scopes: [], custom_claim_count: 0 };

export default defineCheck({
  id: 'aws_agentcore_gateway_auth',
  version: 1,
  title: 'Gateways know who calls their tools',
  severity: 'critical',
  remediation: 'Set the authorizer of the gateway to CUSTOM_JWT with an audience, or to AWS_IAM.',
  controls: {
    soc2: ['CC6.1', 'CC6.6'],
    iso_27001: ['A.8.5', 'A.5.15', 'A.8.3', 'A.8.20'],
    hipaa: ['164.312(d)', '164.312(a)(1)'],
    pci_dss: ['8.2.1', '8.3.1', '1.3.1', '1.4.2'],
    gdpr: ['Art.32(1)(b)', 'Art.25(2)'],
    nist_csf: ['PR.AA-03', 'PR.AA-05', 'PR.IR-01'],
    owasp_agentic_top10: ['ASI03', 'ASI07'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.agentcore_gateway'],

  judge: (subject) =>
    judgeAws('aws.agentcore_gateway', subject, { authorizer_type: text, authorizer: orNull(jwtAuthorizer) }, ({ authorizer_type: type, authorizer }) => {
      if (type === 'AWS_IAM') return pass;
      if (type === 'NONE') return fail('Anyone who knows the address of the gateway may call its tools.');
      if (type === 'AUTHENTICATE_ONLY') return review('The gateway asks who calls and lets everyone who can say so in.');
      if (type !== 'CUSTOM_JWT' || authorizer === null) return unknown(`How the gateway authorizes (${quoted(type)}) cannot be judged.`);
      return isForSomeone(authorizer) ? pass : review('The gateway accepts tokens of its issuer that were made for other applications.');
    }),

  examples: [
    { kind: 'pass', why: 'tokens with an audience', inventory: gateway({ authorizer_type: 'CUSTOM_JWT', authorizer: jwt }), answers: { tools: 'pass' } },
    { kind: 'pass', why: 'IAM', inventory: gateway({ authorizer_type: 'AWS_IAM' }), answers: { tools: 'pass' } },
    { kind: 'fail', why: 'none', inventory: gateway({ authorizer_type: 'NONE' }), answers: { tools: 'fail' } },
    { kind: 'review', why: 'tokens of anyone', inventory: gateway({ authorizer_type: 'CUSTOM_JWT', authorizer: { ...jwt, allowed_audience: [] } }), answers: { tools: 'review' } },
    { kind: 'review', why: 'known, not authorized', inventory: gateway({ authorizer_type: 'AUTHENTICATE_ONLY' }), answers: { tools: 'review' } },
    { kind: 'unknown', why: 'tokens, and nobody says which', inventory: gateway({ authorizer_type: 'CUSTOM_JWT' }), answers: { tools: 'unknown' } },
    { kind: 'near_miss', why: 'a left over authorizer does not count', inventory: gateway({ authorizer_type: 'NONE', authorizer: jwt }), answers: { tools: 'fail' } },
    ...unread('aws.agentcore_gateway', 'authorizer_type', { authorizer: null }),
  ],
});
