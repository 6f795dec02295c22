import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { expectedConfigFiles } from '#shared/tools/config-files.ts';
import { waybillFileSchema } from '../../../agent/config/file-schema.ts';
import { parseWaybillFile } from '../../../agent/config/waybill-file.ts';
import { bucket, folder, forge } from './plugins-in-test.ts';

const root = join(import.meta.dirname, '../../..');
const world = { sources: [folder, forge], destinations: [bucket], formats: ['json', 'sarif'] };
const schema = waybillFileSchema(world);

function isValid(text: string): boolean {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  return ajv.validate(schema, parse(text));
}

const variables = { T: 'forge-secret-0123456789abcdef', BOX_KEY: 'x' };
const isUsable = (text: string) => parseWaybillFile(text, { path: '/etc/waybill.yaml', variables, ...world }).problems.length === 0;

it('is committed as the tables have it', { timeout: 60_000 }, () => {
  const stale = expectedConfigFiles(root).filter(({ path, text }) => readFileSync(join(root, path), 'utf8') !== text);

  expect(stale.map(({ path }) => path)).toEqual([]);
});

const shop = (more: string) => `integrations:\n  - { id: a, target: "forge:acme", schedule: "0 1 * * *", ${more} }\n`;

test.each([
  ['an empty list', 'integrations:\n', true],
  ['a secret as a variable', shop('settings: { token: "${T}" }'), true],
  ['a secret that stands in the file', shop('settings: { token: forge-secret-0123456789abcdef }'), false],
  ['a setting of another source', shop('settings: { token: "${T}", region: x }'), false],
  ['a setting as a variable', shop('settings: { token: "${T}", api_url: "${T}" }'), undefined],
  ['a setting of the wrong type', shop('settings: { token: "${T}", page_size: many }'), false],
  ['a key that there is not', shop('settings: { token: "${T}" }, when: never'), false],
  ['a missing field', 'integrations:\n  - { id: a, schedule: "0 1 * * *" }\n', false],
  ['an option that there is not', 'sever: x\n', false],
  ['an option of the wrong type', 'spool_when_full: explode\n', false],
  ['a credential', 'credentials:\n  - { name: a, kind: forge, targets: ["forge:*"], settings: { token: "${T}" } }\n', true],
  ['a kind that there is not', 'credentials:\n  - { name: a, kind: gitlab, targets: ["gitlab:*"] }\n', false],
  ['an export', 'exports:\n  - { format: json, to: "box://a/b" }\n', true],
  ['a format that there is not', 'exports:\n  - { format: xml, to: "box://a/b" }\n', false],
])('%s is judged by the schema as by the agent', (_, text, expected) => {
  expect(isValid(text)).toBe(expected ?? true);
  if (expected !== undefined) expect(isUsable(text)).toBe(expected);
});
