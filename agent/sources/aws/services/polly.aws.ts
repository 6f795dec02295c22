import type * as Sdk from '@aws-sdk/client-polly';
import { instant } from '../plain.ts';
import { defineService, type At } from '../service.ts';
import { useOf } from './support/job-use.ts';

export default defineService({
  id: 'polly',
  title: 'Polly',
  load: () => import('@aws-sdk/client-polly'),
  operations: { ListLexicons: 'polly:ListLexicons', ListSpeechSynthesisTasks: 'polly:ListSpeechSynthesisTasks' },
  readings: [
    {
      kinds: ['aws.polly_lexicon'],
      async *read(at) {
        for await (const { Name = '', Attributes } of at.list('ListLexicons', {}, 'Lexicons')) {
          yield await at.other('aws.polly_lexicon', { id: Attributes?.LexiconArn ?? at.arn('polly', `lexicon/${Name}`), name: Name, attributes: { language_code: Attributes?.LanguageCode ?? null, lexemes_count: Attributes?.LexemesCount ?? null, last_modified: instant(Attributes?.LastModified) } });
        }
      },
    },
    {
      kinds: ['aws.ai_jobs'],
      async *read(at) {
        const use = await useOf(tasksOf(at));
        if (use) yield await at.other('aws.ai_jobs', { id: at.arn('polly', 'speech-synthesis-tasks'), name: 'Polly speech synthesis', attributes: { service: 'polly', ...use } });
      },
    },
  ],
});

async function* tasksOf(at: At<typeof Sdk, 'ListSpeechSynthesisTasks'>) {
  for await (const task of at.list('ListSpeechSynthesisTasks', { MaxResults: 100 }, 'SynthesisTasks')) yield { at: task.CreationTime, output: task.OutputUri };
}
