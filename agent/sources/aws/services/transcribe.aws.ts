import type * as Sdk from '@aws-sdk/client-transcribe';
import { instant } from '../plain.ts';
import { defineService, type At } from '../service.ts';
import { useOf } from './support/job-use.ts';

/** By itself a page has five items (Transcribe API reference, MaxResults, read 2026-11). */
const page = { MaxResults: 100 };

export default defineService({
  id: 'transcribe',
  title: 'Transcribe',
  load: () => import('@aws-sdk/client-transcribe'),
  operations: {
    ListLanguageModels: 'transcribe:ListLanguageModels',
    ListVocabularies: 'transcribe:ListVocabularies',
    ListTranscriptionJobs: 'transcribe:ListTranscriptionJobs',
  },
  readings: [
    {
      kinds: ['aws.transcribe_language_model', 'aws.s3_dataset'],
      async *read(at) {
        for await (const model of at.list('ListLanguageModels', page, 'Models')) {
          const { ModelName = '', InputDataConfig: input } = model;
          const trainedOn = [input?.S3Uri, input?.TuningDataS3Uri].flatMap((uri) => uri || []);
          yield await at.other('aws.transcribe_language_model', {
            id: modelArn(at, ModelName),
            name: ModelName,
            attributes: { status: model.ModelStatus ?? null, base_model_name: model.BaseModelName ?? null, language_code: model.LanguageCode ?? null, role_arn: input?.DataAccessRoleArn ?? null, training_s3_uris: trainedOn, create_time: instant(model.CreateTime) },
          });
          for (const uri of trainedOn) yield await at.other('aws.s3_dataset', { id: uri, name: uri, attributes: {} });
        }
      },
    },
    {
      kinds: ['aws.transcribe_vocabulary'],
      async *read(at) {
        for await (const { VocabularyName = '', VocabularyState, LanguageCode, LastModifiedTime } of at.list('ListVocabularies', page, 'Vocabularies')) {
          yield await at.other('aws.transcribe_vocabulary', { id: at.arn('transcribe', `vocabulary/${VocabularyName}`), name: VocabularyName, attributes: { status: VocabularyState ?? null, language_code: LanguageCode ?? null, last_modified_time: instant(LastModifiedTime) } });
        }
      },
    },
    {
      kinds: ['aws.ai_jobs'],
      async *read(at) {
        const use = await useOf(jobsOf(at));
        if (use) yield await at.other('aws.ai_jobs', { id: at.arn('transcribe', 'transcription-jobs'), name: 'Transcribe transcriptions', attributes: { service: 'transcribe', ...use } });
      },
    },
  ],
});

/** The list says whose bucket the text goes to, not which one; asking for each job would be a call for every recording. */
async function* jobsOf(at: At<typeof Sdk, 'ListTranscriptionJobs'>) {
  for await (const job of at.list('ListTranscriptionJobs', page, 'TranscriptionJobSummaries')) {
    const model = job.ModelSettings?.LanguageModelName;
    yield { at: job.CreationTime, ...(model !== undefined && { model: modelArn(at, model) }) };
  }
}

function modelArn(at: Pick<At<typeof Sdk, 'ListLanguageModels'>, 'arn'>, name: string): string {
  return at.arn('transcribe', `language-model/${name}`);
}
