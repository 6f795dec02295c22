/** GGUF: a table of typed metadata before the tensors. @see https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
import { ReaderTrouble } from '../reader.ts';
import { ByteCursor, headerText, startsWith } from './bytes.ts';
import type { ModelContent } from './model-content.ts';

/** Metadata that tells what the model is; `*` is the architecture's own name. */
const wanted: Readonly<Record<string, string>> = {
  'general.architecture': 'architecture',
  'general.name': 'name',
  'general.basename': 'base_name',
  'general.finetune': 'finetune',
  'general.organization': 'organization',
  'general.license': 'licence',
  'general.license.name': 'licence_name',
  'general.size_label': 'size_label',
  'general.version': 'model_version',
  'general.source.url': 'source_url',
  'general.base_model.0.name': 'base_model',
};

/** `general.file_type`, from `llama_ftype` in llama.cpp's `llama.h`. Numbers of removed types are left out. */
const fileTypes: Readonly<Record<number, string>> = {
  0: 'F32', 1: 'F16', 2: 'Q4_0', 3: 'Q4_1', 7: 'Q8_0', 8: 'Q5_0', 9: 'Q5_1', 10: 'Q2_K', 11: 'Q3_K_S', 12: 'Q3_K_M', 13: 'Q3_K_L',
  14: 'Q4_K_S', 15: 'Q4_K_M', 16: 'Q5_K_S', 17: 'Q5_K_M', 18: 'Q6_K', 19: 'IQ2_XXS', 20: 'IQ2_XS', 21: 'Q2_K_S', 22: 'IQ3_XS',
  23: 'IQ3_XXS', 24: 'IQ1_S', 25: 'IQ4_NL', 26: 'IQ3_S', 27: 'IQ3_M', 28: 'IQ2_S', 29: 'IQ2_M', 30: 'IQ4_XS', 31: 'IQ1_M',
  32: 'BF16', 36: 'TQ1_0', 37: 'TQ2_0', 38: 'MXFP4_MOE', 39: 'NVFP4', 40: 'Q1_0',
};

/** Bytes of a fixed-size value by type number; 8 is a string and 9 an array. */
const sizes: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };
const stringType = 8;
const arrayType = 9;
const uint32Type = 4;

/** More entries than this are no metadata; real files have fewer than 100. */
const entriesMax = 65_536;

export function isGguf(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x47, 0x47, 0x55, 0x46]);
}

/** Reads the metadata, in either byte order; the values found before a break are kept. */
export function readGguf(bytes: Uint8Array): ModelContent {
  const header: Record<string, string> = {};
  try {
    readMetadata(bytes, header);
    return { format: 'gguf', header };
  } catch (error) {
    if (!(error instanceof ReaderTrouble)) throw error;
    return { format: 'gguf', header, trouble: { reason: error.reason, detail: error.message } };
  }
}

function readMetadata(bytes: Uint8Array, header: Record<string, string>): void {
  const isLittleEndian = (bytes[4] ?? 0) !== 0;
  const cursor = new ByteCursor(bytes, { at: 4, isLittleEndian });
  const version = cursor.u32();
  if (version < 1 || version > 100) throw new ReaderTrouble('parse_error', 'Not a known GGUF version at byte 4.');
  header['version'] = String(version);
  // Version 1 counts in 32 bits.
  const count = () => (version === 1 ? cursor.u32() : cursor.u64());
  header['tensors'] = String(count());
  const entries = count();
  if (entries > entriesMax) throw new ReaderTrouble('parse_error', `More than ${entriesMax} metadata entries at byte 16.`);

  for (let index = 0; index < entries; index += 1) {
    const key = cursor.text(limited(count(), 65_535, cursor.at));
    const type = cursor.u32();
    const name = Object.hasOwn(wanted, key) ? wanted[key] : undefined;
    if (name !== undefined && type === stringType) header[name] = headerText(cursor.text(count()));
    else if (key === 'general.file_type' && type === uint32Type) {
      const fileType = cursor.u32();
      header['quantisation'] = fileTypes[fileType] ?? String(fileType);
    } else if (key === `${header['architecture'] ?? ''}.context_length` && type === uint32Type) header['context_length'] = String(cursor.u32());
    else skipValue(cursor, type, count, 0);
  }
}

function skipValue(cursor: ByteCursor, type: number, count: () => number, depth: number): void {
  const size = sizes[type];
  if (size !== undefined) cursor.skip(size);
  else if (type === stringType) cursor.skip(count());
  else if (type === arrayType && depth < 8) {
    const itemType = cursor.u32();
    const length = count();
    const itemSize = sizes[itemType];
    if (itemSize !== undefined) cursor.skip(itemSize * length);
    // Every item takes at least one byte, so a count that is too large ends at the end of the file.
    else for (let index = 0; index < length; index += 1) skipValue(cursor, itemType, count, depth + 1);
  } else throw new ReaderTrouble('parse_error', `Not a known GGUF value type at byte ${cursor.at - 4}.`);
}

function limited(length: number, max: number, at: number): number {
  if (length > max) throw new ReaderTrouble('parse_error', `A key longer than ${max} bytes at byte ${at}.`);
  return length;
}
