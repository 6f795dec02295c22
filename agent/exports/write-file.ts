import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { AppError } from '#shared/model/app-error.ts';

/** Writes the whole document or nothing: a reader never sees half a file. @throws {AppError} `usage` with what the system says. */
export function writeFile(file: string, text: string): void {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, file);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw new AppError('usage', `Cannot write ${file}: ${(cause as NodeJS.ErrnoException).code}.`, { cause });
  }
}
