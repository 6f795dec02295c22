/** A real server on a free port with a data directory of its own, a signed-in owner, and helpers to make others. */
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App, type AppOptions } from '../../server/app.ts';
import { rateDefaults } from '../../server/config/access.ts';
import { readConfig, type ServerConfig } from '../../server/config/config.ts';
import type { GivenOptions } from '../../server/config/options.ts';
import { newId, systemRandom, type Clock } from '../../server/config/world.ts';
import { createPasswords } from '../../server/crypto/password.ts';
import { insertMembership, insertUser } from '../../server/features/auth/auth.store.ts';
import { insertOrganization } from '../../server/features/organizations/organizations.store.ts';
import { systemCaller } from '../../server/http/caller.ts';
import type { Role, Scope } from '../../server/http/permissions.ts';
import { threadEntry } from './bundle.ts';
import { fakeClock, type FakeClock } from './clock.ts';
import { sqliteTemplate, type DatabaseKind } from './postgres.ts';

/** A price that makes a hash take a millisecond. Tests of the price itself ask for the real one. */
export const cheapScrypt = { N: 1024, r: 8, p: 1 };

export const ownerCredentials = { email: 'owner@example.com', password: 'correct horse battery' } as const;

export interface TestServerOptions {
  /** SQLite in the data directory when absent. */
  readonly database?: DatabaseKind;
  /** A fake clock when absent. Give `systemClock` where real time matters. */
  readonly clock?: Clock;
  /** No owner: the setup token is in `app.setupToken`. */
  readonly withoutOwner?: boolean;
  readonly app?: AppOptions;
  /** Further options by name: `{ trustedProxies: '127.0.0.1' }`. Without `rateLimits` no test meets a limit. */
  readonly given?: GivenOptions;
}

/** Rates that no test reaches. */
const generousRates = Object.keys(rateDefaults)
  .map((name) => `${name}=1000000`)
  .join();

export interface TestReply {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON body; the text when it is not JSON; undefined when it is empty. */
  readonly body: unknown;
  readonly text: string;
}

export interface RequestOptions {
  /** Sent as Authorization: Bearer. */
  readonly token?: string;
  /** Sent as X-Internal-Api-Key. */
  readonly internalKey?: string;
  /** Sent as JSON; bytes and text as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestServer {
  readonly url: string;
  readonly app: App;
  readonly config: ServerConfig;
  /** The fake clock; moving it has no effect when `clock` was given. */
  readonly clock: FakeClock;
  readonly dataDir: string;
  readonly orgId: string;
  /** Access token of the owner of the organization `default`; empty with `withoutOwner`. */
  readonly ownerToken: string;
  /** Every line that the server has logged. */
  readonly logLines: readonly string[];
  /** `path` is below /api/v1 unless it begins with a full address or /v1 or /api. */
  request(method: string, path: string, options?: RequestOptions): Promise<TestReply>;
  /** A user with a role, signed in. In the organization `default` unless another is named. */
  signedInUser(role: Role, orgId?: string): Promise<{ userId: string; email: string; password: string; token: string; refreshToken: string }>;
  apiKey(options: { scopes: readonly Scope[]; mode?: 'live' | 'test'; orgId?: string }): Promise<{ id: string; key: string }>;
  /** Another organization, with its keys. */
  organization(slug: string): Promise<string>;
  /** Stops the server and starts another over the same data. */
  restart(): Promise<TestServer>;
  close(): Promise<void>;
}

/** Starts one. Close it in `afterEach` or `afterAll`. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'waybill-server-'));
  // A SQLite file gets its tables below, after its sealing key: a file without one is refused.
  const place = options.database?.name === 'PostgreSQL' ? await options.database.ready() : await options.database?.place();
  const kekFile = place?.url.startsWith('postgres') ? writeKek(dataDir) : undefined;
  const config = readConfig({
    dataDir,
    port: '0',
    logLevel: 'debug',
    rateLimits: generousRates,
    ...(place === undefined ? {} : { databaseUrl: place.url }),
    ...(place?.ownerUrl === undefined ? {} : { databaseOwnerUrl: place.ownerUrl }),
    ...(kekFile === undefined ? {} : { kekFile }),
    ...options.given,
    ...(options.withoutOwner === true ? {} : { adminEmail: ownerCredentials.email, adminPassword: ownerCredentials.password }),
  });
  // A new file would only be migrated to what the template is.
  const file = config.databaseUrl.slice('sqlite:'.length);
  if (config.databaseUrl.startsWith('sqlite:') && !existsSync(file)) copyFileSync(await sqliteTemplate(), file);
  const clean = async () => {
    await place?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return run({ config, options, clock: fakeClock(), clean });
}

async function run(given: { config: ServerConfig; options: TestServerOptions; clock: FakeClock; clean: () => Promise<void> }): Promise<TestServer> {
  const { config, options, clock, clean } = given;
  const logLines: string[] = [];
  const clockInUse = options.clock ?? clock;
  const app = await createApp(config, {
    clock: clockInUse,
    scryptCost: cheapScrypt,
    checksReplies: true,
    threadEntry: threadEntry('ingest-worker'),
    logDestination: { write: (line) => void logLines.push(line) },
    ...options.app,
  });
  const { url } = await app.listen();
  const request = (method: string, path: string, requestOptions?: RequestOptions) => send(url, method, path, requestOptions);
  const signIn = async (credentials: { email: string; password: string }) => {
    const reply = await request('POST', '/auth/login', { body: credentials });
    if (reply.status !== 200) throw new Error(`Sign-in failed: ${reply.text}`);
    const { access_token: token, refresh_token: refreshToken } = reply.body as { access_token: string; refresh_token: string };
    return { token, refreshToken };
  };
  const world = { clock: clockInUse, random: systemRandom };

  return {
    url,
    app,
    config,
    clock,
    dataDir: config.dataDir,
    orgId: app.defaultOrgId,
    ownerToken: options.withoutOwner === true ? '' : (await signIn(ownerCredentials)).token,
    logLines,
    request,
    async signedInUser(role, orgId = app.defaultOrgId) {
      const userId = newId('usr', world);
      const email = `${role}-${randomBytes(4).toString('hex')}@example.com`;
      const password = `password of ${email}`;
      const passwordHash = await createPasswords({ random: systemRandom, cost: cheapScrypt }).hash(password);
      const at = clockInUse.now();
      await app.db.transaction(async (tx) => {
        await insertUser(tx, { id: userId, email, name: role, password_hash: passwordHash, created_at: at, updated_at: at });
        await insertMembership(tx, { org_id: orgId, user_id: userId, role, created_at: at });
      });
      return { userId, email, password, ...(await signIn({ email, password })) };
    },
    async apiKey({ scopes, mode = 'live', orgId = app.defaultOrgId }) {
      const { id, key } = await app.services.apiKeys.create({ name: 'test', scopes, mode, expiresAt: null }, systemCaller(orgId));
      return { id, key };
    },
    async organization(slug) {
      const id = newId('org', world);
      const keys = app.foundation.vault.newKeys(id);
      await app.db.transaction((tx) => insertOrganization(tx, { id, slug, name: slug, ...keys, created_at: clockInUse.now() }));
      return id;
    },
    async restart() {
      await app.close();
      return run(given);
    },
    async close() {
      await app.close();
      await clean();
    },
  };
}

async function send(url: string, method: string, path: string, options: RequestOptions = {}): Promise<TestReply> {
  const { token, internalKey, body, headers } = options;
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const address = path.startsWith('http') ? path : /^\/(v1|api\/v1)\//.test(path) ? url + path : `${url}/api/v1${path}`;
  const response = await fetch(address, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(internalKey === undefined ? {} : { 'x-internal-api-key': internalKey }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: text === '' ? undefined : isJson ? (JSON.parse(text) as unknown) : text };
}

function writeKek(dataDir: string): string {
  // The configuration makes one for an embedded database only.
  readConfig({ dataDir, port: '0' });
  return join(dataDir, 'sealing.key');
}
