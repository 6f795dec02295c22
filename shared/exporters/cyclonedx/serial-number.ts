import { createHash } from 'node:crypto';

/** The name space of our serial numbers: UUIDv5 of `waybill:bom` in the URL name space of RFC 9562. */
const nameSpace = '23a18f8e-3bf8-5cbf-8295-f90531368cbb';

/** The serial number of a BOM: the UUIDv5 of its content, so that the same content has the same number and no other has. */
export function serialNumber(content: string): string {
  const bytes = createHash('sha1').update(Buffer.from(nameSpace.replaceAll('-', ''), 'hex')).update(content, 'utf8').digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
