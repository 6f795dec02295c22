import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { credentialKind, credentialPrefixes, formatCredential, type CredentialKind } from '#shared/api/credentials.ts';

const kinds = Object.keys(credentialPrefixes) as CredentialKind[];

describe('a credential', () => {
  it.each(kinds)('of the kind %s is known again by its prefix and checksum (S24)', (kind) => {
    const text = formatCredential(kind, randomBytes(32));

    expect(credentialKind(text)).toBe(kind);
    expect(text).toMatch(new RegExp(`^${credentialPrefixes[kind]}[0-9A-Za-z]{49}$`));
  });

  it('holds all 256 bits (S22)', () => {
    const smallest = formatCredential('live_key', new Uint8Array(32));
    const largest = formatCredential('live_key', new Uint8Array(32).fill(255));

    expect(smallest.slice(8, 51)).toBe('0'.repeat(43));
    expect(largest.slice(8, 51)).not.toBe(smallest.slice(8, 51));
    expect(largest.slice(8, 51)).toHaveLength(43);
    expect(() => formatCredential('live_key', randomBytes(31))).toThrow(RangeError);
  });

  it('has the CRC-32 of gzip as its checksum', () => {
    const text = formatCredential('agent_key', randomBytes(32));
    const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    const value = Array.from(text.slice(-6)).reduce((sum, letter) => sum * 62 + alphabet.indexOf(letter), 0);

    expect(value).toBe(crc32(text.slice(0, -6)));
  });

  it('with any one character changed is junk (S24)', () => {
    const text = formatCredential('test_key', randomBytes(32));

    for (let at = 8; at < text.length; at += 1) {
      const other = text[at] === 'A' ? 'B' : 'A';
      expect(credentialKind(text.slice(0, at) + other + text.slice(at + 1))).toBeUndefined();
    }
  });

  it.each(['', 'wb_', 'wb_live_', 'wb_prod_x', 'tnx_live_abc', `wb_live_${'0'.repeat(48)}`, `wb_live_${'0'.repeat(50)}`, `wb_live_${'-'.repeat(49)}`, ` ${formatCredential('live_key', new Uint8Array(32))}`])(
    'is not %j',
    (text) => {
      expect(credentialKind(text)).toBeUndefined();
    },
  );
});
