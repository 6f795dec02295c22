import type { ModelFileFact } from '#shared/model/fact.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { reading } from '../documents/reading.ts';
import { pathParts } from '../path-parts.ts';
import { defineReader, ReaderTrouble, type LargeArtifact, type ReadResult } from '../reader.ts';
import { isGguf, readGguf } from './gguf.ts';
import { isHdf5, isTflite, readHdf5, readKerasZip } from './keras.ts';
import { readLfsPointer } from './lfs-pointer.ts';
import type { ModelContent } from './model-content.ts';
import { isNpy, readNpy, readNpz } from './numpy.ts';
import { isOnnx, readOnnx } from './onnx.ts';
import { readCompressedPickle, readLargeTorchZip, readPickles, readTorchZip } from './pickled.ts';
import { isPickle } from './pickle.ts';
import { isSafetensors, readSafetensors } from './safetensors.ts';
import { isZip } from './zip.ts';

/** What an ending promises. `isCertain` is false for endings that other programs use for other things. */
const endings: Readonly<Record<string, { format: ModelFileFact['format']; isCertain: boolean }>> = {
  '.gguf': { format: 'gguf', isCertain: true },
  '.safetensors': { format: 'safetensors', isCertain: true },
  '.onnx': { format: 'onnx', isCertain: true },
  '.pt': { format: 'pytorch', isCertain: false },
  '.pth': { format: 'pytorch', isCertain: false },
  '.ckpt': { format: 'pytorch', isCertain: false },
  '.bin': { format: 'pytorch', isCertain: false },
  '.pkl': { format: 'pickle', isCertain: true },
  '.pickle': { format: 'pickle', isCertain: true },
  '.joblib': { format: 'pickle', isCertain: true },
  '.keras': { format: 'keras', isCertain: true },
  '.h5': { format: 'hdf5', isCertain: false },
  '.hdf5': { format: 'hdf5', isCertain: false },
  '.tflite': { format: 'tflite', isCertain: true },
  '.npy': { format: 'numpy', isCertain: true },
  '.npz': { format: 'numpy', isCertain: true },
};

export default defineReader({
  id: 'model-file',
  title: 'Model weights, by header, with what pickles would import',
  version: 2,
  gate: 'always',
  // 64 MiB: pickles and headers of small models in full, and their hash; of larger files the header and the directory.
  bytesMax: 64 * 1024 * 1024,
  accepts: ({ extension }) => Object.hasOwn(endings, extension),

  read: reading((artifact, findings) => {
    const { bytes } = artifact;
    const path = pathParts(artifact.path);
    const ending = endings[path.extension];
    if (!ending) return;
    const pointer = readLfsPointer(bytes);
    if (pointer) {
      // `.bin` in large file storage may be anything; the name says whether it is weights.
      if (path.extension !== '.bin' || /model|weights|pytorch/.test(path.lowerName)) {
        findings.add({ type: 'model_file', format: ending.format, ...pointer, header: { stored: 'git-lfs' }, line: 1 });
      }
      return;
    }
    const content = contentOf(bytes, ending.format);
    if (!content) {
      if (ending.isCertain) findings.note('parse_error', `No header of this format in the ${bytes.length} bytes.`);
      return;
    }
    if (content.trouble) findings.note(content.trouble.reason, content.trouble.detail);
    findings.add({
      type: 'model_file',
      format: content.format,
      sizeBytes: bytes.length,
      sha256: sha256Hex(bytes),
      ...(content.dangerousImports !== undefined && { dangerousImports: content.dangerousImports }),
      header: content.header,
      line: 1,
    });
  }),

  readLarge: ({ path, sizeBytes, range }) => {
    const ending = endings[pathParts(path).extension];
    if (!ending) return { facts: [] };
    const left: ReadResult['trouble'] = { reason: 'too_large', detail: `${sizeBytes} bytes: known by the first ${headBytes} and, for archives, by the directory; not hashed.` };
    const found = largeContentOf({ path, sizeBytes, range }, ending.format);
    if (!found) return ending.isCertain ? { facts: [], trouble: left } : { facts: [] };
    const { format, header, dangerousImports, trouble } = found;
    const said = trouble === undefined ? left : { reason: trouble.reason, detail: `${left.detail} ${trouble.detail}` };
    return { facts: [{ type: 'model_file', format, sizeBytes, header, ...(dangerousImports !== undefined && { dangerousImports }), line: 1 }], trouble: said };
  },

  examples: [
    {
      why: 'a GGUF header says what the model is',
      path: 'models/tiny.gguf',
      text: gguf([
        ['general.architecture', 'llama'],
        ['general.name', 'Tiny'],
        ['general.license', 'mit'],
        ['general.file_type', 15],
      ]),
      facts: [{ type: 'model_file', format: 'gguf', header: { version: '3', architecture: 'llama', name: 'Tiny', licence: 'mit', quantisation: 'Q4_K_M' }, line: 1 }],
    },
    {
      why: 'safetensors metadata',
      path: 'model.safetensors',
      text: safetensors('{"__metadata__":{"format":"pt","license":"mit"},"w":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}'),
      facts: [{ type: 'model_file', format: 'safetensors', header: { framework: 'pt', licence: 'mit', tensors: '1', quantisation: 'F16' } }],
    },
    {
      why: 'a pickle that starts a shell when loaded',
      path: 'model.pkl',
      text: "cposix\nsystem\n(S'id'\ntR.",
      facts: [{ type: 'model_file', format: 'pickle', sizeBytes: 24, dangerousImports: ['posix.system'] }],
    },
    {
      why: 'an ordinary pickle, and a class of its own that is listed but not called dangerous',
      path: 'model.pkl',
      text: 'ccollections\nOrderedDict\n(tRccopy_reg\n_reconstructor\n(cmyapp.nets\nNet\nc__builtin__\nobject\nNtR.',
      facts: [{ type: 'model_file', dangerousImports: [], header: { other_imports: 'myapp.nets.Net' } }],
    },
    {
      why: 'a pickle that breaks off keeps what it would import',
      path: 'cut.pkl',
      text: "cbuiltins\neval\n(S'1",
      facts: [{ type: 'model_file', dangerousImports: ['builtins.eval'] }],
      trouble: 'parse_error',
    },
    {
      why: 'a pickle that breaks off before anything dangerous has no list: nobody knows what came after',
      path: 'short.pkl',
      text: 'ccollections\nOrderedDict\n(tR',
      facts: [{ type: 'model_file', format: 'pickle' }],
      trouble: 'parse_error',
    },
    {
      why: 'a pointer of large file storage is the file it stands for',
      path: 'model.onnx',
      text: `version https://git-lfs.github.com/spec/v1\noid sha256:${'ab'.repeat(32)}\nsize 1234567890\n`,
      facts: [{ type: 'model_file', format: 'onnx', sizeBytes: 1234567890, sha256: 'ab'.repeat(32), header: { stored: 'git-lfs' } }],
    },
    { why: 'a .bin that is no model', path: 'firmware.bin', text: 'MZ and so on', none: 'all' },
    { why: 'a .pth file is also how Python adds paths', path: 'site-packages/easy-install.pth', text: './lib\nimport os\n', none: 'all' },
    { why: 'text with the ending of a model', path: 'notes.gguf', text: 'GG UF', none: 'all', trouble: 'parse_error' },
  ],
});

/** What is read of the start of a large file; bytes. The vocabulary in the metadata of a large GGUF model takes about 8 MiB. */
const headBytes = 16 * 1024 * 1024;

/** A large file by its start. What a cut pickle would import is only known where it is dangerous: the rest was not seen. */
function largeContentOf(artifact: LargeArtifact, format: ModelFileFact['format']): ModelContent | undefined {
  try {
    const archive = format === 'pytorch' || format === 'pickle' ? readLargeTorchZip(artifact) : undefined;
    if (archive) return archive;
    const head = artifact.range(0, headBytes);
    if (isZip(head)) return { format, header: { layout: 'zip' } };
    const found = contentOf(head, format);
    if (!found) return undefined;
    const { dangerousImports, ...rest } = found;
    return dangerousImports !== undefined && dangerousImports.length > 0 ? found : rest;
  } catch (error) {
    if (error instanceof ReaderTrouble) return { format, header: {} };
    throw error;
  }
}

function contentOf(bytes: Uint8Array, format: ModelFileFact['format']): ModelContent | undefined {
  switch (format) {
    case 'gguf':
      return isGguf(bytes) ? readGguf(bytes) : undefined;
    case 'safetensors':
      return isSafetensors(bytes) ? readSafetensors(bytes) : undefined;
    case 'onnx':
      return isOnnx(bytes) ? readOnnx(bytes) : undefined;
    case 'pytorch':
    case 'pickle':
      return readTorchZip(bytes) ?? readCompressed(bytes, format) ?? (isPickle(bytes) || format === 'pickle' && isBrokenPickle(bytes) ? readPickles(bytes, format) : undefined);
    case 'keras':
    case 'hdf5':
      return readKerasZip(bytes) ?? (isHdf5(bytes) ? readHdf5(bytes) : undefined);
    case 'tflite':
      return isTflite(bytes) ? { format: 'tflite', header: {} } : undefined;
    case 'numpy':
      return isNpy(bytes) ? readNpy(bytes) : readNpz(bytes);
    default:
      return undefined;
  }
}

/** Any program may write a compressed `.bin`; only the endings of pickles promise one inside. */
function readCompressed(bytes: Uint8Array, format: 'pytorch' | 'pickle'): ModelContent | undefined {
  return format === 'pickle' ? readCompressedPickle(bytes) : undefined;
}

/** The start of a text pickle that lost its end: an import, in a file whose ending promises a pickle. */
function isBrokenPickle(bytes: Uint8Array): boolean {
  return bytes[0] === 0x63 || bytes[0] === 0x28;
}

/** A GGUF file of text and 32-bit values below 128, for the examples. */
function gguf(entries: readonly (readonly [string, string | number])[]): string {
  const u32 = (value: number) => String.fromCharCode(value & 0x7f) + '\0'.repeat(3);
  const u64 = (value: number) => u32(value) + '\0'.repeat(4);
  const text = (value: string) => u64(value.length) + value;
  return `GGUF${u32(3)}${u64(0)}${u64(entries.length)}${entries.map(([key, value]) => text(key) + (typeof value === 'string' ? u32(8) + text(value) : u32(4) + u32(value))).join('')}`;
}

/** A safetensors file with a header below 128 bytes, for the examples. */
function safetensors(header: string): string {
  return `${String.fromCharCode(header.length)}${'\0'.repeat(7)}${header}..`;
}
