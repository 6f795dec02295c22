/** Lockfiles in TOML: one array of tables, of which each is a package. */
import { parse, TomlError } from 'smol-toml';
import { ReaderTrouble } from '../reader.ts';
import type { Findings } from '../documents/reading.ts';
import { asTable, type TomlTable } from '../documents/toml.ts';

export interface TomlPackage {
  readonly table: TomlTable;
  /** That of its name, which stands under the header. */
  readonly line: number;
}

export interface TomlLock {
  readonly root: TomlTable;
  readonly packages: readonly TomlPackage[];
}

/**
 * The tables of `[[array]]` with their lines, found by their headers alone, which is enough here and costs a tenth of finding every key.
 * Of a text that breaks off, what stands before the last header at or above the break is kept, and the place of the break is noted.
 * @throws {ReaderTrouble} `parse_error` when nothing can be kept.
 */
export function parseTomlLock(text: string, array: string, findings: Findings): TomlLock {
  const header = `[[${array}]]`;
  try {
    return tablesOf(text, array, header);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const detail = `Not valid TOML at line ${error.line}, column ${error.column}.`;
    const kept = text.split('\n').slice(0, error.line).join('\n');
    const cut = kept.lastIndexOf(`\n${header}`);
    if (cut < 0) throw new ReaderTrouble('parse_error', detail);
    findings.note('parse_error', detail);
    try {
      return tablesOf(kept.slice(0, cut + 1), array, header);
    } catch {
      return { root: {}, packages: [] };
    }
  }
}

function tablesOf(text: string, array: string, header: string): TomlLock {
  const root = parse(text) as TomlTable;
  const listed = Object.hasOwn(root, array) ? root[array] : undefined;
  const lines = headerLines(text, header);
  const packages = (Array.isArray(listed) ? listed : []).flatMap((item, index) => {
    const table = asTable(item);
    return table ? [{ table, line: lines[index] ?? 1 }] : [];
  });
  return { root, packages };
}

function headerLines(text: string, header: string): number[] {
  const lines: number[] = [];
  let line = 1;
  for (let at = 0; at <= text.length; line += 1) {
    if (text.startsWith(header, at)) lines.push(line + nameOffset(text, at));
    const end = text.indexOf('\n', at);
    if (end < 0) break;
    at = end + 1;
  }
  return lines;
}

/** Lines from a header to the `name` below it; 0 when it is not among the first lines. */
function nameOffset(text: string, header: number): number {
  let at = header;
  for (let offset = 1; offset <= 5; offset += 1) {
    at = text.indexOf('\n', at) + 1;
    if (at === 0 || text[at] === '[') return 0;
    if (/^name\s*=/.test(text.slice(at, at + 10))) return offset;
  }
  return 0;
}
