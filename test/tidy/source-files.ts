/** The project's files as Git knows them (tracked, and untracked but not ignored), with their text. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeView } from './code-view.ts';

export const root = join(import.meta.dirname, '../..');

export interface SourceFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
}

/** One broken rule, shown as `file:line rule`. */
export interface Complaint {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
}

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

export const allPaths: readonly string[] = listed.split('\n').filter((path) => path !== '' && existsSync(join(root, path)));

/** Files with one of these endings, fixtures and lockfiles left out. */
export function sourceFiles(endings: readonly string[], below: readonly string[] = ['']): SourceFile[] {
  return allPaths
    .filter((path) => endings.some((ending) => path.endsWith(ending)) && below.some((folder) => path.startsWith(folder)))
    .filter((path) => !path.includes('/fixtures/') && path !== 'package-lock.json')
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, lines: text.split('\n') };
    });
}

/** The same files with only their code, or only their comments. */
export function viewed(files: readonly SourceFile[], view: 'code' | 'comments'): SourceFile[] {
  return files.map((file) => {
    const text = codeView(file.text)[view];
    return { path: file.path, text, lines: text.split('\n') };
  });
}

/** Every line of the files that matches, as complaints. */
export function complain(files: readonly SourceFile[], pattern: RegExp, rule: string): Complaint[] {
  return files.flatMap(({ path, lines }) => lines.flatMap((text, index) => (pattern.test(text) ? [{ path, line: index + 1, rule }] : [])));
}

/** What a file imports, with the line of each import. */
export function importsOf(file: SourceFile): { specifier: string; line: number; isTypeOnly: boolean }[] {
  const found: { specifier: string; line: number; isTypeOnly: boolean }[] = [];
  const statement = /(?:^|\n)\s*(?:import|export)\s(type\s)?(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
  for (const match of file.text.matchAll(statement)) {
    const specifier = match[2] ?? match[3];
    const end = match.index + match[0].length;
    if (specifier !== undefined) found.push({ specifier, line: file.text.slice(0, end).split('\n').length, isTypeOnly: match[1] !== undefined });
  }
  return found;
}

export function shown(complaints: readonly Complaint[]): string[] {
  return complaints.map(({ path, line, rule }) => `${path}:${line} ${rule}`);
}
