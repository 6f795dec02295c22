import { defineCheck } from '../check.ts';
import { listOf, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const collection = (type: string, ...principals: readonly string[]) => scanned(aws('aws.opensearch_collection', 'docs', { type, data_access_principals: principals }));

export default defineCheck({
  id: 'aws_opensearch_vectors_access',
  version: 1,
  title: 'Vectors are open to named roles of the account only',
  severity: 'high',
  remediation: 'Name the roles that read and write the collection in its data access policy, without wildcards.',
  controls: {
    soc2: ['CC6.1', 'CC6.6'],
    iso_27001: ['A.8.3', 'A.8.20', 'A.8.22'],
    hipaa: ['164.312(a)(1)', '164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.2', '1.2.1', '1.3.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.IR-01'],
    owasp_llm_top10: ['LLM08:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.opensearch_collection'],

  judge: (subject) =>
    judgeAws('aws.opensearch_collection', subject, { account_id: text, type: text, data_access_principals: listOf(text) }, ({ account_id: own, type, data_access_principals: principals }) => {
      if (type !== 'VECTORSEARCH') return notApplicable('The collection holds no vectors.');
      const wide = principals.filter((principal) => /[*?]/.test(principal) || principal === own || principal.endsWith(`:${own}:root`));
      const strange = principals.filter((principal) => principal.startsWith('arn:') && ![own, '', undefined].includes(principal.split(':')[4]));
      if (wide.length > 0) return fail(`The data access policy names ${wide.map((principal) => quoted(principal)).join(', ')}, which is more than single roles.`);
      return strange.length === 0 ? pass : review(`The data access policy names ${strange.map((principal) => quoted(principal)).join(', ')} of another account.`);
    }),

  examples: [
    { kind: 'pass', why: 'one role', inventory: collection('VECTORSEARCH', 'arn:aws:iam::111122223333:role/kb'), answers: { docs: 'pass' } },
    { kind: 'pass', why: 'nobody', inventory: collection('VECTORSEARCH'), answers: { docs: 'pass' } },
    { kind: 'fail', why: 'every role', inventory: collection('VECTORSEARCH', 'arn:aws:iam::111122223333:role/*'), answers: { docs: 'fail' } },
    { kind: 'fail', why: 'the whole account', inventory: collection('VECTORSEARCH', 'arn:aws:iam::111122223333:root'), answers: { docs: 'fail' } },
    { kind: 'review', why: 'a role of another account', inventory: collection('VECTORSEARCH', 'arn:aws:iam::999988887777:role/kb'), answers: { docs: 'review' } },
    { kind: 'not_applicable', why: 'a collection of logs', inventory: collection('TIMESERIES', '*'), answers: { docs: 'not_applicable' } },
    { kind: 'near_miss', why: 'people of a SAML provider are named one by one', inventory: collection('VECTORSEARCH', 'saml/111122223333/okta/user/anna'), answers: { docs: 'pass' } },
    ...unread('aws.opensearch_collection', 'data_access_principals', { type: 'VECTORSEARCH' }),
  ],
});
