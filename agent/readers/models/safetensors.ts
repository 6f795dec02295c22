/** safetensors: a length, a JSON header, raw tensors. It cannot hold code. @see https://github.com/huggingface/safetensors#format */
import { ByteCursor, headerText } from './bytes.ts';
import type { ModelContent } from './model-content.ts';
import { refuseDeepJson } from '../documents/depth.ts';
import { ReaderTrouble } from '../reader.ts';

/** The format's own limit for its header. */
const headerBytesMax = 100_000_000;

/** Metadata that says what the model is. Trainers also write paths and prompts there; those stay out. */
const wanted: Readonly<Record<string, string>> = {
  format: 'framework',
  license: 'licence',
  name: 'name',
  architecture: 'architecture',
  base_model: 'base_model',
  ss_base_model_version: 'base_model',
  'modelspec.title': 'name',
  'modelspec.architecture': 'architecture',
  'modelspec.license': 'licence',
  'modelspec.author': 'organization',
};

/** Whether the first bytes can be a header length and the brace after it. */
export function isSafetensors(bytes: Uint8Array): boolean {
  if (bytes.length < 10 || bytes[8] !== 0x7b) return false;
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  return length >= 2n && length <= BigInt(headerBytesMax);
}

export function readSafetensors(bytes: Uint8Array): ModelContent {
  const header: Record<string, string> = {};
  const fail = (detail: string): ModelContent => ({ format: 'safetensors', header, trouble: { reason: 'parse_error', detail } });
  const cursor = new ByteCursor(bytes);
  const length = cursor.u64();
  if (length > cursor.left) return fail(`The header of ${length} bytes ends after the file, at byte ${bytes.length}.`);
  let table: unknown;
  try {
    const text = cursor.text(length);
    refuseDeepJson(text);
    table = JSON.parse(text);
  } catch (error) {
    return fail(error instanceof ReaderTrouble ? error.message : `The header of ${length} bytes at byte 8 is not valid JSON.`);
  }
  if (typeof table !== 'object' || table === null || Array.isArray(table)) return fail('The header at byte 8 is not an object.');

  const types = new Set<string>();
  let tensors = 0;
  for (const [name, entry] of Object.entries(table)) {
    if (name === '__metadata__') Object.assign(header, metadataOf(entry));
    else {
      tensors += 1;
      const type: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'dtype') : undefined;
      if (typeof type === 'string' && /^[A-Z0-9_]{1,16}$/.test(type)) types.add(type);
    }
  }
  header['tensors'] = String(tensors);
  if (types.size > 0) header['quantisation'] = [...types].sort().join(',');
  return { format: 'safetensors', header };
}

function metadataOf(entry: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  if (typeof entry !== 'object' || entry === null) return found;
  for (const [key, value] of Object.entries(entry)) {
    const name = Object.hasOwn(wanted, key) ? wanted[key] : undefined;
    if (name !== undefined && typeof value === 'string' && value !== '') found[name] = headerText(value);
  }
  return found;
}
