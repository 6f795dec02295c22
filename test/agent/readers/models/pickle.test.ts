/** Pickles as CPython 3.11 writes them; the hexadecimal texts are its output. */
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Fact, ModelFileFact } from '#shared/model/fact.ts';
import { judgeImports } from '../../../../agent/readers/models/pickle-imports.ts';
import { scanPickles } from '../../../../agent/readers/models/pickle-file.ts';
import { readBytes } from '../format-readers.ts';

/** `(os.system, ("id",))` in protocols 0 to 5. */
const systemCalls = [
  '63706f7369780a73797374656d0a70300a285669640a70310a7470320a5270330a2e',
  '63706f7369780a73797374656d0a7100285802000000696471017471025271032e',
  '800263706f7369780a73797374656d0a71005802000000696471018571025271032e',
  '800363706f7369780a73797374656d0a71005802000000696471018571025271032e',
  '8004951d000000000000008c05706f736978948c0673797374656d9493948c02696494859452942e',
  '8005951d000000000000008c05706f736978948c0673797374656d9493948c02696494859452942e',
];
const orderedDict = '80049545000000000000008c0b636f6c6c656374696f6e73948c0b4f72646572656444696374949394295294288c0161944b018c0162945d94284b014740040000000000004e888c037878789465752e';
/** `["subprocess", "Popen", …]`: the import takes its names from the memo. */
const fromMemo = '80049537000000000000005d94288c0a73756270726f63657373948c05506f70656e946801680293945d948c02696494618594529468035d9468056185945294652e';
const objectArray =
  '934e554d5059010076007b276465736372273a20277c4f272c2027666f727472616e5f6f72646572273a2046616c73652c20277368617065273a2028312c292c207d202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020200a800495a5000000000000008c166e756d70792e5f636f72652e6d756c74696172726179948c0c5f7265636f6e7374727563749493948c056e756d7079948c076e6461727261799493944b0085944301629487945294284b014b01859468038c0564747970659493948c024f3894898887945294284b038c017c944e4e4e4affffffff4affffffff4b3f749462895d948c05706f736978948c0673797374656d9493948c0269649485945294617494622e';

describe('imports', () => {
  test.each(systemCalls.map((hex, protocol) => ({ hex, protocol })))('of protocol $protocol are seen', ({ hex }) => {
    expect(scanPickles(bytes(hex))).toEqual({ imports: ['posix.system'] });
  });

  test('whose names come from the memo are seen', () => {
    expect(scanPickles(bytes(fromMemo)).imports).toEqual(['subprocess.Popen']);
  });

  test('of INST are seen', () => {
    expect(scanPickles(new TextEncoder().encode("(S'id'\nios\nsystem\n.")).imports).toEqual(['os.system']);
  });

  test('with a computed name are dangerous', () => {
    // Something that is no text stands where the name should be.
    const { imports } = scanPickles(bytes('80048c036d6f644e932e'));

    expect(imports).toEqual(['mod.?']);
    expect(judgeImports(imports).dangerous).toEqual(imports);
  });

  test('of a second pickle and behind data that is none are seen', () => {
    const data = `${orderedDict}${systemCalls[2]}`;

    expect(scanPickles(bytes(data)).imports).toContain('posix.system');
    expect(scanPickles(bytes(`${orderedDict}${'00'.repeat(100)}${systemCalls[4]}`)).imports).toContain('posix.system');
  });

  test.each(systemCalls.map((hex, protocol) => ({ hex, protocol })))('are kept when protocol $protocol breaks off, and the break is said', ({ hex }) => {
    const scan = scanPickles(bytes(hex).subarray(0, -3));

    expect(scan.imports).toEqual(['posix.system']);
    expect(scan.trouble).toMatch(/byte \d+/);
  });
});

describe('judgement', () => {
  test.each(['os.system', 'posix.system', 'nt.system', 'subprocess.Popen', 'builtins.eval', '__builtin__.exec', 'builtins.getattr', 'builtins.__import__', 'runpy.run_path', 'torch.hub.load', 'operator.attrgetter', 'importlib.import_module', 'torch.os.system', 'numpy.testing._private.utils.runstring', 'socket.create_connection', 'pickle.loads', '?.?'])(
    '%s is dangerous',
    (path) => {
      expect(judgeImports([path])).toEqual({ dangerous: [path], other: [] });
    },
  );

  test.each(['torch._utils._rebuild_tensor_v2', 'torch.FloatStorage', 'collections.OrderedDict', 'numpy._core.multiarray._reconstruct', 'sklearn.linear_model._base.LinearRegression', 'copy_reg._reconstructor', 'builtins.set', '__builtin__.object', 'pathlib.PosixPath', 'scipy.signal._filters.Filter'])(
    '%s is ordinary',
    (path) => {
      expect(judgeImports([path])).toEqual({ dangerous: [], other: [] });
    },
  );

  test('a class of one’s own is neither', () => {
    expect(judgeImports(['myapp.models.Net', 'system.Thing'])).toEqual({ dangerous: [], other: ['myapp.models.Net', 'system.Thing'] });
  });
});

describe('containers of pickles', () => {
  test('a PyTorch archive, stored and deflated', () => {
    const files = { 'archive/data.pkl': bytes(systemCalls[2] as string), 'archive/data/0': new Uint8Array(64), 'archive/version': new TextEncoder().encode('3\n') };

    for (const isDeflated of [false, true]) {
      expect(model('m.pt', zip(files, isDeflated))).toMatchObject({ format: 'pytorch', dangerousImports: ['posix.system'], header: { layout: 'zip' } });
    }
  });

  test('an archive that lost its directory is still searched', () => {
    const archive = zip({ 'archive/data.pkl': bytes(systemCalls[2] as string) }, false);
    const result = readBytes('model-file', 'm.ckpt', archive.subarray(0, archive.length - 30));

    expect(result.facts[0]).toMatchObject({ dangerousImports: ['posix.system'] });
    expect(result.trouble?.reason).toBe('parse_error');
  });

  test('an entry that unpacks out of proportion is refused', () => {
    const result = readBytes('model-file', 'm.pt', zip({ 'a/data.pkl': new Uint8Array(30_000_000) }, true));

    expect(result.trouble?.detail).toMatch(/cannot be unpacked within/);
  });

  test('a .bin that is a zip of something else is no model', () => {
    expect(readBytes('model-file', 'm.bin', zip({ 'readme.txt': new Uint8Array(5) }, false))).toEqual({ facts: [] });
  });

  test('an array of objects, alone and in an archive', () => {
    expect(model('m.npy', bytes(objectArray))).toMatchObject({ format: 'numpy', dangerousImports: ['posix.system'] });
    expect(model('m.npz', zip({ 'a.npy': bytes(objectArray) }, true))).toMatchObject({ format: 'numpy', dangerousImports: ['posix.system'] });
  });

  test('a compressed joblib file, and one that cannot be unpacked here', () => {
    expect(model('m.joblib', gzipSync(bytes(systemCalls[3] as string)))).toMatchObject({ dangerousImports: ['posix.system'], header: { compression: 'gzip' } });

    const unread = readBytes('model-file', 'm.joblib', bytes('fd377a585a000004'));
    expect(unread.facts[0]).not.toHaveProperty('dangerousImports');
    expect(unread.trouble?.detail).toMatch(/xz/);
  });

  test('a Keras archive with a layer of code', () => {
    const config = (layer: string) => zip({ 'metadata.json': new TextEncoder().encode('{"keras_version": "3.5.0"}'), 'config.json': new TextEncoder().encode(`{"layers": [{"class_name": "${layer}"}]}`) }, true);

    expect(model('m.keras', config('Lambda'))).toMatchObject({ format: 'keras', dangerousImports: ['keras.layers.Lambda'], header: { keras_version: '3.5.0' } });
    expect(model('m.keras', config('Dense'))).toMatchObject({ dangerousImports: [] });
  });
});

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

function model(path: string, content: Uint8Array): ModelFileFact {
  const result = readBytes('model-file', path, content);
  const isModel = (fact: Fact): fact is ModelFileFact => fact.type === 'model_file';
  const fact = result.facts.find(isModel);
  if (!fact) throw new Error(`No model in ${path}: ${result.trouble?.detail}`);
  return fact;
}

/** A zip archive as its specification has it, for the tests. */
function zip(files: Readonly<Record<string, Uint8Array>>, isDeflated: boolean): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = isDeflated ? deflateRawSync(content) : Buffer.from(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isDeflated ? 8 : 0, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...locals, entries, end]));
}
