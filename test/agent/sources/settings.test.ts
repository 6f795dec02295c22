import { expect, it } from 'vitest';
import { z } from 'zod';
import { mergeSettings } from '../../../agent/sources/settings.ts';
import { setting } from '../../../agent/sources/source.ts';
import { forge } from '../config/plugins-in-test.ts';

const secret = setting({ help: 'secret', isSecret: true, schema: z.string().optional() });
const merge = (base: Readonly<Record<string, unknown>>, over: Readonly<Record<string, unknown>>) => mergeSettings(forge.settings, { base, over });

it('settings from two places are joined, the nearer winning', () => {
  expect(merge({ token: 't', api_url: 'a', page_size: 1 }, { page_size: 2 })).toEqual({ token: 't', api_url: 'a', page_size: 2 });
});

it('an id that is kept out of sight joins the credential of the other place', () => {
  const cloud = { key: secret, session: secret, external_id: secret, role: { help: 'role', schema: z.string().optional() } };
  const of = (base: Readonly<Record<string, unknown>>, over: Readonly<Record<string, unknown>>) => mergeSettings(cloud, { base, over });

  expect(of({ key: 'k', session: 's' }, { role: 'r', external_id: 'e' })).toEqual({ key: 'k', session: 's', role: 'r', external_id: 'e' });
  expect(of({ key: 'k', session: 's', role: 'r', external_id: 'e' }, { key: 'other' })).toEqual({ key: 'other', role: 'r', external_id: 'e' });
});

it('secrets come from one place: of two credentials none is made', () => {
  expect(merge({ token: 't', password: 'p', api_url: 'a' }, { token: 'other' })).toEqual({ token: 'other', api_url: 'a' });
});
