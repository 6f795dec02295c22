/**
 * The credentials that Waybill hands out, as text: a prefix that says what it is, 256 random bits in base 62 (43
 * characters), and a checksum (CRC-32 of all before it, 6 characters of base 62).
 * A secret scanner knows one by its prefix and checksum; the server refuses junk without asking its database.
 */
export const credentialPrefixes = {
  live_key: 'wb_live_',
  test_key: 'wb_test_',
  agent_key: 'wba_',
  enrolment_token: 'wbe_',
  setup_token: 'wbs_',
  invitation: 'wbi_',
  socket_ticket: 'wbt_',
} as const;
export type CredentialKind = keyof typeof credentialPrefixes;

/** Bytes of randomness in a credential. */
export const credentialBytes = 32;

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const bodyLength = 43;
const checksumLength = 6;

/** The text of a credential made of 32 random bytes. */
export function formatCredential(kind: CredentialKind, secret: Uint8Array): string {
  if (secret.length !== credentialBytes) throw new RangeError(`A credential needs ${credentialBytes} random bytes, not ${secret.length}.`);
  const start = credentialPrefixes[kind] + base62(BigInt(`0x${hex(secret)}`), bodyLength);
  return start + checksum(start);
}

/** What kind of credential a text is, or undefined when its form or its checksum is wrong. */
export function credentialKind(text: string): CredentialKind | undefined {
  const kind = (Object.keys(credentialPrefixes) as CredentialKind[]).find((candidate) => text.startsWith(credentialPrefixes[candidate]));
  if (kind === undefined) return undefined;
  const body = text.slice(credentialPrefixes[kind].length);
  if (body.length !== bodyLength + checksumLength || !/^[0-9A-Za-z]+$/.test(body)) return undefined;
  const start = text.slice(0, -checksumLength);
  return text.slice(-checksumLength) === checksum(start) ? kind : undefined;
}

function checksum(start: string): string {
  let text = '';
  for (let rest = crc32(start); text.length < checksumLength; rest = Math.floor(rest / 62)) text = (alphabet[rest % 62] ?? '') + text;
  return text;
}

function base62(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest /= 62n) text = (alphabet[Number(rest % 62n)] ?? '') + text;
  return text;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The CRC of each byte: a credential is checked on every request, before anything is looked up. */
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});

/** CRC-32 of ISO 3309, as in gzip, over the text's ASCII codes. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i += 1) {
    crc = (crc >>> 8) ^ (crcTable[(crc ^ text.charCodeAt(i)) & 0xff] as number);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
