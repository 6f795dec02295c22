/** Temporary trees to scan. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder with these files, removed when the test ends. */
export function treeOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'waybill-tree-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** A key of the right form that was never issued; made of pieces so that no scanner takes this file for a leak. */
export const plantedKey = `${['sk', 'proj', 'Zx9Lq2Vt7RbN4mKc8WdYp3Hs'].join('-')}${['T3Blb', 'kFJ'].join('')}fG6jUe1Xa5QoRv0BnMiPzLk2`;
