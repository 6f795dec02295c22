/** The accounts of a target, each with its own clients. */
import { AppError } from '#shared/model/app-error.ts';
import { by, byCodeUnit } from '#shared/model/order.ts';
import type { AwsSettings } from './aws-settings.ts';
import { createClients, type AwsClients, type CallCounts } from './clients.ts';
import { baseCredentials, roleCredentials } from './credentials.ts';
import * as services from './services/registry.gen.ts';
import { AwsTrouble } from './trouble.ts';

/** An account that can be asked. */
export interface Account {
  readonly id: string;
  readonly partition: string;
  readonly clients: AwsClients;
}

/** An account that was asked for and cannot be reached. */
export interface ClosedAccount {
  readonly id: string;
  readonly trouble: AwsTrouble;
}

export interface OpenedAccounts {
  /** Sorted by id, never empty. */
  readonly open: readonly Account[];
  readonly closed: readonly ClosedAccount[];
}

export interface AccountsOptions {
  readonly settings: AwsSettings;
  /** Where identities are asked for. */
  readonly region: string;
  readonly observedAt: string;
  readonly counts: CallCounts;
  readonly signal: AbortSignal;
  readonly callTimeoutMs?: number;
}

/**
 * Finds out who the credentials are, in every account that is asked for.
 * @throws {AppError} `permission_denied` when not one account lets them in, `target_unreadable` when AWS cannot be reached.
 */
export async function openAccounts(options: AccountsOptions): Promise<OpenedAccounts> {
  const { settings } = options;
  const open = (credentials: Parameters<typeof createClients>[0]['credentials']) =>
    createClients({ credentials, counts: options.counts, signal: options.signal, ...(settings.endpoint_url !== undefined && { endpointUrl: settings.endpoint_url }), ...(options.callTimeoutMs !== undefined && { callTimeoutMs: options.callTimeoutMs }) });
  const base = open(await baseCredentials(settings));
  const asked = [...new Set(settings.account_ids ?? [])].sort(byCodeUnit);

  const opened: Account[] = [];
  const closed: ClosedAccount[] = [];
  for (const id of asked.length > 0 ? asked : [undefined]) {
    const clients = settings.role_arn === undefined ? base : open(roleCredentials({ clients: base, region: options.region, roleArn: roleIn(settings.role_arn, id), sessionName: sessionName(options.observedAt), ...(settings.external_id !== undefined && { externalId: settings.external_id }) }));
    const found = await identify(clients, { id, region: options.region });
    if (found instanceof AwsTrouble) closed.push({ id: id ?? 'unknown', trouble: found });
    else opened.push(found);
  }
  if (opened.length === 0) throw refusal(closed);
  return { open: opened.sort(by(({ id }) => id)), closed };
}

/** The role of the same name in another account. */
function roleIn(roleArn: string, account: string | undefined): string {
  return account === undefined ? roleArn : roleArn.replace(/(?<=:iam::)\d{12}/, account);
}

/** `waybill-20261121T000000Z`: which scan it was. */
function sessionName(observedAt: string): string {
  return `waybill-${observedAt.replaceAll(/[-:]/g, '')}`;
}

async function identify(clients: AwsClients, { id, region }: { readonly id: string | undefined; readonly region: string }): Promise<Account | AwsTrouble> {
  try {
    const answer = await clients.call({ service: services.sts, region, operation: 'GetCallerIdentity', input: {} });
    const account = String(answer['Account']);
    if (id !== undefined && account !== id) {
      return new AwsTrouble('refused', 'OtherAccount', `The credentials belong to account ${account}, not to ${id}. Give role_arn, a role that may be assumed in ${id}.`);
    }
    return { id: account, partition: String(answer['Arn']).split(':')[1] ?? 'aws', clients };
  } catch (error) {
    if (error instanceof AwsTrouble) return error;
    throw error;
  }
}

function refusal(closed: readonly ClosedAccount[]): AppError {
  const [{ trouble }] = closed as readonly [ClosedAccount];
  const isRefused = closed.some((account) => account.trouble.reason === 'refused');
  const accounts = closed.filter(({ id }) => id !== 'unknown').map(({ id }) => id);
  return new AppError(isRefused ? 'permission_denied' : 'target_unreadable', `Cannot scan AWS${accounts.length > 0 ? ` in ${accounts.join(', ')}` : ''}. ${trouble.message}`, { cause: trouble });
}
