/** Keys that carry digits to check themselves by. */

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Whether the last six characters are the CRC-32 of the thirty before them in base 62, as in tokens of GitHub and npm.
 * @see https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/ and
 *   https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/ (read 2026-11-30).
 */
export function endsWithCrc32(key: string): boolean {
  let sum = crc32(key.slice(-36, -6));
  let digits = '';
  for (let place = 0; place < 6; place += 1) {
    digits = `${base62[sum % 62]}${digits}`;
    sum = Math.floor(sum / 62);
  }
  return key.endsWith(digits);
}

/** CRC-32 of ISO 3309 over the code units of ASCII text. */
export function crc32(text: string): number {
  let sum = 0xffff_ffff;
  for (let at = 0; at < text.length; at += 1) {
    sum ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb8_8320 : 0);
  }
  return (sum ^ 0xffff_ffff) >>> 0;
}
