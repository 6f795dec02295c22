import { describe, expect, it } from 'vitest';
import { dataClassOf, hasPurpose, isPersonal, isProduction, isSensitive, ownerOf } from '#shared/checks/aws/tags.ts';

describe('tags', () => {
  it.each([['Owner'], ['owner'], ['TEAM'], ['service-owner'], ['Technical Owner'], ['owner:email']])('name an owner as %s', (key) => {
    expect(ownerOf({ [key]: 'shop' })).toBe('shop');
  });

  it('name nobody by a value of blanks, or by a key that only holds the word', () => {
    expect(ownerOf({ owner: '  ', 'previous-owner-left': 'anna' })).toBeUndefined();
  });

  it('name a class of data in any spelling of the key', () => {
    expect(dataClassOf({ 'Data Classification': 'Confidential' })).toBe('Confidential');
  });

  it.each<[string, boolean | undefined, boolean | undefined]>([
    ['PII', true, true],
    ['customer data', true, true],
    ['confidential', true, false],
    ['public', false, false],
    ['non-personal', false, false],
    ['no PII', false, false],
    ['not_sensitive', false, false],
  ])('say of %s whether it is sensitive (%s) and personal (%s)', (value, sensitive, personal) => {
    expect([isSensitive({ dataclass: value }), isPersonal({ dataclass: value })]).toEqual([sensitive, personal]);
  });

  it('say nothing of data when they do not name its class', () => {
    expect([isSensitive({ owner: 'pii' }), isPersonal({})]).toEqual([undefined, undefined]);
  });

  it.each<[string, boolean]>([
    ['prod', true],
    ['Production', true],
    ['live', true],
    ['prod-eu', true],
    ['preprod', false],
    ['nonprod', false],
    ['non-prod', false],
    ['staging', false],
    ['product', false],
  ])('say of the environment %s that it is for production: %s', (value, is) => {
    expect(isProduction({ Environment: value })).toBe(is);
  });

  it('say a purpose only under a key for one', () => {
    expect([hasPurpose({ purpose: 'audit' }, /audit/), hasPurpose({ name: 'audit' }, /audit/)]).toEqual([true, false]);
  });
});
