import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, number, orNull, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, texts } from './judging.ts';

type Source = NonNullable<AwsAttributes<'aws.bedrock_knowledge_base'>['data_sources']>[number];
const source = (more: Partial<Source> = {}): Source => ({ data_source_id: 'd1', name: 'site', type: 'WEB', bucket_arn: null, bucket_owner_account_id: null, seed_hosts: ['docs.acme.example'], scope: 'HOST_ONLY', inclusion_filter_count: 0, kms_key_arn: null, data_deletion_policy: null, ...more });
const base = (...sources: readonly Source[]) => scanned(aws('aws.bedrock_knowledge_base', 'kb', { data_sources: sources }));
const own = { own_hosts: ['acme.example'] };

export default defineCheck({
  id: 'aws_bedrock_kb_webcrawler',
  version: 1,
  title: 'Knowledge bases crawl hosts of your own only',
  severity: 'medium',
  remediation: 'Limit the crawler to the host of its seed, add inclusion filters, and take hosts that you do not run out.',
  /** `own_hosts`: domains that you run; their subdomains count, too. */
  params: { own_hosts: [] },
  controls: {
    soc2: ['CC3.2', 'CC6.8'],
    iso_27001: ['A.8.26', 'A.8.27'],
    hipaa: ['164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.2.4'],
    gdpr: ['Art.25(1)', 'Art.35'],
    nist_csf: ['PR.PS-06', 'ID.RA-01'],
    owasp_llm_top10: ['LLM01:2025', 'LLM04:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_knowledge_base'],

  judge: (subject, { params }) =>
    judgeAws('aws.bedrock_knowledge_base', subject, { data_sources: listOf(record({ name: text, type: text, seed_hosts: listOf(text), scope: orNull(text), inclusion_filter_count: number })) }, ({ data_sources: sources }) => {
      const crawled = sources.filter(({ type }) => type === 'WEB');
      const hosts = texts(params, 'own_hosts');
      if (crawled.length === 0) return notApplicable('The knowledge base crawls no site.');
      return passUnless(
        crawled.flatMap(({ name, seed_hosts: seeds, scope, inclusion_filter_count: filters }) => {
          const where = { discriminator: name };
          if (hosts.length === 0) return [review(`The data source ${quoted(name)} crawls ${seeds.map((seed) => quoted(seed)).join(', ')}; which hosts are your own is not stated.`, where)];
          const strange = seeds.filter((seed) => !hosts.some((host) => seed === host || seed.endsWith(`.${host}`)));
          if (strange.length > 0) return [fail(`The data source ${quoted(name)} crawls ${strange.map((seed) => quoted(seed)).join(', ')}, where others write.`, where)];
          return scope === 'SUBDOMAINS' && filters === 0 ? [review(`The data source ${quoted(name)} follows links to every subdomain without a filter.`, where)] : [];
        }),
      );
    }),

  examples: [
    { kind: 'pass', why: 'one host of its own', inventory: base(source()), params: own, answers: { kb: 'pass' } },
    { kind: 'pass', why: 'subdomains, with a filter', inventory: base(source({ scope: 'SUBDOMAINS', inclusion_filter_count: 1 })), params: own, answers: { kb: 'pass' } },
    { kind: 'fail', why: 'the site of someone else', inventory: base(source({ seed_hosts: ['wiki.other.example'] })), params: own, answers: { kb: 'fail' } },
    { kind: 'review', why: 'every subdomain', inventory: base(source({ scope: 'SUBDOMAINS' })), params: own, answers: { kb: 'review' } },
    { kind: 'review', why: 'nobody says what is its own', inventory: base(source()), answers: { kb: 'review' } },
    { kind: 'not_applicable', why: 'a bucket', inventory: base(source({ type: 'S3', seed_hosts: [] })), params: own, answers: { kb: 'not_applicable' } },
    { kind: 'near_miss', why: 'a host whose name ends alike', inventory: base(source({ seed_hosts: ['notacme.example'] })), params: own, answers: { kb: 'fail' } },
    ...unread('aws.bedrock_knowledge_base', 'data_sources'),
  ],
});
