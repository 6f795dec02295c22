import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainOf, fileOf, signingPair } from '../../harness/audit-chain.ts';
import { runCli } from '../../harness/cli.ts';

describe('waybill audit verify', () => {
  const pair = signingPair();
  const entries = chainOf('org_a', 8);
  const lines = fileOf(entries, { pair });
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'waybill-audit-'));
    const save = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
    save('chain.jsonl', `${lines.join('\n')}\n`);
    save('chain.jsonl.gz', gzipSync(lines.join('\n')));
    save('edited.jsonl', lines.join('\n').replace('"target":"pol_4"', '"target":"pol_9"'));
    save('early.jsonl', fileOf(entries.slice(0, 5), { pair }).join('\n'));
    save('anchor.jsonl', lines.at(-1) ?? '');
    save('key.pem', pair.publicPem);
    save('other.pem', signingPair().publicPem);
    save('note.txt', 'a note\n');
    save('cleaned.jsonl', fileOf(entries, { pair, cleanedUpTo: 6 }).join('\n'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (...args: string[]) => runCli(['audit', 'verify', ...args], { cwd: folder });

  it('says that a chain holds, how far it reaches and whose key signed it, and ends with 0', async () => {
    const { code, stdout, stderr } = await run('chain.jsonl');

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('The chain of acme (org_a) holds: 8 entries, 1 to 8');
    expect(stdout).toContain('The file itself names that key');
  });

  it('reads a compressed file, and takes the key from elsewhere', async () => {
    const { code, stdout } = await run('chain.jsonl.gz', '--public-key', 'key.pem', '--anchor', 'anchor.jsonl', '--anchor', 'early.jsonl');

    expect(code).toBe(0);
    expect(stdout).not.toContain('The file itself names that key');
  });

  it('names the first broken entry and ends with 1 (S53)', async () => {
    expect(await run('edited.jsonl')).toMatchObject({ code: 1, stdout: expect.stringMatching(/^BROKEN \(edited\) at entry 4, aud_org_a_4, line 5: /) });
    const { code, stdout } = await run('edited.jsonl', '--json');
    expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({ code: 1, holds: false, problem: { kind: 'edited', seq: 4, id: 'aud_org_a_4', line: 5 } });
  });

  it('ends with 1 when the chain is older than an anchor, or signed by another key (S53)', async () => {
    expect(await run('early.jsonl', '--anchor', 'anchor.jsonl')).toMatchObject({ code: 1, stdout: expect.stringContaining('BROKEN (truncated) at entry 6') });
    expect(await run('chain.jsonl', '--public-key', 'other.pem')).toMatchObject({ code: 1, stdout: expect.stringContaining('BROKEN (signature)') });
  });

  it('ends with 5 when an anchor is about entries that the file does not hold', async () => {
    expect(await run('cleaned.jsonl', '--anchor', 'early.jsonl')).toMatchObject({ code: 5, stdout: expect.stringContaining('1 of 1 anchors') });
  });

  it('ends with 2 for wrong usage and 3 for a file that is no chain', async () => {
    expect((await run()).code).toBe(2);
    expect((await run('chain.jsonl', '--anker', 'x')).code).toBe(2);
    expect(await run('chain.jsonl', '--anchor', 'note.txt')).toMatchObject({ code: 2, stderr: expect.stringContaining('is no anchor') });
    expect(await run('chain.jsonl', '--public-key', 'none.pem')).toMatchObject({ code: 2, stderr: expect.stringContaining('Cannot read') });
    expect(await run('none.jsonl')).toMatchObject({ code: 3, stderr: expect.stringContaining('Cannot read') });
    expect(await run('note.txt')).toMatchObject({ code: 3, stdout: expect.stringContaining('BROKEN (format)') });
    expect((await run('.')).code).toBe(3);
  });
});
