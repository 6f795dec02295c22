import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { orNull } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { isForSomeone, isLimited, jwtAuthorizer } from './jwt-authorizer.ts';

type Authorizer = NonNullable<AwsAttributes<'aws.agentcore_runtime'>['authorizer']>;
const jwt: Authorizer = { discovery_url: 'https://id.acme.example/.well-known/openid-configuration', allowed_audience: ['desk'], allowed_clients: [], allowed_scopes: [], custom_claim_count: 0 };
const runtime = (authorizer: Authorizer | null) => scanned(aws('aws.agentcore_runtime', 'desk', { authorizer }));

export default defineCheck({
  id: 'aws_agentcore_runtime_authorizer',
  version: 1,
  title: 'Agent runtimes accept tokens that are meant for them',
  severity: 'high',
  remediation: 'Name the audience or the clients in the authorizer of the runtime, so that a token for another application is refused.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.8.5', 'A.5.15'],
    hipaa: ['164.312(d)', '164.312(a)(1)'],
    pci_dss: ['8.2.1', '8.3.1'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-03'],
    owasp_agentic_top10: ['ASI03'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.agentcore_runtime'],

  judge: (subject) =>
    judgeAws('aws.agentcore_runtime', subject, { authorizer: orNull(jwtAuthorizer) }, ({ authorizer }) => {
      // Without an authorizer of its own a runtime takes requests that IAM signed.
      if (authorizer === null || isForSomeone(authorizer)) return pass;
      return isLimited(authorizer) ? review('The authorizer of the runtime asks for scopes or claims, but not for whom the token was made.') : fail('The runtime accepts every token of its issuer, whatever application it was made for.');
    }),

  examples: [
    { kind: 'pass', why: 'an audience', inventory: runtime(jwt), answers: { desk: 'pass' } },
    { kind: 'pass', why: 'IAM', inventory: runtime(null), answers: { desk: 'pass' } },
    { kind: 'fail', why: 'any token', inventory: runtime({ ...jwt, allowed_audience: [] }), answers: { desk: 'fail' } },
    { kind: 'review', why: 'a scope', inventory: runtime({ ...jwt, allowed_audience: [], allowed_scopes: ['desk'] }), answers: { desk: 'review' } },
    { kind: 'near_miss', why: 'a client is named instead of an audience', inventory: runtime({ ...jwt, allowed_audience: [], allowed_clients: ['app'] }), answers: { desk: 'pass' } },
    ...unread('aws.agentcore_runtime', 'authorizer'),
  ],
});
