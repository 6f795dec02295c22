import { closeSync, openSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scanInTest } from '../../harness/scan.ts';
import { treeOf } from '../../harness/tree.ts';

const sizeBytes = 80 * 1024 * 1024;

const scan = (target: string) => scanInTest({ target });

/** A stored zip with one small entry, and one of zeros that makes it large without taking room on the disk. */
function writeLargeZip(file: string, entry: { name: string; content: string }): void {
  const handle = openSync(file, 'w');
  const directory: Buffer[] = [];
  let at = 0;
  const add = (name: string, content: Buffer | undefined, size: number) => {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt32LE(size, 18);
    header.writeUInt32LE(size, 22);
    header.writeUInt16LE(name.length, 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt32LE(size, 20);
    record.writeUInt32LE(size, 24);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt32LE(at, 42);
    directory.push(record, Buffer.from(name));
    writeSync(handle, Buffer.concat([header, Buffer.from(name), content ?? Buffer.alloc(0)]), 0, undefined, at);
    at += 30 + name.length + size;
  };
  add(entry.name, Buffer.from(entry.content), entry.content.length);
  add('archive/data/0', undefined, sizeBytes);
  const end = Buffer.alloc(22);
  const records = Buffer.concat(directory);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(2, 8);
  end.writeUInt16LE(2, 10);
  end.writeUInt32LE(records.length, 12);
  end.writeUInt32LE(at, 16);
  writeSync(handle, Buffer.concat([records, end]), 0, undefined, at);
  closeSync(handle);
}

describe('model files that are larger than what is read as a whole', () => {
  it('a PyTorch archive is judged by the pickle inside it', async () => {
    const root = treeOf({});
    writeLargeZip(join(root, 'model.pt'), { name: 'archive/data.pkl', content: "cposix\nsystem\n(S'id'\ntR." });

    const report = await scan(root);

    expect(report.components.map(({ kind, name, properties }) => ({ kind, name, format: properties['format'], imports: properties['dangerous_imports'] }))).toEqual([
      { kind: 'model_file', name: 'model.pt', format: 'pytorch', imports: '["posix.system"]' },
    ]);
    expect(report.checks.find(({ check }) => check === 'ai_model_unsafe_format')?.results.map(({ answer }) => answer)).toEqual(['fail']);
    expect(report.coverage.entries).toEqual([{ path: 'model.pt', reason: 'too_large', effect: 'partial', detail: expect.stringContaining('not hashed') as string }]);
  });

  it('a PyTorch archive whose pickle breaks off has no verdict, and coverage says both why', async () => {
    const root = treeOf({});
    writeLargeZip(join(root, 'model.pt'), { name: 'archive/data.pkl', content: 'ccollections\nOrderedDict\n(tR' });

    const report = await scan(root);

    expect(report.checks.find(({ check }) => check === 'ai_model_unsafe_format')?.results.map(({ answer }) => answer)).toEqual(['unknown']);
    expect(report.coverage.entries).toMatchObject([{ path: 'model.pt', effect: 'partial', detail: expect.stringMatching(/not hashed\. In a pickle of the archive: /) as string }]);
  });

  it('a GGUF file is known by its header, and passes', async () => {
    const root = treeOf({});
    const text = (value: string) => Buffer.concat([u64(value.length), Buffer.from(value)]);
    writeFileSync(join(root, 'big.gguf'), Buffer.concat([Buffer.from('GGUF'), u32(3), u64(0), u64(1), text('general.architecture'), u32(8), text('llama')]));
    truncateSync(join(root, 'big.gguf'), sizeBytes);

    const report = await scan(root);

    expect(report.components[0]?.properties).toMatchObject({ format: 'gguf', 'header.architecture': 'llama', size_bytes: String(sizeBytes) });
    expect(report.checks.find(({ check }) => check === 'ai_model_unsafe_format')?.passed).toHaveLength(1);
  });

  it('a pickle of which only the start was read has no verdict, unless the start is dangerous', async () => {
    const root = treeOf({});
    for (const [name, start] of Object.entries({ 'bad.pkl': "cposix\nsystem\n(S'id'\ntR.", 'unknown.pkl': 'ccollections\nOrderedDict\n(tR' })) {
      writeFileSync(join(root, name), start);
      truncateSync(join(root, name), sizeBytes);
    }

    const report = await scan(root);

    const answers = report.checks.find(({ check }) => check === 'ai_model_unsafe_format')?.results.map(({ subject, answer }) => `${subject.name} ${answer}`);
    expect(answers?.sort()).toEqual(['bad.pkl fail', 'unknown.pkl unknown']);
  });
});

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

it('holds a file to its own limit, whatever was read before it', async () => {
  // A lockfile may be larger than other files, and the buffer that it was read into is used again.
  const lockfile = JSON.stringify({ lockfileVersion: 3, packages: { '': {}, [' '.repeat(12 * 1024 * 1024)]: {} } });
  const tree = treeOf({ 'package-lock.json': lockfile, 'below/notes.txt': 'x'.repeat(10 * 1024 * 1024 + 1) });

  const { coverage } = await scan(tree);

  expect(coverage.entries.map(({ path, reason }) => `${path} ${reason}`)).toEqual(['below/notes.txt too_large']);
});
