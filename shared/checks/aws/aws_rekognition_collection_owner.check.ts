import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { mapOf, number, text } from '../support/forms.ts';
import { fail, notApplicable, passUnless } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { ownerOf, retentionOf } from './tags.ts';

type Attributes = AwsAttributes<'aws.rekognition_collection'>;
const collection = (attributes: Attributes) => scanned(aws('aws.rekognition_collection', 'visitors', { face_count: 12, user_count: 0, ...attributes }));

export default defineCheck({
  id: 'aws_rekognition_collection_owner',
  version: 1,
  title: 'Collections of faces say who owns them and how long faces are kept',
  severity: 'medium',
  remediation: 'Tag the collection with its owner and its retention, delete faces that are past it, and delete the collection when nobody uses it: faces are biometric data.',
  controls: {
    soc2: ['C1.1', 'CC6.7', 'C1.2'],
    iso_27001: ['A.8.11', 'A.8.12', 'A.5.34', 'A.5.33', 'A.8.10'],
    hipaa: ['164.312(a)(1)', '164.316(b)(2)(i)'],
    pci_dss: ['3.2.1', '3.4.1', '10.5.1'],
    gdpr: ['Art.5(1)(c)', 'Art.9', 'Art.25(1)', 'Art.35', 'Art.5(1)(e)'],
    nist_csf: ['PR.DS-01', 'PR.DS-10', 'ID.AM-08'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.rekognition_collection'],

  judge: (subject) =>
    judgeAws('aws.rekognition_collection', subject, { face_count: number, user_count: number, tags: mapOf(text) }, ({ face_count: faces, user_count: users, tags }) => {
      if (faces === 0 && users === 0) return notApplicable('The collection holds no faces.');
      return passUnless([
        ...(ownerOf(tags) === undefined ? [fail(`Nobody is named as the owner of a collection with ${faces} faces.`, { discriminator: 'owner' })] : []),
        ...(retentionOf(tags) === undefined ? [fail(`No tag says how long the ${faces} faces of the collection are kept.`, { discriminator: 'retention' })] : []),
      ]);
    }),

  examples: [
    { kind: 'pass', why: 'an owner and a time', inventory: collection({ tags: { owner: 'security', 'retention-days': '90' } }), answers: { visitors: 'pass' } },
    { kind: 'fail', why: 'no tags', inventory: collection({ tags: {} }), answers: { visitors: 'fail' } },
    { kind: 'fail', why: 'an owner without a time', inventory: collection({ tags: { Team: 'security' } }), answers: { visitors: 'fail' } },
    { kind: 'not_applicable', why: 'no faces in it', inventory: collection({ face_count: 0, tags: {} }), answers: { visitors: 'not_applicable' } },
    { kind: 'near_miss', why: 'users without faces are people all the same', inventory: collection({ face_count: 0, user_count: 3, tags: {} }), answers: { visitors: 'fail' } },
    { kind: 'near_miss', why: 'an empty tag says nothing', inventory: collection({ tags: { owner: 'security', retention: ' ' } }), answers: { visitors: 'fail' } },
    ...unread('aws.rekognition_collection', 'tags', { face_count: 12, user_count: 0 }),
  ],
});
