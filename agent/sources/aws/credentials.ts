/** Where credentials come from: given ones, the SDK's own chain, and roles assumed with either. */
import { AppError } from '#shared/model/app-error.ts';
import type { AwsSettings } from './aws-settings.ts';
import type { AwsClients, AwsCredentials, CredentialsProvider } from './clients.ts';
import * as services from './services/registry.gen.ts';

/** The credentials to start from. Throws `AppError` `config_invalid` for half a pair of keys. */
export async function baseCredentials(settings: AwsSettings): Promise<CredentialsProvider> {
  const { access_key_id: accessKeyId, secret_access_key: secretAccessKey, session_token: sessionToken, profile } = settings;
  if (accessKeyId !== undefined && secretAccessKey !== undefined) {
    const fixed = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
    return () => Promise.resolve(fixed);
  }
  if (accessKeyId !== undefined || secretAccessKey !== undefined) {
    throw new AppError('config_invalid', 'access_key_id and secret_access_key belong together: give both or neither.');
  }
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  return fromNodeProviderChain(profile === undefined ? {} : { profile });
}

/** How a role is assumed. */
export interface RoleOptions {
  readonly clients: AwsClients;
  readonly region: string;
  readonly roleArn: string;
  readonly externalId?: string;
  /** Says in the account's own log who asked; letters, digits and `=,.@-`. */
  readonly sessionName: string;
}

/** Seconds a session lives: the shortest maximum that a role can have. The SDK asks again before it ends. */
const sessionSeconds = 3600;

/** How long before its end a session is replaced; milliseconds. The SDK does the same. */
const renewBeforeMs = 5 * 60 * 1000;

/** Credentials of a role: one session for all clients, replaced before it ends. */
export function roleCredentials({ clients, region, roleArn, externalId, sessionName }: RoleOptions): CredentialsProvider {
  let session: { readonly credentials: Promise<AwsCredentials>; endsAt: number } | undefined;
  const assume = async (): Promise<AwsCredentials> => {
    const answer = await clients.call({
      service: services.sts,
      region,
      operation: 'AssumeRole',
      input: { RoleArn: roleArn, RoleSessionName: sessionName, DurationSeconds: sessionSeconds, ...(externalId !== undefined && { ExternalId: externalId }) },
    });
    const given = answer['Credentials'] as { AccessKeyId: string; SecretAccessKey: string; SessionToken: string; Expiration?: Date };
    return { accessKeyId: given.AccessKeyId, secretAccessKey: given.SecretAccessKey, sessionToken: given.SessionToken, ...(given.Expiration && { expiration: given.Expiration }) };
  };
  return () => {
    if (session !== undefined && Date.now() < session.endsAt - renewBeforeMs) return session.credentials;
    const opened = { credentials: assume(), endsAt: Number.POSITIVE_INFINITY };
    session = opened;
    opened.credentials.then(
      ({ expiration }) => (opened.endsAt = expiration?.getTime() ?? Date.now() + sessionSeconds * 1000),
      // A refusal is told to everyone who waits, and not kept.
      () => (opened.endsAt = 0),
    );
    return opened.credentials;
  };
}
