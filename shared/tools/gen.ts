/** `npm run gen`: writes everything that is generated and committed. `--check` only says what is stale and exits 1. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedRegistries, staleRegistries } from './registries.ts';

const root = join(import.meta.dirname, '../..');
const stale = staleRegistries(root);

if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`${path} is stale; run npm run gen`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path, text } of expectedRegistries(root)) {
    if (stale.includes(path)) writeFileSync(join(root, path), text);
  }
  console.log(stale.length === 0 ? 'everything generated is fresh' : `wrote ${stale.join(', ')}`);
}
