/** Where the server may go: the judgement of addresses, free of any connection. */
import { apiError } from '#shared/api/api-error.ts';
import type { OutboundAllowance, OutboundConfig } from '../config/access.ts';
import { isInRange, isMetadataAddress, parseIp, specialPurpose, type IpAddress } from './ip-address.ts';

/** An address of the Web that may be gone to as far as its text tells. */
export interface Destination {
  readonly url: URL;
  readonly origin: string;
  /** Lower case, without brackets and without a dot at its end. */
  readonly host: string;
  readonly port: number;
  readonly protocol: 'https:' | 'http:';
  /** The host when it is a literal address, which is judged already. */
  readonly literal: IpAddress | undefined;
}

export interface Judge {
  /** @throws {AppError} `url_not_allowed` for what the text alone forbids, a literal address included. */
  destination(text: string, field?: string): Destination;
  /**
   * Judges what a host resolved to: every address, because any of them may be the one that answers.
   * @throws {AppError} `url_not_allowed`.
   */
  addresses(place: Pick<Destination, 'host' | 'port' | 'protocol'>, addresses: readonly string[], field?: string): void;
}

/** Characters of an address. */
export const urlLengthMax = 2_048;

/** Hosts by which machines of a cloud reach their metadata service, whatever they resolve to. */
const metadataHosts: ReadonlySet<string> = new Set(['metadata', 'metadata.google.internal', 'metadata.goog', 'metadata.azure.internal', 'instance-data', 'instance-data.ec2.internal', 'metadata.tencentyun.com']);

/**
 * Ports on which something other than HTTP listens, such as mail, which a request can be made to speak to. From the
 * "bad port" list of the Fetch Standard (read 2026-11), and the common data stores. Others are for the operator's firewall.
 */
const foreignPorts: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 445, 465, 512,
  513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1433, 1521, 1719, 1720, 1723, 2049, 2375, 2379, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5984, 6000,
  6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 11211, 27017,
]);

/** Addresses whose judgement is remembered; past it all are judged again. */
const rememberedMax = 1_000;

/**
 * The judge of a configuration. What the text of an address alone allows is remembered: it depends on nothing but the
 * text and the configuration, which never changes. What names resolve to is never remembered.
 */
export function createJudge(config: OutboundConfig): Judge {
  const judge = createFreshJudge(config);
  const allowed = new Map<string, Destination>();

  return {
    destination(text, field) {
      const known = allowed.get(text);
      if (known !== undefined) return known;
      const destination = judge.destination(text, field);
      if (allowed.size >= rememberedMax) allowed.clear();
      allowed.set(text, destination);
      return destination;
    },
    addresses: judge.addresses,
  };
}

function createFreshJudge(config: OutboundConfig): Judge {
  const isListed = allowList(config.allow);

  function assertAddress(address: IpAddress, place: Pick<Destination, 'host' | 'port' | 'protocol'>, field: string | undefined): void {
    // Before the allow-list: a range that is opened for receivers must not open this.
    if (isMetadataAddress(address)) throw refused('leads to the metadata service of a cloud', field);
    const isOnList = isListed({ host: place.host, port: place.port, address });
    if (place.protocol === 'http:' && !isOnList) throw refused('is not https and its place is not on the allow-list', field);
    const what = specialPurpose(address);
    if (what !== undefined && !isOnList) throw refused(`leads to ${what}`, field);
    if (foreignPorts.has(place.port) && !isOnList) throw refused(`has the port ${place.port}, on which something other than HTTP listens`, field);
  }

  return {
    destination(text, field) {
      if (text.length > urlLengthMax) throw refused(`is longer than ${urlLengthMax} characters (limit urlLengthMax)`, field);
      if (!URL.canParse(text)) throw refused('cannot be read', field);
      const url = new URL(text);
      const { protocol } = url;
      if (protocol !== 'https:' && !(protocol === 'http:' && config.allowsHttp)) {
        throw refused(protocol === 'http:' ? 'is not https; plain http is switched off' : 'is not https', field);
      }
      if (url.username !== '' || url.password !== '') throw refused('holds credentials', field);
      const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
      if (host === '' || host.endsWith('.')) throw refused('has no host', field);
      if (metadataHosts.has(host)) throw refused('leads to the metadata service of a cloud', field);
      const port = url.port === '' ? (protocol === 'https:' ? 443 : 80) : Number(url.port);
      const literal = parseIp(host);
      const destination: Destination = { url, origin: url.origin, host, port, protocol, literal };
      if (literal !== undefined) assertAddress(literal, destination, field);
      const isOwnName = host === 'localhost' || host.endsWith('.localhost');
      if (isOwnName && !isListed({ host, port, address: undefined })) throw refused('leads to a loopback address', field);
      return destination;
    },
    addresses(place, addresses, field) {
      if (addresses.length === 0) throw refused('has a host without an address', field);
      for (const text of addresses) {
        const address = parseIp(text);
        if (address === undefined) throw refused('leads to an address that cannot be read', field);
        assertAddress(address, place, field);
      }
    },
  };
}

/** Whether the operator has listed a place: its name, or the range of its address, with this port or with none. */
function allowList(allow: readonly OutboundAllowance[]): (place: { host: string; port: number; address: IpAddress | undefined }) => boolean {
  const entries = allow.map((entry) => {
    if (entry.kind === 'host') return { port: entry.port, host: entry.host.replace(/\.$/, ''), range: undefined };
    const base = parseIp(entry.address);
    if (base === undefined) throw new Error(`${entry.address} is not an address.`);
    return { port: entry.port, host: undefined, range: { family: base.family, base: base.value, prefix: entry.prefix } };
  });
  return ({ host, port, address }) =>
    entries.some((entry) => {
      if (entry.port !== undefined && entry.port !== port) return false;
      return entry.range === undefined ? entry.host === host : address !== undefined && isInRange(address, entry.range);
    });
}

function refused(why: string, field: string | undefined) {
  const hint = 'Public https addresses are possible; the operator of the server can open private ones with WAYBILL_OUTBOUND_ALLOW.';
  return apiError('url_not_allowed', `The server may not go to this address: it ${why}.`, { ...(field === undefined ? {} : { field }), hint });
}
