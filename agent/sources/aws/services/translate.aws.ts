import type * as Sdk from '@aws-sdk/client-translate';
import { instant } from '../plain.ts';
import { defineService, type At } from '../service.ts';
import { useOf } from './support/job-use.ts';

export default defineService({
  id: 'translate',
  title: 'Translate',
  load: () => import('@aws-sdk/client-translate'),
  operations: {
    ListTerminologies: 'translate:ListTerminologies',
    ListParallelData: 'translate:ListParallelData',
    ListTextTranslationJobs: 'translate:ListTextTranslationJobs',
  },
  readings: [
    {
      kinds: ['aws.translate_terminology'],
      async *read(at) {
        for await (const { Name = '', Arn = '', SourceLanguageCode, TermCount, EncryptionKey, LastUpdatedAt } of at.list('ListTerminologies', {}, 'TerminologyPropertiesList')) {
          yield await at.other('aws.translate_terminology', { id: Arn, name: Name, attributes: { source_language_code: SourceLanguageCode ?? null, term_count: TermCount ?? null, kms_key_id: EncryptionKey?.Id ?? null, last_updated_at: instant(LastUpdatedAt) } });
        }
      },
    },
    {
      kinds: ['aws.translate_parallel_data'],
      async *read(at) {
        for await (const { Name = '', Arn = '', Status, SourceLanguageCode, ParallelDataConfig, EncryptionKey, LastUpdatedAt } of at.list('ListParallelData', {}, 'ParallelDataPropertiesList')) {
          yield await at.other('aws.translate_parallel_data', { id: Arn, name: Name, attributes: { status: Status ?? null, source_language_code: SourceLanguageCode ?? null, s3_uri: ParallelDataConfig?.S3Uri ?? null, kms_key_id: EncryptionKey?.Id ?? null, last_updated_at: instant(LastUpdatedAt) } });
        }
      },
    },
    {
      kinds: ['aws.ai_jobs'],
      async *read(at) {
        const use = await useOf(jobsOf(at));
        if (use) yield await at.other('aws.ai_jobs', { id: at.arn('translate', 'text-translation-jobs'), name: 'Translate batch translations', attributes: { service: 'translate', ...use } });
      },
    },
  ],
});

async function* jobsOf(at: At<typeof Sdk, 'ListTextTranslationJobs'>) {
  for await (const job of at.list('ListTextTranslationJobs', {}, 'TextTranslationJobPropertiesList')) yield { at: job.SubmittedTime, output: job.OutputDataConfig?.S3Uri, kmsKey: job.OutputDataConfig?.EncryptionKey?.Id ?? null };
}
