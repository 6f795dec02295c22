/** `npm run bench -- NAME [options]`: measures, as ratios against a reference in the same run, and prints JSON. */
import bundle from '../harness/bundle.ts';

const benches: Readonly<Record<string, () => Promise<{ run(args: readonly string[]): Promise<unknown> }>>> = {
  scan: () => import('./scan.bench.ts'),
  ingest: () => import('./ingest.bench.ts'),
  api: () => import('./api.bench.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = benches[name];
if (load) {
  // The servers' threads run from the bundle, as users have them.
  await bundle();
  console.log(JSON.stringify(await (await load()).run(args), null, 2));
} else {
  console.error(`Unknown bench ${JSON.stringify(name)}. Accepted: ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 2;
}
