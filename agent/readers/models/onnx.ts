/** ONNX: one protocol buffer message, `ModelProto`. @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
import { ReaderTrouble } from '../reader.ts';
import { ByteCursor, headerText } from './bytes.ts';
import type { ModelContent } from './model-content.ts';

const irVersionField = 1;
const graphField = 7;
const opsetField = 8;
const metadataField = 14;
const textFields: Readonly<Record<number, string>> = { 2: 'producer', 3: 'producer_version', 4: 'domain' };

/** The IR version comes first and is a small number; nothing else of this ending starts so. */
export function isOnnx(bytes: Uint8Array): boolean {
  return bytes[0] === 0x08 && (bytes[1] ?? 0) >= 1 && (bytes[1] ?? 0) < 64 && bytes.length > 8;
}

export function readOnnx(bytes: Uint8Array): ModelContent {
  const header: Record<string, string> = {};
  const cursor = new ByteCursor(bytes);
  let hasGraph = false;
  try {
    while (cursor.left > 0) {
      const { field, wire } = tag(cursor);
      if (wire === 0) {
        const value = varint(cursor);
        if (field === irVersionField) header['ir_version'] = String(value);
      } else if (wire === 1) cursor.skip(8);
      else if (wire === 5) cursor.skip(4);
      else if (wire === 2) {
        const length = varint(cursor);
        if (field === graphField) hasGraph = true;
        const name = textFields[field];
        const value = cursor.bytes(length);
        if (name !== undefined && length > 0) header[name] = headerText(new TextDecoder().decode(value.subarray(0, 1000)));
        else if (field === opsetField) header['opset'] = opsetOf(value) ?? header['opset'] ?? '';
        else if (field === metadataField) Object.assign(header, propertyOf(value));
      } else throw new ReaderTrouble('parse_error', `Not a known field at byte ${cursor.at}.`);
    }
    if (!hasGraph) throw new ReaderTrouble('parse_error', `No graph up to byte ${bytes.length}.`);
  } catch (error) {
    if (!(error instanceof ReaderTrouble)) throw error;
    return { format: 'onnx', header, trouble: { reason: error.reason, detail: error.message } };
  }
  return { format: 'onnx', header };
}

function tag(cursor: ByteCursor): { field: number; wire: number } {
  const value = varint(cursor);
  return { field: Math.floor(value / 8), wire: value % 8 };
}

/** Up to 53 bits; longer numbers stand in no field that is read. */
function varint(cursor: ByteCursor): number {
  let value = 0;
  for (let index = 0; index < 10; index += 1) {
    const byte = cursor.u8();
    if (index < 8) value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return value;
  }
  throw new ReaderTrouble('parse_error', `A number without end at byte ${cursor.at - 10}.`);
}

/** The version of the default operator set; sets with a domain are others. */
function opsetOf(message: Uint8Array): string | undefined {
  return message[0] === 0x10 && message.length >= 2 ? String(varint(new ByteCursor(message, { at: 1 }))) : undefined;
}

/** `StringStringEntryProto`: only a licence and a name are kept. */
function propertyOf(message: Uint8Array): Record<string, string> {
  const cursor = new ByteCursor(message);
  const parts: Record<number, string> = {};
  while (cursor.left > 0) {
    const { field, wire } = tag(cursor);
    if (wire !== 2) return {};
    parts[field] = headerText(cursor.text(varint(cursor)));
  }
  const name = { license: 'licence', licence: 'licence', name: 'name', model_name: 'name' }[parts[1]?.toLowerCase() ?? ''];
  return name !== undefined && parts[2] ? { [name]: parts[2] } : {};
}
