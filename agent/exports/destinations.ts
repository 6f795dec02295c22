/** Where exports can go besides files. */
import { codeScanning } from './code-scanning.ts';
import type { Destination } from './destination.ts';
import { s3 } from './s3.ts';

/** Every destination, by scheme. */
export const destinations: readonly Destination[] = [codeScanning, s3];

/** Splits `s3://bucket/key`; undefined for a file's path. */
export function parseDestination(to: string, known: readonly Destination[] = destinations): { readonly destination: Destination; readonly place: string } | undefined {
  const scheme = /^([a-z][a-z0-9]+):/.exec(to)?.[1];
  const destination = known.find(({ id }) => id === scheme);
  return destination === undefined ? undefined : { destination, place: to.slice(destination.id.length + 1) };
}

/** What a place can be, for errors. */
export function formsOf(known: readonly Destination[] = destinations): string {
  return ['a file', ...known.map(({ form }) => form)].join(', ');
}
