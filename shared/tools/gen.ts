/** `npm run gen`: writes everything that is generated and committed. `--check` only says what is stale and exits 1. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedAgentFiles } from './agent-files.ts';
import { expectedCatalogFiles } from './catalog-files.ts';
import { expectedConfigFiles } from './config-files.ts';
import { expectedRegistries, type GeneratedFile } from './registries.ts';
import { expectedServerFiles } from './server-files.ts';

const root = join(import.meta.dirname, '../..');
const isCheck = process.argv.includes('--check');
const stale: string[] = [];

// The client is made of the routes, which the registries find: registries first.
renew(expectedRegistries(root));
// Loaded only now: the registry of the catalog may just have been written.
renew(expectedCatalogFiles(Object.values(await import('../catalog/registry.gen.ts'))));
for (const expected of [expectedServerFiles, expectedConfigFiles, expectedAgentFiles]) {
  try {
    renew(expected(root));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

if (isCheck) {
  for (const path of stale) console.error(`${path} is stale; run npm run gen`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  console.log(stale.length === 0 ? 'everything generated is fresh' : `wrote ${stale.join(', ')}`);
}

function renew(files: readonly GeneratedFile[]): void {
  for (const { path, text } of files.filter((file) => !isFresh(file))) {
    stale.push(path);
    if (!isCheck) writeFileSync(join(root, path), text);
  }
}

function isFresh({ path, text }: GeneratedFile): boolean {
  return existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === text;
}
