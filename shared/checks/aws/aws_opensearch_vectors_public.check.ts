import type { JsonObject } from '../../model/fact.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, object, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Policy = NonNullable<AwsAttributes<'aws.opensearch_collection'>['network_policies']>[number];
const policy = (entry: JsonObject): Policy => ({ name: 'net', entry: { Rules: [{ ResourceType: 'collection', Resource: ['collection/docs'] }], ...entry } });
const collection = (type: string, ...policies: readonly Policy[]) => scanned(aws('aws.opensearch_collection', 'docs', { type, network_policies: policies }));

export default defineCheck({
  id: 'aws_opensearch_vectors_public',
  version: 1,
  title: 'Collections of vectors cannot be reached from the internet',
  severity: 'high',
  remediation: 'Replace the network policy by one that names VPC endpoints and the service bedrock.amazonaws.com.',
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
    judgeAws('aws.opensearch_collection', subject, { type: text, network_policies: listOf(record({ name: text, entry: object })) }, ({ type, network_policies: policies }) => {
      if (type !== 'VECTORSEARCH') return notApplicable('The collection holds no vectors.');
      const open = policies.filter(({ entry }) => entry['AllowFromPublic'] === true);
      const unclear = policies.find(({ entry }) => typeof entry['AllowFromPublic'] !== 'boolean' && !Array.isArray(entry['SourceVPCEs']) && !Array.isArray(entry['SourceServices']));
      const resourceTypes = open.flatMap(({ entry }) => listOf(record({ ResourceType: text }))(entry['Rules'] ?? null) ?? [{ ResourceType: 'collection' }]).map(({ ResourceType: each }) => each);
      if (resourceTypes.includes('collection')) return fail('A network policy lets the whole internet reach the collection.');
      if (resourceTypes.length > 0) return review('A network policy lets the whole internet reach the dashboard of the collection.');
      return unclear === undefined ? pass : unknown(`The network policy ${quoted(unclear.name)} is not in a form that can be judged.`);
    }),

  examples: [
    { kind: 'pass', why: 'by an endpoint', inventory: collection('VECTORSEARCH', policy({ AllowFromPublic: false, SourceVPCEs: ['vpce-1'] })), answers: { docs: 'pass' } },
    { kind: 'pass', why: 'no policy lets anyone in', inventory: collection('VECTORSEARCH'), answers: { docs: 'pass' } },
    { kind: 'fail', why: 'from everywhere', inventory: collection('VECTORSEARCH', policy({ AllowFromPublic: true })), answers: { docs: 'fail' } },
    { kind: 'review', why: 'the dashboard only', inventory: collection('VECTORSEARCH', policy({ AllowFromPublic: true, Rules: [{ ResourceType: 'dashboard', Resource: ['collection/docs'] }] })), answers: { docs: 'review' } },
    { kind: 'not_applicable', why: 'a collection of logs', inventory: collection('TIMESERIES', policy({ AllowFromPublic: true })), answers: { docs: 'not_applicable' } },
    { kind: 'near_miss', why: 'a private policy takes nothing back from a public one', inventory: collection('VECTORSEARCH', policy({ AllowFromPublic: false, SourceVPCEs: ['vpce-1'] }), policy({ AllowFromPublic: true })), answers: { docs: 'fail' } },
    { kind: 'near_miss', why: 'a policy of a form that nobody knows', inventory: collection('VECTORSEARCH', policy({ AllowFromPublic: 'no' })), answers: { docs: 'unknown' } },
    ...unread('aws.opensearch_collection', 'network_policies', { type: 'VECTORSEARCH' }),
  ],
});
