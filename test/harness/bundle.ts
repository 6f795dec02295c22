/** Bundles the product once before the tests, so that tests of whole processes start as fast as users' do. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions, productEntries } from '#shared/tools/bundle.ts';

/** Where the bundle lies: `agent.js`, `start.js` and the workers. */
export const bundleFolder = join(import.meta.dirname, '../../.cache/test-dist');

export default async function setup(): Promise<void> {
  await build(bundleOptions(productEntries(), bundleFolder));
}
