import { describe, expect, it } from 'vitest';
import { dataTypes, recordsAllManagement, recordsObjectsOf, type Selectors } from '#shared/checks/aws/trails.ts';

type Basic = Selectors['event_selectors'][number];
type Field = Selectors['advanced_event_selectors'][number]['field_selectors'][number];

const management: Basic = { read_write_type: 'All', include_management_events: true, exclude_management_event_sources: [], data_resources: [] };
const basic = (...selectors: readonly Partial<Basic>[]): Selectors => ({ event_selectors: selectors.map((each) => ({ ...management, ...each })), advanced_event_selectors: [] });
const objects = (...values: readonly string[]): Partial<Basic> => ({ include_management_events: false, data_resources: [{ type: 'AWS::S3::Object', values }] });

const field = (name: string, more: Partial<Field> = {}): Field => ({ field: name, equals: [], starts_with: [], ends_with: [], not_equals: [], not_starts_with: [], not_ends_with: [], ...more });
const category = (name: string) => field('eventCategory', { equals: [name] });
const type = (name: string) => field('resources.type', { equals: [name] });
const advanced = (...selectors: readonly (readonly Field[])[]): Selectors => ({ event_selectors: [], advanced_event_selectors: selectors.map((fields) => ({ field_selectors: fields })) });

describe('all management events', () => {
  it.each<[string, boolean, Selectors]>([
    ['by a basic selector', true, basic({})],
    ['by the second of two', true, basic({ read_write_type: 'ReadOnly' }, {})],
    ['not of reads alone', false, basic({ read_write_type: 'ReadOnly' })],
    ['not of writes alone', false, basic({ read_write_type: 'WriteOnly' })],
    ['not by a selector of data', false, basic(objects('arn:aws:s3'))],
    ['by an advanced selector', true, advanced([category('Data'), type('AWS::S3::Object')], [category('Management')])],
    ['not by an advanced selector of writes', false, advanced([category('Management'), field('readOnly', { equals: ['false'] })])],
    ['not by an advanced selector of data', false, advanced([category('Data'), type('AWS::S3::Object')])],
    ['not without selectors', false, basic()],
  ])('are recorded %s: %s', (_, isRecorded, selectors) => {
    expect(recordsAllManagement(selectors)).toBe(isRecorded);
  });
});

describe('access to the objects of a bucket', () => {
  const s3 = [category('Data'), type('AWS::S3::Object')];
  it.each<[string, boolean, Selectors]>([
    ['of all buckets', true, basic(objects('arn:aws:s3'))],
    ['of all buckets, spelled with colons', true, basic(objects('arn:aws:s3:::'))],
    ['of all buckets in China', true, basic(objects('arn:aws-cn:s3'))],
    ['of the bucket', true, basic(objects('arn:aws:s3:::other/', 'arn:aws:s3:::data/'))],
    ['of the bucket, in the second resource of the second selector', true, basic({}, { data_resources: [{ type: 'AWS::Lambda::Function', values: ['arn:aws:lambda'] }, { type: 'AWS::S3::Object', values: ['arn:aws:s3:::data/'] }] })],
    ['not of a folder of it', false, basic(objects('arn:aws:s3:::data/private/'))],
    ['not of another bucket', false, basic(objects('arn:aws:s3:::database/'))],
    ['not of reads alone', false, basic({ ...objects('arn:aws:s3'), read_write_type: 'ReadOnly' })],
    ['not of functions', false, basic({ data_resources: [{ type: 'AWS::Lambda::Function', values: ['arn:aws:s3'] }] })],
    ['by an advanced selector', true, advanced([category('Management')], s3)],
    ['by one that names the bucket', true, advanced([...s3, field('resources.ARN', { starts_with: ['arn:aws:s3:::other/', 'arn:aws:s3:::data/'] })])],
    ['by one that leaves other buckets out', true, advanced([...s3, field('resources.ARN', { not_starts_with: ['arn:aws:s3:::logs/', 'arn:aws:s3:::tmp/'] })])],
    ['not by one that leaves the bucket out', false, advanced([...s3, field('resources.ARN', { not_starts_with: ['arn:aws:s3:::logs/', 'arn:aws:s3:::data/'] })])],
    ['not by one that names another bucket', false, advanced([...s3, field('resources.ARN', { starts_with: ['arn:aws:s3:::other/'] })])],
    ['not by one that names single objects', false, advanced([...s3, field('resources.ARN', { equals: ['arn:aws:s3:::data/a'] })])],
    ['not by one of writes', false, advanced([...s3, field('readOnly', { equals: ['false'] })])],
    ['not by one of some calls', false, advanced([...s3, field('eventName', { equals: ['DeleteObject'] })])],
    ['not by one of another type', false, advanced([category('Data'), type('AWS::DynamoDB::Table')])],
    ['not by one of another category', false, advanced([category('NetworkActivity'), type('AWS::S3::Object')])],
    ['not by one whose type stands in another field', false, advanced([category('Data'), type('AWS::DynamoDB::Table'), field('eventSource', { equals: ['AWS::S3::Object'] })])],
  ])('is recorded %s: %s', (_, isRecorded, selectors) => {
    expect(recordsObjectsOf('data', selectors)).toBe(isRecorded);
  });
});

describe('the types of data events', () => {
  it('are those of selectors of data with the prefix', () => {
    const selectors = advanced([category('Data'), type('AWS::Bedrock::AgentAlias')], [category('Data'), type('AWS::S3::Object')], [category('Management'), type('AWS::Bedrock::KnowledgeBase')]);

    expect(dataTypes('AWS::Bedrock::', selectors)).toEqual(['AWS::Bedrock::AgentAlias']);
  });
});
