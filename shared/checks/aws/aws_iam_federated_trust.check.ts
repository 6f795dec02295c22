import type { JsonObject } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { object } from '../support/forms.ts';
import { fail, notApplicable, pass, passUnless, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { parsePolicy, type Statement } from './policy.ts';

const github = 'token.actions.githubusercontent.com';
const provider = (host: string) => `arn:aws:iam::111122223333:oidc-provider/${host}`;
const role = (statement: JsonObject) => scanned(aws('aws.iam_role', 'deploy', { assume_role_policy_document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated: provider(github) }, ...statement }] } }));
const sub = (value: string | readonly string[], operator = 'StringLike') => ({ Condition: { StringEquals: { [`${github}:aud`]: 'sts.amazonaws.com' }, [operator]: { [`${github}:sub`]: value } } });

/** Providers whose tokens anyone can get: the subject alone says whose they are. */
const sharedProviders = /^(?:token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|oidc\.circleci\.com\/org\/.+|agent\.buildkite\.com|vstoken\.dev\.azure\.com\/.+|api\.bitbucket\.org\/.+|accounts\.google\.com)$/;

export default defineCheck({
  id: 'aws_iam_federated_trust',
  version: 1,
  title: 'Roles for pipelines name the repositories that may take them',
  severity: 'high',
  remediation: 'Limit the subject of the token in the trust policy to your organization and repository, and to a branch or environment.',
  controls: {
    soc2: ['CC6.3', 'CC9.2'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2', 'A.5.19', 'A.5.21', 'A.5.23'],
    hipaa: ['164.308(a)(4)(ii)(C)', '164.312(a)(1)', '164.308(b)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.5', '12.8.1', '12.8.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)', 'Art.28', 'Art.44'],
    nist_csf: ['PR.AA-05', 'GV.SC-04', 'ID.AM-04'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.iam_role'],

  judge: (subject) =>
    judgeAws('aws.iam_role', subject, { assume_role_policy_document: object }, ({ assume_role_policy_document: document }) => {
      const statements = parsePolicy(document);
      if (statements === undefined) return malformed('assume_role_policy_document');
      const verdicts = statements
        .filter(({ isAllow }) => isAllow)
        .flatMap((statement) => (statement.principals?.federated ?? []).flatMap((arn) => judgeProvider(arn.slice(arn.indexOf('/') + 1), statement)));
      return verdicts.length === 0 ? notApplicable('No shared provider of tokens may take the role.') : passUnless(verdicts.filter(({ answer }) => answer !== 'pass'));
    }),

  examples: [
    { kind: 'pass', why: 'one branch of one repository', inventory: role(sub('repo:acme/shop:ref:refs/heads/main', 'StringEquals')), answers: { deploy: 'pass' } },
    { kind: 'pass', why: 'one repository', inventory: role(sub(['repo:acme/shop:*'])), answers: { deploy: 'pass' } },
    { kind: 'fail', why: 'no subject', inventory: role({ Condition: { StringEquals: { [`${github}:aud`]: 'sts.amazonaws.com' } } }), answers: { deploy: 'fail' } },
    { kind: 'fail', why: 'any repository of the world', inventory: role(sub('repo:*')), answers: { deploy: 'fail' } },
    { kind: 'fail', why: 'one of two subjects is anyone', inventory: role(sub(['repo:acme/shop:*', '*'])), answers: { deploy: 'fail' } },
    { kind: 'review', why: 'every repository of the organization', inventory: role(sub('repo:acme/*')), answers: { deploy: 'review' } },
    { kind: 'not_applicable', why: 'a cluster of the account', inventory: role({ Principal: { Federated: provider('oidc.eks.eu-west-1.amazonaws.com/id/ABC') } }), answers: { deploy: 'not_applicable' } },
    { kind: 'pass', why: 'one workspace of Terraform', inventory: role({ Principal: { Federated: provider('app.terraform.io') }, Condition: { StringLike: { 'app.terraform.io:sub': 'organization:acme:project:shop:workspace:live:run_phase:*' } } }), answers: { deploy: 'pass' } },
    { kind: 'near_miss', why: 'every project of an organization of Terraform', inventory: role({ Principal: { Federated: provider('app.terraform.io') }, Condition: { StringLike: { 'app.terraform.io:sub': 'organization:acme:project:*' } } }), answers: { deploy: 'review' } },
    { kind: 'near_miss', why: 'a subject that may be missing', inventory: role(sub('repo:acme/shop:*', 'StringLikeIfExists')), answers: { deploy: 'fail' } },
    { kind: 'near_miss', why: 'a star for the organization', inventory: role(sub('repo:*/shop:*')), answers: { deploy: 'fail' } },
    { kind: 'near_miss', why: 'a star that StringEquals takes for a letter', inventory: role(sub('repo:acme/*', 'StringEquals')), answers: { deploy: 'pass' } },
    { kind: 'near_miss', why: 'an organization whose name begins alike', inventory: role(sub('repo:acme*')), answers: { deploy: 'fail' } },
    ...unread('aws.iam_role', 'assume_role_policy_document'),
  ],
});

function judgeProvider(host: string, { conditions }: Statement): Verdict[] {
  if (!sharedProviders.test(host)) return [];
  const where = { discriminator: host };
  const subjects = conditions.filter(({ key, operator, isMetWithoutKey }) => !isMetWithoutKey && /^string(?:equals|like)/.test(operator) && [':sub', ':repository', ':project_path', ':job_workflow_ref'].some((claim) => key === `${host}${claim}`.toLowerCase()));
  if (subjects.length === 0) return [fail(`Everyone with an account at ${host} may take the role: no condition is on the subject of the token.`, where)];
  const reaches = subjects.map(({ operator, values }) => (operator.startsWith('stringlike') ? values.map((value) => reachOfSubject(value)) : ['narrow']));
  if (reaches.some((each) => each.every((reach) => reach === 'narrow'))) return [pass];
  if (reaches.some((each) => !each.includes('open'))) return [review(`Every repository of the organization at ${host} may take the role.`, where)];
  return [fail(`The condition on the subject of tokens of ${host} leaves the organization open.`, where)];
}

/**
 * `open`: the first star stands before the organization's name ends; `organization`: it stands for the repository or project.
 * Subjects are parts behind `:` and `/`: `repo:ORG/REPO:…`, `project_path:GROUP/PROJECT:…`, `organization:ORG:project:PROJECT:…`, `org/ORG/project/PROJECT/…`.
 */
function reachOfSubject(value: string): 'open' | 'organization' | 'narrow' {
  const star = value.search(/[*?]/);
  if (star < 0) return 'narrow';
  const [label = '', ...more] = value.slice(0, star).split(/[:/]/);
  if (more.length < 2) return 'open';
  return more.length >= (/^org(?:anization)?$/.test(label) ? 4 : 3) ? 'narrow' : 'organization';
}
