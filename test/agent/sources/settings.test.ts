import { expect, it } from 'vitest';
import { mergeSettings } from '../../../agent/sources/settings.ts';
import { forge } from '../config/plugins-in-test.ts';

const merge = (base: Readonly<Record<string, unknown>>, over: Readonly<Record<string, unknown>>) => mergeSettings(forge.settings, { base, over });

it('settings from two places are joined, the nearer winning', () => {
  expect(merge({ token: 't', api_url: 'a', page_size: 1 }, { page_size: 2 })).toEqual({ token: 't', api_url: 'a', page_size: 2 });
});

it('secrets come from one place: of two credentials none is made', () => {
  expect(merge({ token: 't', password: 'p', api_url: 'a' }, { token: 'other' })).toEqual({ token: 'other', api_url: 'a' });
});
