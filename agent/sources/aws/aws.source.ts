import { defineSource } from '../source.ts';
import { awsSettings } from './aws-settings.ts';

export default defineSource({
  id: 'aws',
  title: 'AWS accounts',
  location: 'REGION[,REGION…] or all',
  settings: awsSettings,

  // Loaded when it is asked for: the tables of three dozen services would slow down the start of every other command.
  async open(location, options) {
    const { openAws } = await import('./open-aws.ts');
    return openAws(location, options);
  },
});
