/** Every option of the server: its environment variable, its flag, what it means and how its text is read. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface Option {
  readonly environment: string;
  /** Without the dashes; absent where a command line would show a secret to every user of the machine. */
  readonly flag?: string;
  readonly what: string;
  /** As the documentation says it. */
  readonly fallback: string;
}

export const options = {
  dataDir: {
    environment: 'WAYBILL_DATA_DIR',
    flag: 'data',
    what: 'Folder for the database, the sealing key and the results; made with mode 0700.',
    fallback: '~/.local/share/waybill',
  },
  databaseUrl: {
    environment: 'WAYBILL_DATABASE_URL',
    what: 'sqlite:/path/file.db, postgres://user@host/name or postgresql:///name?host=/socket/folder.',
    fallback: 'waybill.db in the data directory',
  },
  databaseOwnerUrl: {
    environment: 'WAYBILL_DATABASE_OWNER_URL',
    what: 'PostgreSQL only: the address with the role that owns the tables, for starts that change them. The server itself works as the role of WAYBILL_DATABASE_URL.',
    fallback: 'none; the tables must be up to date',
  },
  host: { environment: 'WAYBILL_HOST', flag: 'host', what: 'Address to listen on.', fallback: '127.0.0.1' },
  port: { environment: 'WAYBILL_PORT', flag: 'port', what: 'Port to listen on, 0–65535; 0 takes any free one.', fallback: '7430' },
  kekFile: {
    environment: 'WAYBILL_KEK_FILE',
    what: 'File with the sealing key: 32 bytes as base64 or hex. Required with PostgreSQL.',
    fallback: 'sealing.key in the data directory, made on the first start',
  },
  adminEmail: { environment: 'WAYBILL_ADMIN_EMAIL', what: 'E-mail address of the first owner.', fallback: 'a setup token is printed instead' },
  adminPassword: { environment: 'WAYBILL_ADMIN_PASSWORD', what: 'Password of the first owner, 12–128 characters.', fallback: 'none' },
  adminPasswordFile: {
    environment: 'WAYBILL_ADMIN_PASSWORD_FILE',
    what: 'File that holds the password of the first owner; a newline at its end does not count.',
    fallback: 'none',
  },
  publicUrl: { environment: 'WAYBILL_PUBLIC_URL', what: 'Address under which browsers and identity providers reach the server, such as https://waybill.example.com.', fallback: 'the address it listens on' },
  insecureHttp: { environment: 'WAYBILL_INSECURE_HTTP', flag: 'insecure-http', what: 'true allows browser login over plain http on an address other than loopback.', fallback: 'false' },
  trustedProxies: { environment: 'WAYBILL_TRUSTED_PROXIES', what: 'Addresses or CIDR ranges of reverse proxies whose X-Forwarded-For counts, separated by commas.', fallback: 'none' },
  registration: { environment: 'WAYBILL_REGISTRATION', what: 'Who may register: closed, invite, domain or open.', fallback: 'invite' },
  registrationDomains: { environment: 'WAYBILL_REGISTRATION_DOMAINS', what: 'E-mail domains that may register with domain, separated by commas.', fallback: 'none' },
  rateLimits: { environment: 'WAYBILL_RATE_LIMITS', what: 'Limits to change, such as user=400,scan_creation=20; see the README for the names.', fallback: 'the limits of the README' },
  outboundAllow: { environment: 'WAYBILL_OUTBOUND_ALLOW', what: 'Private hosts and ranges that webhooks, connectors and single sign-on may reach: 10.1.0.0/16, hooks.internal:8443.', fallback: 'none; public addresses only' },
  outboundHttp: { environment: 'WAYBILL_OUTBOUND_HTTP', what: 'true allows http:// besides https:// to hosts of WAYBILL_OUTBOUND_ALLOW.', fallback: 'false' },
  outboundProxy: { environment: 'WAYBILL_OUTBOUND_PROXY', what: 'Proxy for outbound requests; HTTP_PROXY and its like are not looked at.', fallback: 'none' },
  keyRotationHours: { environment: 'WAYBILL_KEY_ROTATION_HOURS', what: 'Hours that the old value of a rotated API key goes on working, 0–72.', fallback: '24' },
  internalKeyFile: { environment: 'WAYBILL_INTERNAL_API_KEY_FILE', what: 'File with a key of at least 32 characters that delivers results to the organization default.', fallback: 'no such key' },
  metricsTokenFile: { environment: 'WAYBILL_METRICS_TOKEN_FILE', what: 'File with a token that GET /metrics then asks for.', fallback: 'open; it names no organization' },
  idempotencyMismatchStatus: { environment: 'WAYBILL_IDEMPOTENCY_MISMATCH_STATUS', what: 'Status for an Idempotency-Key that comes again with another body: 409 or 422.', fallback: '409' },
  auditRetentionDays: { environment: 'WAYBILL_AUDIT_RETENTION_DAYS', what: 'Days before which an audit entry is never cleaned up, 30 or more.', fallback: '365' },
  logLevel: { environment: 'WAYBILL_LOG_LEVEL', flag: 'log-level', what: 'error, warn, info or debug.', fallback: 'info' },
} as const satisfies Readonly<Record<string, Option>>;
export type OptionName = keyof typeof options;

/** The values as they were given, by option. */
export type GivenOptions = Readonly<Partial<Record<OptionName, string>>>;

/** Picks the options out of an environment; an empty variable counts as not given. */
export function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): GivenOptions {
  const given: Partial<Record<OptionName, string>> = {};
  for (const name of Object.keys(options) as OptionName[]) {
    const value = environment[options[name].environment];
    if (value !== undefined && value !== '') given[name] = value;
  }
  return given;
}

/** `~/.local/share/waybill`. */
export function defaultDataDir(): string {
  return join(homedir(), '.local', 'share', 'waybill');
}
