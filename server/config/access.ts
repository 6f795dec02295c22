/** Options about who gets in, how often, and where the server itself may go. */
import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import type { GivenOptions } from './options.ts';

export const registrationModes = ['closed', 'invite', 'domain', 'open'] as const;
export type RegistrationMode = (typeof registrationModes)[number];

/** Buckets whose rate can be changed, with the rates they have: a minute for the first six, a second for the others. */
export const rateDefaults = {
  auth: 30,
  scan_creation: 10,
  webhook_test: 5,
  key_creation: 5,
  user: 200,
  anonymous: 200,
  live_key: 100,
  test_key: 10,
  tenant: 1_000,
} as const;
export type RateName = keyof typeof rateDefaults;
export type RateLimits = Readonly<Record<RateName, number>>;

export interface AccessConfig {
  /** Origin of the public address, without a slash at its end; undefined: the address of the request. */
  readonly publicUrl: string | undefined;
  readonly allowsInsecureHttp: boolean;
  readonly trustedProxies: BlockList;
  readonly registration: RegistrationMode;
  /** Lower case. */
  readonly registrationDomains: readonly string[];
  readonly rateLimits: RateLimits;
  /** Milliseconds, 0–72 h. */
  readonly keyRotationMs: number;
  readonly internalKey: string | undefined;
  readonly metricsToken: string | undefined;
  readonly idempotencyMismatchStatus: 409 | 422;
  /** Days. */
  readonly auditRetentionDays: number;
}

/** A private place that outbound requests may reach. */
export type OutboundAllowance =
  | { readonly kind: 'range'; readonly address: string; readonly prefix: number; readonly family: 'ipv4' | 'ipv6'; readonly port: number | undefined }
  | { readonly kind: 'host'; readonly host: string; readonly port: number | undefined };

export interface OutboundConfig {
  readonly allow: readonly OutboundAllowance[];
  readonly allowsHttp: boolean;
  /** Address of the proxy. */
  readonly proxy: string | undefined;
}

/** Reads them; what is wrong is added to `problems` and a default returned in its place. */
export function readAccess(given: GivenOptions, problems: string[]): AccessConfig {
  return {
    publicUrl: readPublicUrl(given.publicUrl, problems),
    allowsInsecureHttp: readSwitch('WAYBILL_INSECURE_HTTP', given.insecureHttp, problems),
    trustedProxies: readRanges('WAYBILL_TRUSTED_PROXIES', given.trustedProxies, problems),
    registration: oneOf('WAYBILL_REGISTRATION', given.registration ?? 'invite', registrationModes, problems) ?? 'invite',
    registrationDomains: list(given.registrationDomains).map((domain) => domain.toLowerCase()),
    rateLimits: readRates(given.rateLimits, problems),
    keyRotationMs: readNumber('WAYBILL_KEY_ROTATION_HOURS', given.keyRotationHours, { min: 0, max: 72, fallback: 24 }, problems) * 3_600_000,
    internalKey: readSecret('WAYBILL_INTERNAL_API_KEY_FILE', given.internalKeyFile, problems),
    metricsToken: readSecret('WAYBILL_METRICS_TOKEN_FILE', given.metricsTokenFile, problems),
    idempotencyMismatchStatus: oneOf('WAYBILL_IDEMPOTENCY_MISMATCH_STATUS', given.idempotencyMismatchStatus ?? '409', ['409', '422'], problems) === '422' ? 422 : 409,
    auditRetentionDays: readNumber('WAYBILL_AUDIT_RETENTION_DAYS', given.auditRetentionDays, { min: 30, max: 36_500, fallback: 365 }, problems),
  };
}

export function readOutbound(given: GivenOptions, problems: string[]): OutboundConfig {
  const allow = list(given.outboundAllow).flatMap((text) => {
    const allowance = readAllowance(text);
    if (allowance === undefined) problems.push(`WAYBILL_OUTBOUND_ALLOW: ${JSON.stringify(text)} is neither a host, an address nor a CIDR range, each with an optional :port.`);
    return allowance ?? [];
  });
  const proxy = given.outboundProxy;
  const isProxyGood = proxy === undefined || (URL.canParse(proxy) && /^https?:$/.test(new URL(proxy).protocol));
  if (!isProxyGood) problems.push('WAYBILL_OUTBOUND_PROXY must be an http:// or https:// address.');
  return { allow, allowsHttp: readSwitch('WAYBILL_OUTBOUND_HTTP', given.outboundHttp, problems), proxy: isProxyGood ? proxy : undefined };
}

function readAllowance(text: string): OutboundAllowance | undefined {
  const range = /^\[?([0-9a-fA-F:.]+?)\]?(?:\/(\d{1,3}))?(?::(\d{1,5}))?$/.exec(text);
  const [, address = '', prefixText, portText] = range ?? [];
  const version = isIP(address);
  const port = (written: string | undefined) => (written === undefined ? undefined : Number(written));
  // A bare IPv6 address has colons of its own; only one in brackets has a port.
  const plain = isIP(text);
  if (plain !== 0) return { kind: 'range', address: text, prefix: plain === 4 ? 32 : 128, family: plain === 4 ? 'ipv4' : 'ipv6', port: undefined };
  if (version !== 0) {
    const bits = version === 4 ? 32 : 128;
    const prefix = prefixText === undefined ? bits : Number(prefixText);
    if (prefix > bits || (portText !== undefined && !isPort(portText))) return undefined;
    return { kind: 'range', address, prefix, family: version === 4 ? 'ipv4' : 'ipv6', port: port(portText) };
  }
  const host = /^([a-zA-Z0-9](?:[a-zA-Z0-9.-]{0,252}))(?::(\d{1,5}))?$/.exec(text);
  if (host?.[1] === undefined || (host[2] !== undefined && !isPort(host[2]))) return undefined;
  return { kind: 'host', host: host[1].toLowerCase(), port: port(host[2]) };
}

function isPort(text: string): boolean {
  return Number(text) >= 1 && Number(text) <= 65_535;
}

function readRates(text: string | undefined, problems: string[]): RateLimits {
  const changed: Partial<Record<RateName, number>> = {};
  for (const part of list(text)) {
    const [, name = '', value = ''] = /^([a-z_]+)=(\d{1,7})$/.exec(part) ?? [];
    if (!Object.hasOwn(rateDefaults, name) || Number(value) < 1) {
      problems.push(`WAYBILL_RATE_LIMITS: ${JSON.stringify(part)} is not name=number from 1; names are ${Object.keys(rateDefaults).join(', ')}.`);
    } else changed[name as RateName] = Number(value);
  }
  return { ...rateDefaults, ...changed };
}

function readRanges(name: string, text: string | undefined, problems: string[]): BlockList {
  const ranges = new BlockList();
  for (const part of list(text)) {
    const [address = '', prefix] = part.split('/', 2);
    const version = isIP(address);
    const bits = version === 4 ? 32 : 128;
    if (version === 0 || (prefix !== undefined && !(/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))) problems.push(`${name}: ${JSON.stringify(part)} is neither an address nor a CIDR range.`);
    else ranges.addSubnet(address, prefix === undefined ? bits : Number(prefix), version === 4 ? 'ipv4' : 'ipv6');
  }
  return ranges;
}

function readPublicUrl(text: string | undefined, problems: string[]): string | undefined {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol) || new URL(text).pathname !== '/') {
    problems.push('WAYBILL_PUBLIC_URL must be an origin such as https://waybill.example.com, without a path.');
    return undefined;
  }
  return new URL(text).origin;
}

function readSwitch(name: string, text: string | undefined, problems: string[]): boolean {
  return oneOf(name, text ?? 'false', ['true', 'false'], problems) === 'true';
}

function readNumber(name: string, text: string | undefined, of: { min: number; max: number; fallback: number }, problems: string[]): number {
  if (text === undefined) return of.fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= of.min && value <= of.max) return value;
  problems.push(`${name} must be a number from ${of.min} to ${of.max}, not ${JSON.stringify(text)}.`);
  return of.fallback;
}

function readSecret(name: string, file: string | undefined, problems: string[]): string | undefined {
  if (file === undefined) return undefined;
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (text.length >= 32) return text;
    problems.push(`${name}: the file must hold at least 32 characters.`);
  } catch {
    problems.push(`${name}: ${file} cannot be read.`);
  }
  return undefined;
}

function oneOf<Word extends string>(name: string, text: string, words: readonly Word[], problems: string[]): Word | undefined {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) problems.push(`${name} must be one of ${words.join(', ')}, not ${JSON.stringify(text)}.`);
  return word;
}

function list(text: string | undefined): string[] {
  return (text ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
}
