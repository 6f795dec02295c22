import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, orNull, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, passUnless, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.rekognition_stream_processor'>;
const processor = (attributes: Attributes) => scanned(aws('aws.rekognition_stream_processor', 'gate', { status: 'RUNNING', face_collection_id: null, data_sharing_opt_in: false, ...attributes }));

export default defineCheck({
  id: 'aws_rekognition_stream_faces',
  version: 1,
  title: 'Video streams are searched for known faces only where someone decided so, and are not shared',
  severity: 'high',
  remediation: 'Write down the purpose and the legal basis of the search for faces, or delete the stream processor; opt out of sharing its pictures with the service.',
  controls: {
    soc2: ['C1.1', 'CC6.7'],
    iso_27001: ['A.5.34', 'A.8.12'],
    hipaa: ['164.312(a)(1)'],
    gdpr: ['Art.5(1)(c)', 'Art.9', 'Art.25(1)', 'Art.35'],
    nist_csf: ['PR.DS-10'],
    eu_ai_act: ['Art.5', 'Annex.III.1'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.rekognition_stream_processor'],

  // Regulation (EU) 2024/1689, Art. 5(1)(h) and Annex III point 1: remote biometric identification is forbidden or of high risk, by its purpose, which no API tells.
  judge: (subject) =>
    judgeAws('aws.rekognition_stream_processor', subject, { face_collection_id: orNull(text), data_sharing_opt_in: flag }, ({ face_collection_id: collection, data_sharing_opt_in: isShared }) =>
      passUnless([
        ...(isShared ? [fail('Pictures of the stream are shared with AWS to improve the service.', { discriminator: 'sharing' })] : []),
        ...(collection === null ? [] : [review(`Faces in the stream are compared with those of the collection ${quoted(collection)}: whether that may be done depends on its purpose.`, { discriminator: 'faces' })]),
      ]),
    ),

  examples: [
    { kind: 'pass', why: 'people and packages, nobody in particular', inventory: processor({}), answers: { gate: 'pass' } },
    { kind: 'review', why: 'known faces', inventory: processor({ face_collection_id: 'visitors' }), answers: { gate: 'review' } },
    { kind: 'fail', why: 'pictures are shared', inventory: processor({ data_sharing_opt_in: true }), answers: { gate: 'fail' } },
    { kind: 'near_miss', why: 'a stopped search can be started again', inventory: processor({ status: 'STOPPED', face_collection_id: 'visitors' }), answers: { gate: 'review' } },
    ...unread('aws.rekognition_stream_processor', 'face_collection_id', { data_sharing_opt_in: false }),
  ],
});
