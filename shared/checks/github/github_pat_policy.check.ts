import type { GithubPatPolicy } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';

const name = 'acme/personal-access-tokens';
const policy = (attributes: Partial<GithubPatPolicy>, unread?: Readonly<Record<string, string>>) => github(given('github.pat_policy', name, { pending_request_count: 0, classic_token_count: 0, ...attributes }, unread));
const stated = { classic_tokens: 'blocked', approval: 'required' };

/** No endpoint gives the settings, so a person states them; what can be seen of tokens may contradict it. */
export default defineCheck({
  id: 'github_pat_policy',
  version: 1,
  title: 'Classic tokens are blocked, and fine-grained ones need approval',
  severity: 'medium',
  remediation: 'Restrict access by classic tokens and require approval of fine-grained ones in the token settings of the organization, then state both here.',
  // `unstated` until somebody has looked: then `blocked` or `allowed`, and `required` or `not_required`.
  params: { classic_tokens: 'unstated', approval: 'unstated' },
  controls: {
    soc2: ['CC6.1', 'CC6.2'],
    iso_27001: ['A.5.16', 'A.5.17'],
    hipaa: ['164.308(a)(5)(ii)(D)'],
    pci_dss: ['8.6.3'],
    nist_csf: ['PR.AA-01'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.pat_policy'],

  judge: (subject, { params }) => {
    const classic = attribute(subject, 'classic_token_count');
    if (classic.isRead && typeof classic.value === 'number' && classic.value > 0) return fail(`${classic.value} classic tokens have access to the organization.`);
    if (params['classic_tokens'] === 'allowed') return fail('Classic tokens are allowed by statement.');
    if (params['approval'] === 'not_required') return fail('Fine-grained tokens need no approval by statement.');
    return judgeRead(subject, ['pending_request_count'], ({ pending_request_count: pending }) => {
      if (typeof pending !== 'number') return malformed('pending_request_count');
      // A request that waits proves that approval is asked for.
      const isApproved = pending > 0 || params['approval'] === 'required';
      if (params['classic_tokens'] === 'blocked' && isApproved) return pass;
      return review('GitHub does not tell whether classic tokens are blocked and fine-grained ones need approval; somebody has to look and state it.');
    });
  },

  examples: [
    { kind: 'pass', why: 'somebody looked, and nothing contradicts', inventory: policy({}), params: stated, answers: { [name]: 'pass' } },
    { kind: 'pass', why: 'a waiting request proves the approval', inventory: policy({ pending_request_count: 2 }), params: { classic_tokens: 'blocked' }, answers: { [name]: 'pass' } },
    { kind: 'fail', why: 'classic tokens are in use, whatever was stated', inventory: policy({ classic_token_count: 4 }), params: stated, answers: { [name]: 'fail' } },
    { kind: 'fail', why: 'classic tokens are allowed', inventory: policy({}), params: { classic_tokens: 'allowed' }, answers: { [name]: 'fail' } },
    { kind: 'review', why: 'nobody has looked', inventory: policy({}), answers: { [name]: 'review' } },
    { kind: 'unknown', why: 'only an app may ask for requests', inventory: github(given('github.pat_policy', name, { classic_token_count: null }, { pending_request_count: forbidden })), answers: { [name]: 'unknown' } },
    ...listExamples(['github.pat_policy'], 'a personal account has no such settings'),
    { kind: 'near_miss', why: 'no classic token was authorized, which does not block them', inventory: policy({ classic_token_count: 0, pending_request_count: 1 }), answers: { [name]: 'review' } },
  ],
});
