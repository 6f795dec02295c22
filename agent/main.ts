/** The agent's entry: guards the runtime, then hands over to the command line. */

/** better-sqlite3 and the sources need it; older ones fail later and without a word. */
const nodeMajorMin = 24;

if (Number(process.versions.node.split('.')[0]) < nodeMajorMin) {
  console.error(`Waybill needs Node ${nodeMajorMin} or newer; this is ${process.versions.node}. Run it through npm, which brings its own.`);
  process.exit(2);
}

const { runCli } = await import('./cli/cli.ts');
process.exitCode = await runCli(process.argv.slice(2));
