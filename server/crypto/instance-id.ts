import { createHmac } from 'node:crypto';

/**
 * An opaque name of this installation: the same for the same sealing key and data directory, and unlike any other. Lets
 * a starting process see whether the server that holds its port is its own, and tells a stranger nothing.
 */
export function instanceId(installation: { readonly sealingKey: Uint8Array; readonly dataDir: string }): string {
  return `ins_${createHmac('sha256', installation.sealingKey).update('instance').update(installation.dataDir).digest('hex').slice(0, 24)}`;
}
