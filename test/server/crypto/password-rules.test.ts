import { describe, expect, it } from 'vitest';
import { commonPasswords } from '../../../server/crypto/common-passwords.ts';
import { assertGoodPassword } from '../../../server/crypto/password-rules.ts';

const check = (password: string, own: readonly string[] = ['ann.smith@example.org', 'Ann Smith']) => () => assertGoodPassword(password, { field: 'password', own });

describe('a new password (S18)', () => {
  it.each([
    ['a common one', 'qwertyuiop123'],
    ['a common one in capitals', 'Password12345'],
    ['a common one with spaces', 'pass word pass word'],
    ['one letter', 'aaaaaaaaaaaaaaaa'],
    ['a short part over and over', 'abcabcabcabcabc'],
    ['the alphabet', 'cdefghijklmnopq'],
    ['counting up, past nine', '345678901234'],
    ['counting down', '876543210987'],
    ['the own address', 'Ann.Smith@Example.org'],
    ['the own name', 'annsmithannsmith'],
    ['the front of the own address, repeated', 'ann.smithann.smith'],
  ])('is not %s', (_, password) => {
    expect(check(password)).toThrow(expect.objectContaining({ code: 'unprocessable', detail: expect.objectContaining({ field: 'password' }) }));
  });

  it.each([
    ['words, without a digit or a sign', 'seven blue kettles'],
    ['digits only, in no order', '482915730264'],
    ['a common one with something before it', 'kettle password12345'],
    ['the own name among other words', 'ann smith drinks tea'],
    ['letters of another script', 'синие чайники на горе'],
    ['almost an alphabet', 'abcdefghijkm'],
  ])('may be %s', (_, password) => {
    expect(check(password)).not.toThrow();
  });

  it('may be anything but a common one for somebody whose name is empty after its spaces', () => {
    expect(check('seven blue kettles', ['@', ' '])).not.toThrow();
  });

  it('is held against more than two hundred, each long enough to be tried here at all', () => {
    expect(commonPasswords.size).toBeGreaterThan(200);
    expect([...commonPasswords].filter((each) => each.length < 12 || each !== each.toLowerCase().normalize('NFKC') || /\s/.test(each))).toEqual([]);
  });
});
