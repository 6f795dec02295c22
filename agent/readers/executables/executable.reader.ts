import { defineReader, type ReadResult } from '../reader.ts';

/** Endings of compiled programs; programs for Unix have none. */
const endings = new Set(['', '.exe', '.dll', '.so', '.dylib', '.com', '.scr', '.class', '.jar', '.war', '.apk', '.pyc', '.pyd', '.node', '.wasm', '.o', '.a', '.lib', '.elf', '.msi', '.sys', '.ko']);

/** First bytes of formats that machines run. Sources: ELF gABI 4.1, Microsoft PE format, Apple mach-o/loader.h, JVMS §4.1, WebAssembly 1.0 §5.5.16, ar(5). */
const formats: readonly { readonly format: string; readonly bytes: readonly number[] }[] = [
  { format: 'elf', bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { format: 'pe', bytes: [0x4d, 0x5a] },
  { format: 'mach-o', bytes: [0xcf, 0xfa, 0xed, 0xfe] },
  { format: 'mach-o', bytes: [0xce, 0xfa, 0xed, 0xfe] },
  { format: 'wasm', bytes: [0x00, 0x61, 0x73, 0x6d] },
  { format: 'ar', bytes: [0x21, 0x3c, 0x61, 0x72, 0x63, 0x68, 0x3e, 0x0a] },
];

export default defineReader({
  id: 'executable',
  title: 'Compiled programs and libraries, by their first bytes',
  version: 1,
  gate: 'always',
  // 10 MiB: what is loaded of any file; of larger ones only the beginning is.
  bytesMax: 10 * 1024 * 1024,
  accepts: ({ extension }) => endings.has(extension),
  read: ({ path, bytes }) => judged(path, bytes),
  readLarge: ({ path, range }) => judged(path, range(0, 64)),
  examples: [
    { why: 'a program without an ending', path: 'bin/tool', text: '\u007fELF\u0002\u0001\u0001', facts: [{ type: 'resource', kind: 'source.executable', providerId: 'bin/tool', attributes: { format: 'elf' } }] },
    { why: 'a library for Windows', path: 'lib/x.dll', text: 'MZ\u0000\u0003', facts: [{ type: 'resource', attributes: { format: 'pe' } }] },
    { why: 'a text that begins with the letters of a program', path: 'MZUNGU', text: 'MZ is how it begins\n', none: 'all' },
    { why: 'a script is source', path: 'bin/run', text: '#!/bin/sh\n', none: 'all' },
    { why: 'nothing in it', path: 'empty', text: '', none: 'all' },
  ],
});

function judged(path: string, bytes: Uint8Array): ReadResult {
  const format = formatOf(bytes);
  return { facts: format === undefined ? [] : [{ type: 'resource', kind: 'source.executable', providerId: path, name: path, attributes: { format }, line: 1 }] };
}

function formatOf(bytes: Uint8Array): string | undefined {
  const found = formats.find((each) => each.bytes.every((byte, at) => bytes[at] === byte));
  // Two letters alone are too little: a program holds zeros near its start.
  if (found && found.bytes.length < 4 && !bytes.subarray(0, 64).includes(0)) return undefined;
  if (found) return found.format;
  // 0xCAFEBABE begins Java classes and universal Mach-O files; the former have a major version of 45 or more where the latter count their parts.
  if (bytes[0] !== 0xca || bytes[1] !== 0xfe || bytes[2] !== 0xba || bytes[3] !== 0xbe || bytes.length < 8) return undefined;
  return ((bytes[6] as number) << 8) + (bytes[7] as number) >= 45 ? 'java-class' : 'mach-o';
}
