/** Sources and a destination with tables of their own, so that the tests of the configuration depend on no plugin. */
import { z } from 'zod';
import { AppError } from '#shared/model/app-error.ts';
import { defineDestination } from '../../../agent/exports/destination.ts';
import { defineSource, setting, type SourcePlugin } from '../../../agent/sources/source.ts';

const unopened = async (): Promise<never> => {
  throw new AppError('target_unreadable', 'Not a real source.');
};

export const folder: SourcePlugin = defineSource({ id: 'dir', title: 'A directory', location: 'PATH', settings: {}, open: unopened });

export const forge: SourcePlugin = defineSource({
  id: 'forge',
  title: 'A forge',
  location: 'OWNER[/REPO]',
  settings: {
    token: setting({ variables: ['FORGE_TOKEN'], help: 'token', isSecret: true, schema: z.string({ error: 'there is none' }).min(20, 'must have at least 20 characters') }),
    password: setting({ variables: ['FORGE_PASSWORD'], help: 'password', isSecret: true, schema: z.string().optional() }),
    api_url: setting({ variables: ['FORGE_URL'], help: 'address', schema: z.url({ error: 'must be an address' }).default('https://api.forge.test') }),
    topics: setting({ help: 'topics', schema: z.array(z.string()).optional() }),
    page_size: setting({ help: 'items in a page, 1-100', schema: z.number({ error: 'must be a number' }).max(100, 'must be 100 or less').optional() }),
  },
  open: unopened,
});

export const bucket = defineDestination({
  id: 'box',
  title: 'A box',
  form: 'box://NAME/KEY',
  settings: { key: setting({ variables: ['BOX_KEY'], help: 'key', isSecret: true, schema: z.string({ error: 'there is none' }) }) },
  problemOf: (place) => (/^\/\/[a-z]+\/.+$/.test(place) ? undefined : 'write box://NAME/KEY'),
  accountOf: (place) => place.split('/')[2] ?? '',
  send: async () => ({ where: 'nowhere' }),
});
