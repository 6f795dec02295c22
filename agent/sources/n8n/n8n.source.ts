import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { n8nKey } from '#shared/protocol/source-forms.ts';
import { isOn, whole } from '../../config/forms.ts';
import { defineSource, setting } from '../source.ts';

export default defineSource({
  id: 'n8n',
  title: 'An n8n instance, through its public API',
  location: 'URL',
  settings: {
    api_key: setting({
      variables: ['N8N_API_KEY'],
      help: 'key of an owner or admin, with the scopes that list and read; N8N_API_KEY on the command line',
      isSecret: true,
      schema: z.string({ error: 'there is none' }).pipe(n8nKey),
    }),
    ca_file: setting({ variables: ['WAYBILL_N8N_CA_FILE'], help: 'PEM file of the authority that signed the certificate of the instance', schema: z.string().min(1).optional() }),
    env_file: setting({ variables: ['WAYBILL_N8N_ENV_FILE'], help: 'file with the environment that n8n is started with; only what hardens n8n is taken from it', schema: z.string().min(1).optional() }),
    version: setting({ variables: ['WAYBILL_N8N_VERSION'], help: 'version of the instance, such as 2.41.3, for when it does not tell', schema: z.string().regex(/^\d+\.\d+\.\d+[\w.-]*$/, 'it is no version').optional() }),
    execution_days: setting({ variables: ['WAYBILL_N8N_EXECUTION_DAYS'], help: 'days of executions that are counted, 1 to 3650', schema: whole(1, 3650).prefault(90) }),
    executions_max: setting({ variables: ['WAYBILL_N8N_EXECUTIONS_MAX'], help: 'executions that are counted at most, 1 to 1000000', schema: whole(1, 1_000_000).prefault(50_000) }),
    history: setting({ variables: ['WAYBILL_N8N_HISTORY'], help: 'whether the publication of each active workflow is read, true or false: two requests for each', schema: isOn.prefault(true) }),
  },

  // The client brings a connection pool of its own along, which no other command needs.
  async open(location, options) {
    const { openInstance } = await import('./open-instance.ts');
    return openInstance(location, options, {
      now: () => Date.now(),
      wait: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
    });
  },
});
