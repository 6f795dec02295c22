/** NumPy arrays, and the pickles that object arrays are. @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
import { ReaderTrouble } from '../reader.ts';
import { ByteCursor, startsWith } from './bytes.ts';
import type { ModelContent } from './model-content.ts';
import { judgeImports } from './pickle-imports.ts';
import { scanPickles } from './pickle-file.ts';
import { isZip, zipContent, zipEntries } from './zip.ts';

export function isNpy(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]);
}

/** One array. Only an object array (`|O`) holds a pickle; for the others no import is possible. */
export function readNpy(bytes: Uint8Array): ModelContent {
  try {
    const cursor = new ByteCursor(bytes, { at: 6 });
    const major = cursor.u8();
    cursor.skip(1);
    const description = cursor.text(major === 1 ? cursor.u16() : cursor.u32());
    const dtype = /'descr':\s*'([<>|=]?[A-Za-z]\d{0,6})'/.exec(description)?.[1];
    const header: Record<string, string> = dtype === undefined ? {} : { dtype };
    if (!description.includes('O')) return { format: 'numpy', header, dangerousImports: [] };
    const scan = scanPickles(bytes.subarray(cursor.at));
    return {
      format: 'numpy',
      header,
      dangerousImports: judgeImports(scan.imports).dangerous,
      ...(scan.trouble !== undefined && { trouble: { reason: 'parse_error', detail: scan.trouble } }),
    };
  } catch (error) {
    if (!(error instanceof ReaderTrouble)) throw error;
    return { format: 'numpy', header: {}, trouble: { reason: error.reason, detail: error.message } };
  }
}

/** A zip of arrays; undefined when there is none in it. */
export function readNpz(bytes: Uint8Array): ModelContent | undefined {
  if (!isZip(bytes)) return undefined;
  const { entries, isDamaged } = zipEntries(bytes);
  const arrays = entries.filter(({ name }) => name.endsWith('.npy'));
  if (arrays.length === 0) return undefined;
  const dangerous = new Set<string>();
  let trouble: ModelContent['trouble'] = isDamaged ? { reason: 'parse_error', detail: `The zip directory is missing or broken at byte ${bytes.length}.` } : undefined;
  for (const entry of arrays.slice(0, 10_000)) {
    try {
      const content = zipContent(bytes, entry);
      if (!isNpy(content)) continue;
      const array = readNpy(content);
      for (const path of array.dangerousImports ?? []) dangerous.add(path);
      trouble ??= array.trouble;
    } catch (error) {
      if (!(error instanceof ReaderTrouble)) throw error;
      trouble ??= { reason: error.reason, detail: error.message };
    }
  }
  return { format: 'numpy', header: { arrays: String(arrays.length) }, dangerousImports: [...dangerous], ...(trouble !== undefined && { trouble }) };
}
