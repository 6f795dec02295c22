/** PyTorch, joblib and plain pickle files. */
import { gunzipSync, inflateSync } from 'node:zlib';
import { startsWith } from './bytes.ts';
import type { ModelContent } from './model-content.ts';
import { judgeImports } from './pickle-imports.ts';
import { scanPickles } from './pickle-file.ts';
import { isZip, localHeaderBytesMax, zipContent, zipEntries, zipEntriesAtEnd, type ZipEntry } from './zip.ts';
import { ReaderTrouble, type LargeArtifact } from '../reader.ts';

/** Other imports that are listed; the first ones tell enough. */
const otherMax = 20;
const plainBytesMax = 64 * 1024 * 1024;

/** A zip of PyTorch: `…/data.pkl` beside the tensors, `…/code/` when it is TorchScript. Undefined when no pickle is in it. */
export function readTorchZip(bytes: Uint8Array): ModelContent | undefined {
  if (!isZip(bytes)) return undefined;
  const { entries, isDamaged } = zipEntries(bytes);
  return torchContent(entries, { contentOf: (entry) => zipContent(bytes, entry), damage: isDamaged ? `The zip directory is missing or broken at byte ${bytes.length}.` : undefined });
}

/** The same by its directory and its pickles alone, for files larger than memory. */
export function readLargeTorchZip(artifact: LargeArtifact): ModelContent | undefined {
  if (!isZip(artifact.range(0, 4))) return undefined;
  const base = Math.max(0, artifact.sizeBytes - directoryBytesMax);
  const entries = zipEntriesAtEnd(artifact.range(base, directoryBytesMax), base);
  if (!entries) return { format: 'pytorch', header: { layout: 'zip' }, trouble: { reason: 'parse_error', detail: `No zip directory in the last ${directoryBytesMax} bytes.` } };
  return torchContent(entries, {
    contentOf: (entry) => {
      if (entry.compressedBytes > plainBytesMax) throw new ReaderTrouble('too_large', `A pickle of ${entry.compressedBytes} bytes in the archive; at most ${plainBytesMax} are read.`);
      return zipContent(artifact.range(entry.at, localHeaderBytesMax + entry.compressedBytes), { ...entry, at: 0 });
    },
    damage: undefined,
  });
}

/** The directory of an archive with 100,000 entries fits. */
const directoryBytesMax = 16 * 1024 * 1024;

function torchContent(entries: readonly ZipEntry[], { contentOf, damage }: { contentOf: (entry: ZipEntry) => Uint8Array; damage: string | undefined }): ModelContent | undefined {
  const pickles = entries.filter(({ name }) => /\.(?:pkl|pickle)$/i.test(name));
  if (pickles.length === 0) return undefined;
  const imports: string[] = [];
  const troubles: string[] = damage === undefined ? [] : [damage];
  for (const entry of pickles.slice(0, 1000)) {
    try {
      const scan = scanPickles(contentOf(entry));
      imports.push(...scan.imports);
      if (scan.trouble !== undefined) troubles.push(`In a pickle of the archive: ${scan.trouble}`);
    } catch (error) {
      if (!(error instanceof ReaderTrouble)) throw error;
      troubles.push(error.message);
    }
  }
  const isScript = entries.some(({ name }) => /(?:^|\/)code\//.test(name));
  return content('pytorch', imports, { layout: isScript ? 'torchscript' : 'zip' }, troubles[0]);
}

/** Pickles one after the other; `format` is what the ending says. */
export function readPickles(bytes: Uint8Array, format: 'pytorch' | 'pickle'): ModelContent {
  const scan = scanPickles(bytes);
  // joblib writes array bytes into the pickle; the walk ends there by design.
  const isJoblib = scan.imports.some((path) => path.startsWith('joblib.numpy_pickle.'));
  return content(format, scan.imports, isJoblib ? { layout: 'joblib' } : {}, isJoblib ? undefined : scan.trouble);
}

/** A compressed pickle, as joblib writes it; undefined when it is not compressed. Only what Node can unpack is read. */
export function readCompressedPickle(bytes: Uint8Array): ModelContent | undefined {
  const packing = packings.find(({ magic }) => startsWith(bytes, magic));
  if (!packing) return undefined;
  const header = { compression: packing.name };
  const unread = (detail: string): ModelContent => ({ format: 'pickle', header, trouble: { reason: 'parse_error', detail } });
  if (!packing.unpack) return unread(`Compressed with ${packing.name}, which is not read.`);
  try {
    const plain = packing.unpack(bytes, { maxOutputLength: Math.min(plainBytesMax, Math.max(65_536, bytes.length * 200)) });
    const inner = readPickles(plain, 'pickle');
    return { ...inner, header: { ...inner.header, ...header } };
  } catch {
    return unread(`Compressed with ${packing.name}, and cannot be unpacked within ${plainBytesMax} bytes and 200 times its size.`);
  }
}

const packings: readonly { name: string; magic: readonly number[]; unpack?: (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array }[] = [
  { name: 'gzip', magic: [0x1f, 0x8b], unpack: gunzipSync },
  { name: 'zlib', magic: [0x78, 0x01], unpack: inflateSync },
  { name: 'zlib', magic: [0x78, 0x5e], unpack: inflateSync },
  { name: 'zlib', magic: [0x78, 0x9c], unpack: inflateSync },
  { name: 'zlib', magic: [0x78, 0xda], unpack: inflateSync },
  { name: 'bzip2', magic: [0x42, 0x5a, 0x68] },
  { name: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: 'lzma', magic: [0x5d, 0x00, 0x00] },
  { name: 'lz4', magic: [0x04, 0x22, 0x4d, 0x18] },
  { name: '7z', magic: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
];

function content(format: 'pytorch' | 'pickle', imports: readonly string[], header: Record<string, string>, trouble: string | undefined): ModelContent {
  const { dangerous, other } = judgeImports([...new Set(imports)]);
  return {
    format,
    header: { ...header, ...(other.length > 0 && { other_imports: other.slice(0, otherMax).join(',').slice(0, 1000) }) },
    // An empty list is only said of what was read to its end; of the rest nobody knows.
    ...((dangerous.length > 0 || trouble === undefined) && { dangerousImports: dangerous.slice(0, 100) }),
    ...(trouble !== undefined && { trouble: { reason: 'parse_error', detail: trouble } }),
  };
}
