import type { InventoryIndex } from '../../model/inventory.ts';
import type { AwsAttributes, AwsKind } from '../../model/resources/aws.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { attribute } from '../support/attributes.ts';
import { listOf, orNull, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, passUnless, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { findResource, judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.bedrock_knowledge_base'>;
type Source = NonNullable<Attributes['data_sources']>[number];
const key = 'arn:aws:kms:eu-west-1:111122223333:key/x';
const source = (more: Partial<Source> = {}): Source => ({ data_source_id: 'd1', name: 'docs', type: 'S3', bucket_arn: 'arn:aws:s3:::docs', bucket_owner_account_id: null, seed_hosts: [], scope: null, inclusion_filter_count: 0, kms_key_arn: key, data_deletion_policy: null, ...more });
const collectionArn = 'arn:aws:aoss:eu-west-1:111122223333:collection/c1';
const base = (attributes: Attributes = {}) => aws('aws.bedrock_knowledge_base', 'kb', { storage_type: 'OPENSEARCH_SERVERLESS', storage_arn: collectionArn, data_sources: [source()], ...attributes });
const collection = (keyArn: string | null) => aws('aws.opensearch_collection', collectionArn, { kms_key_arn: keyArn });

/** Where the key of a store is, by its type. */
const stores: Readonly<Record<string, { readonly kind: AwsKind; readonly attribute: string; readonly title: string }>> = {
  OPENSEARCH_SERVERLESS: { kind: 'aws.opensearch_collection', attribute: 'kms_key_arn', title: 'collection' },
  S3_VECTORS: { kind: 'aws.s3_vector_bucket', attribute: 'kms_key_arn', title: 'vector bucket' },
  RDS: { kind: 'aws.rds_cluster', attribute: 'kms_key_id', title: 'cluster' },
};

export default defineCheck({
  id: 'aws_bedrock_kb_encryption',
  version: 1,
  title: 'Knowledge bases are encrypted with keys of the account',
  severity: 'high',
  remediation: 'Give each data source a KMS key, and make the store of the vectors with one of your own.',
  controls: {
    soc2: ['CC6.1', 'C1.1'],
    iso_27001: ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    pci_dss: ['3.5.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-01'],
    owasp_llm_top10: ['LLM08:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_knowledge_base'],

  judge: (subject, { inventory }) =>
    judgeAws('aws.bedrock_knowledge_base', subject, { storage_type: orNull(text), storage_arn: orNull(text), data_sources: listOf(record({ name: text, kms_key_arn: orNull(text) })) }, (read) => {
      const sources = read.data_sources.filter(({ kms_key_arn: keyArn }) => keyArn === null).map(({ name }) => fail(`What the data source ${quoted(name)} takes in is not encrypted with a key of the account.`, { discriminator: `source ${name}` }));
      return passUnless([...sources, ...judgeStore(read.storage_type, read.storage_arn, inventory)]);
    }),

  examples: [
    { kind: 'pass', why: 'source and store', inventory: scanned(base(), collection(key)), answers: { kb: 'pass' } },
    { kind: 'fail', why: 'a source without a key', inventory: scanned(base({ data_sources: [source({ kms_key_arn: null })] }), collection(key)), answers: { kb: 'fail' } },
    { kind: 'fail', why: 'a store with a key of AWS', inventory: scanned(base(), collection('auto')), answers: { kb: 'fail' } },
    { kind: 'fail', why: 'a vector bucket with a key of S3', inventory: scanned(base({ storage_type: 'S3_VECTORS', storage_arn: 'arn:v' }), aws('aws.s3_vector_bucket', 'arn:v', { kms_key_arn: null })), answers: { kb: 'fail' } },
    { kind: 'review', why: 'a store outside AWS', inventory: scanned(base({ storage_type: 'PINECONE', storage_arn: null })), answers: { kb: 'review' } },
    { kind: 'unknown', why: 'the store was not read', inventory: scanned(base()), answers: { kb: 'unknown' } },
    { kind: 'unknown', why: 'its key was refused', inventory: scanned(base(), aws('aws.opensearch_collection', collectionArn, { unread: { kms_key_arn: 'HTTP 403.' } })), answers: { kb: 'unknown' } },
    { kind: 'near_miss', why: 'a base over Kendra has no store of its own', inventory: scanned(base({ storage_type: null, storage_arn: null })), answers: { kb: 'pass' } },
    ...unread('aws.bedrock_knowledge_base', 'data_sources', { storage_type: null, storage_arn: null }),
  ],
});

function judgeStore(type: string | null, arn: string | null, inventory: InventoryIndex): Verdict[] {
  if (type === null) return [];
  const store = Object.hasOwn(stores, type) ? stores[type] : undefined;
  if (store === undefined || arn === null) return [review(`How the store of the vectors (${quoted(type)}) is encrypted is up to who runs it.`, { discriminator: 'store' })];
  const found = findResource(inventory, store.kind, arn);
  if (found === undefined) return [unknown(`The ${store.title} with the vectors was not read.`)];
  const keyArn = attribute(found, store.attribute);
  if (!keyArn.isRead) return [unknown(`The key of the ${store.title} with the vectors was not read. ${keyArn.why}`)];
  return typeof keyArn.value === 'string' && keyArn.value !== 'auto' && keyArn.value !== '' ? [] : [fail(`The ${store.title} with the vectors is not encrypted with a key of the account.`, { discriminator: 'store' })];
}
