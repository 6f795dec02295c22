/** A real OpenID Connect provider (oidc-provider) on a free port, with a login that asks nothing. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface Account {
  readonly email: string;
  readonly email_verified: boolean;
  readonly name?: string;
}

export interface RealProvider {
  readonly issuer: string;
  /** `127.0.0.1:PORT`, for the option outboundAllow. */
  readonly place: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** Accounts by subject. */
  readonly accounts: Map<string, Account>;
  /** Who signs in next. */
  signsIn: string;
  /** Registers the client for an address to come back to. */
  register(redirectUris: readonly string[]): void;
  close(): Promise<void>;
}

export async function startRealProvider(): Promise<RealProvider> {
  let provider: Provider | undefined;
  const server: Server = createServer((request, response) => {
    if (provider === undefined) return void response.writeHead(503).end();
    if (!(request.url ?? '').startsWith('/interaction/')) return provider.callback()(request, response);
    interact(provider).catch((error: unknown) => response.writeHead(500).end(String(error)));

    async function interact(of: Provider): Promise<void> {
      const { prompt, params, session } = await of.interactionDetails(request, response);
      if (prompt.name === 'login') return of.interactionFinished(request, response, { login: { accountId: made.signsIn } }, { mergeWithLastSubmission: false });
      const grant = new of.Grant({ accountId: session?.accountId ?? '', clientId: params.client_id });
      grant.addOIDCScope((prompt.details.missingOIDCScope ?? []).join(' '));
      return of.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `http://${place}`;
  const accounts = new Map<string, Account>();
  const client = { id: 'waybill', secret: 'a secret that only the two know' };

  const made: RealProvider = {
    issuer,
    place,
    client,
    accounts,
    signsIn: '',
    register(redirectUris) {
      provider = new Provider(issuer, {
        clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: redirectUris, grant_types: ['authorization_code'], response_types: ['code'], token_endpoint_auth_method: 'client_secret_basic' }],
        // Refuses whoever comes without a challenge.
        pkce: { required: () => true },
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
        findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: async () => ({ sub: id, ...accounts.get(id) }) }),
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_context: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
        cookies: { keys: ['a key of the test'] },
        // The tests may run where the clock of the machine and of the server differ by a little.
        ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Grant: 600, Interaction: 600, Session: 600 },
      });
    },
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
  return made;
}
