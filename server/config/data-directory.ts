import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';

/** Files that only our own data directory holds. */
const ours = new Set(['waybill.db', 'sealing.key']);

/**
 * Makes the data directory with mode 0700, or closes an existing one that is empty or ours. Another folder that others
 * may read is a problem to report: to change its mode could lock its real users out.
 */
export function prepareDataDirectory(path: string): { problem?: string } {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const isOpenToOthers = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
    if (!isOpenToOthers) return {};
    const names = readdirSync(path);
    if (names.length > 0 && !names.some((name) => ours.has(name))) {
      return { problem: `The data directory ${path} holds other files and is open to other users. Name an empty folder, or run chmod 700 on this one.` };
    }
    chmodSync(path, 0o700);
    return {};
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return { problem: `The data directory ${path} cannot be made or read (${reason}). Check WAYBILL_DATA_DIR and the permissions.` };
  }
}
