/** Keras archives and HDF5 files, and TensorFlow Lite. A Lambda layer is code that runs when the model is loaded. */
import { ReaderTrouble } from '../reader.ts';
import { startsWith } from './bytes.ts';
import type { ModelContent } from './model-content.ts';
import { isZip, zipContent, zipEntries } from './zip.ts';

/** The signature stands at 0, or behind a user block of 512, 1024, 2048 … bytes. */
export function isHdf5(bytes: Uint8Array): boolean {
  return [0, 512, 1024, 2048, 4096, 8192].some((at) => startsWith(bytes, [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a], at));
}

/** Keras writes `model_config` and `keras_version` as attributes; the bytes are searched, the tree is not walked. */
export function readHdf5(bytes: Uint8Array): ModelContent {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isKeras = buffer.includes('keras_version') || buffer.includes('model_config');
  if (!isKeras) return { format: 'hdf5', header: {} };
  return { format: 'keras', header: { layout: 'hdf5' }, dangerousImports: lambdas(buffer) };
}

/** A `.keras` archive: `config.json`, `metadata.json` and the weights. Undefined when it is something else. */
export function readKerasZip(bytes: Uint8Array): ModelContent | undefined {
  if (!isZip(bytes)) return undefined;
  const { entries, isDamaged } = zipEntries(bytes);
  const config = entries.find(({ name }) => name === 'config.json');
  if (!config) return undefined;
  const header: Record<string, string> = {};
  try {
    const metadata = entries.find(({ name }) => name === 'metadata.json');
    const version = metadata && /"keras_version":\s*"([0-9A-Za-z.]{1,20})"/.exec(new TextDecoder().decode(zipContent(bytes, metadata).subarray(0, 10_000)))?.[1];
    if (version) header['keras_version'] = version;
    const content = zipContent(bytes, config);
    return {
      format: 'keras',
      header,
      dangerousImports: lambdas(Buffer.from(content.buffer, content.byteOffset, content.byteLength)),
      ...(isDamaged && { trouble: { reason: 'parse_error', detail: `The zip directory is missing or broken at byte ${bytes.length}.` } }),
    };
  } catch (error) {
    if (!(error instanceof ReaderTrouble)) throw error;
    return { format: 'keras', header, trouble: { reason: error.reason, detail: error.message } };
  }
}

export function isTflite(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x54, 0x46, 0x4c, 0x33], 4);
}

/** A Lambda layer in a configuration, and modules named outside of Keras are left to review. */
function lambdas(config: Buffer): string[] {
  return config.includes('"class_name": "Lambda"') || config.includes('"class_name":"Lambda"') ? ['keras.layers.Lambda'] : [];
}
