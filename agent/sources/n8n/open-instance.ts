/** Opens an instance: is it there, is it n8n, and does it take the key. */
import { readFileSync } from 'node:fs';
import { AppError } from '#shared/model/app-error.ts';
import type { OpenSource, SourceOptions } from '../source.ts';
import { instanceAddress } from './address.ts';
import { createN8nClient, type Answer, type N8nClient } from './client.ts';
import type { N8nLimits } from './limits.ts';
import { listInstance } from './list-instance.ts';
import { readOperatorFile } from './operator-file.ts';
import type { Survey } from './survey.ts';
import { emptyLedger } from './workflow-ledger.ts';

export interface N8nSettings {
  readonly api_key: string;
  readonly ca_file?: string | undefined;
  readonly env_file?: string | undefined;
  readonly version?: string | undefined;
  readonly execution_days: number;
  readonly executions_max: number;
  readonly history: boolean;
}

/** What the source takes from outside; tests bring their own. */
export interface N8nWorld {
  wait(ms: number, signal: AbortSignal): Promise<void>;
  now(): number;
  readonly limits?: Partial<N8nLimits>;
}

/** @throws {AppError} `target_unreadable` when n8n does not answer, `permission_denied` when it refuses the key, `config_invalid` for files that cannot be read. */
export async function openInstance(location: string, options: SourceOptions<N8nSettings>, world: N8nWorld): Promise<OpenSource> {
  const { settings, observedAt } = options;
  const address = instanceAddress(location);
  const authority = settings.ca_file === undefined ? undefined : readAuthority(settings.ca_file);
  const operatorFile = settings.env_file === undefined ? undefined : readOperatorFile(settings.env_file);
  const stop = new AbortController();
  const client = createN8nClient({ address, apiKey: settings.api_key, signal: stop.signal, wait: world.wait, now: world.now, ...(world.limits && { limits: world.limits }), ...(authority !== undefined && { authority }) });
  const discovered = await probe(client, address).catch(async (error: unknown) => {
    await client.close();
    throw error;
  });
  const key = `n8n:${address}`;

  return {
    source: { key: options.name ?? key, kind: 'n8n', name: options.name ?? key, attributes: { url: address } },
    list(signal) {
      if (signal.aborted) stop.abort(signal.reason);
      signal.addEventListener('abort', () => stop.abort(signal.reason), { once: true });
      const survey: Survey = {
        client,
        address,
        apiKey: settings.api_key,
        observedAt,
        discovered,
        executionDays: settings.execution_days,
        executionsMax: settings.executions_max,
        withHistory: settings.history,
        statedVersion: settings.version,
        operatorFile,
        instance: { attributes: {}, unread: {} },
        workflows: emptyLedger(),
        audit: undefined,
        auditUnread: 'The report was not asked for.',
        userNames: undefined,
      };
      return listInstance(survey, stop.signal);
    },
  };
}

/** Asks what the key may do; n8n of before 2.0 does not know the question, and is asked for one workflow instead. */
async function probe(client: N8nClient, address: string): Promise<Answer> {
  const discovered = await client.ask('discover');
  if (discovered.ok || discovered.trouble.kind === 'throttled') return discovered;
  const answer = discovered.trouble.kind === 'absent' ? await client.ask('list_workflows', { query: { limit: '1' } }) : discovered;
  if (answer.ok || answer.trouble.kind === 'refused' || answer.trouble.kind === 'throttled') return discovered;
  const { kind, sentence } = answer.trouble;
  if (kind === 'key') throw new AppError('permission_denied', `Cannot scan n8n at ${address}: ${lower(sentence)}`);
  if (kind === 'absent') throw new AppError('target_unreadable', `Cannot scan n8n at ${address}: there is no public API below it. Give the address of the instance, and see that N8N_PUBLIC_API_DISABLED is not set.`);
  throw new AppError('target_unreadable', `Cannot scan n8n at ${address}: ${lower(sentence)}`);
}

function lower(sentence: string): string {
  return /^n8n\b|^[A-Z]{2}/.test(sentence) ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function readAuthority(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new AppError('config_invalid', `Cannot read ca_file ${path}: ${(cause as NodeJS.ErrnoException).code ?? 'unknown'}. Give the certificate of the authority as PEM.`, { cause });
  }
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw new AppError('config_invalid', `ca_file ${path} holds no certificate. Give the certificate of the authority as PEM.`);
  return text;
}
