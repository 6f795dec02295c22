/** Who asks: a token, a GitHub App, or nobody. */
import { createPrivateKey } from 'node:crypto';
import { AppError } from '#shared/model/app-error.ts';

export type Credentials =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'app'; readonly appId: string; readonly installationId: number | undefined; /** PEM, PKCS#8. */ readonly privateKey: string }
  | { readonly kind: 'none' };

export interface GivenCredentials {
  readonly token: string | undefined;
  readonly app_id: string | undefined;
  readonly installation_id: number | undefined;
  readonly private_key: string | undefined;
}

/** An App goes before a token. @throws {AppError} `config_invalid` when an App is given in part, or its key is none. */
export function credentialsOf({ token, app_id: appId, installation_id: installationId, private_key: key }: GivenCredentials): Credentials {
  if (appId === undefined && key === undefined) return token === undefined ? { kind: 'none' } : { kind: 'token', token };
  if (appId === undefined || key === undefined) {
    throw new AppError('config_invalid', `A GitHub App needs app_id and private_key; ${appId === undefined ? 'app_id' : 'private_key'} is missing. Give both, or a token instead.`);
  }
  return { kind: 'app', appId, installationId, privateKey: pkcs8(key) };
}

/** GitHub gives keys out as PKCS#1; variables often hold `\n` in place of line ends. */
function pkcs8(text: string): string {
  try {
    const key = createPrivateKey(text.replaceAll('\\n', '\n'));
    if (key.asymmetricKeyType !== 'rsa') throw new Error('not RSA');
    return key.export({ type: 'pkcs8', format: 'pem' }).toString();
  } catch {
    // The cause may quote the key.
    throw new AppError('config_invalid', 'private_key is no RSA private key in PEM form. Give the text of the .pem file that GitHub made for the App.');
  }
}

/** What must never stand in a message. */
export function secretsOf(credentials: Credentials): readonly string[] {
  if (credentials.kind === 'token') return [credentials.token];
  return credentials.kind === 'app' ? [credentials.privateKey] : [];
}
