/** A value in a sealed file of the state. */
import { existsSync } from 'node:fs';
import { readSealed, writeSealed } from './sealed-file.ts';
import type { State } from './state.ts';

/** What is kept under a name; undefined when nothing is, or when it does not open: written by another version, cut off, or changed. That only costs requests. */
export async function loadJson(state: State, name: string): Promise<unknown> {
  const file = state.fileOf(name);
  if (!state.isKept || !existsSync(file)) return undefined;
  try {
    const pieces: Buffer[] = [];
    for await (const piece of readSealed(file, state.key)) pieces.push(piece);
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Keeps a value under a name in the place of the one before; nothing where nothing is kept. */
export async function saveJson(state: State, name: string, value: unknown): Promise<void> {
  if (!state.isKept) return;
  const draft = state.draft();
  await writeSealed(draft, state.key, bytesOf(JSON.stringify(value)), new AbortController().signal);
  await state.keep(draft, name);
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
