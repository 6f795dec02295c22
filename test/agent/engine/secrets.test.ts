/** How sure a found credential is: by its check digits, its form and the file that it stands in. */
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import { endsWithCrc32 } from '#shared/catalog/check-digits.ts';
import { createPrefilter } from '../../../agent/engine/prefilter.ts';
import { createArtifactReader } from '../../../agent/engine/read-artifact.ts';

const catalog = loadCatalog();
const reader = createArtifactReader({ readers: [], catalog, prefilter: createPrefilter(catalog), source: 'dir:.' });

const good = `${'gh'}p_kQ7mZ2xVt9RbN4cL8wYpHs3FjGdU6e3W3YSN`;
const bad = `${'gh'}p_kQ7mZ2xVt9RbN4cL8wYpHs3FjGdU6e3W3YSM`;

async function found(path: string, text: string) {
  const { draft } = await reader.read({ path, locator: { kind: 'bytes', bytes: Buffer.from(text) } });
  return (draft?.components ?? []).map(({ name, is_ai, properties, occurrences }) => ({ name, is_ai, context: properties['context'], confidence: occurrences[0]?.confidence }));
}

describe('a credential', () => {
  it('with check digits that agree is one', async () => {
    expect(await found('a.py', `token = "${good}"\n`)).toEqual([{ name: 'github_token', is_ai: false, context: 'code', confidence: 0.95 }]);
  });

  it('whose check digits disagree is listed as a sample', async () => {
    expect(await found('a.py', `token = "${bad}"\n`)).toEqual([{ name: 'github_token', is_ai: false, context: 'placeholder', confidence: 0.3 }]);
  });

  it.each(['test/a.py', 'docs/setup.md', 'src/__tests__/a.ts', 'examples/a.py'])('in %s is less sure, and is listed', async (path) => {
    expect(await found(path, `token = "${good}"\n`)).toEqual([expect.objectContaining({ name: 'github_token', confidence: 0.5 })]);
  });

  it.each([
    ['a row of the alphabet', `${'sk'}-proj-abcdefghijklmnopqrstuvwxT3BlbkFJabcdefghijklmnopqrstuvwx`],
    ['one character again and again', `${'sk'}-proj-a1b2c3d4e5f6g7h8AAAAAAAAAT3BlbkFJi9j0k1l2m3n4o5p6`],
    ['a word for what belongs there', `${'sk'}-proj-your-key-goes-in-here-24T3BlbkFJyour-key-goes-in-here-24`],
    ['digits in their order', `${'sk'}-proj-Zx1234567890Zx1234567890T3BlbkFJZx1234567890Zx1234567890`],
  ])('that is %s is none', async (_what, key) => {
    expect(await found('a.py', `key = "${key}"\n`)).toEqual([]);
  });
});

it('stands on its own line, wherever the one before it stood', async () => {
  const other = `${'xo'}xb-2847561930-5928374610-Kd8sJq2LmZx7VbNp4RtYw1`;
  const { draft } = await reader.read({ path: 'a.py', locator: { kind: 'bytes', bytes: Buffer.from(`\n\na = "${other}"\n\nb = "${good}"; c = "${other}"\nd = "${good}"`) } });
  const places = (draft?.components ?? []).flatMap(({ name, occurrences }) => occurrences.map(({ line }) => `${name} ${line}`));
  expect(places.sort()).toEqual(['github_token 5', 'github_token 6', 'slack_token 3', 'slack_token 5']);
});

it('counts the check digits of a published, revoked sample right', () => {
  // From the description of the form that is named in check-digits.ts.
  expect(endsWithCrc32(['gh', 'p_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ', '0mLq17'].join(''))).toBe(true);
});
