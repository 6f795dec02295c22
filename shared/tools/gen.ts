/** `npm run gen`: writes everything that is generated and committed. `--check` only says what is stale and exits 1. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedClient } from './client-file.ts';
import { expectedRegistries, type GeneratedFile } from './registries.ts';

const root = join(import.meta.dirname, '../..');
const isCheck = process.argv.includes('--check');
const stale: string[] = [];

// The client is made from the routes, which the registries find: registries first.
for (const make of [() => expectedRegistries(root), () => [expectedClient(root)]]) {
  for (const { path, text } of make().filter((file) => !isFresh(file))) {
    stale.push(path);
    if (!isCheck) writeFileSync(join(root, path), text);
  }
}

if (isCheck) {
  for (const path of stale) console.error(`${path} is stale; run npm run gen`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  console.log(stale.length === 0 ? 'everything generated is fresh' : `wrote ${stale.join(', ')}`);
}

function isFresh({ path, text }: GeneratedFile): boolean {
  return existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === text;
}
