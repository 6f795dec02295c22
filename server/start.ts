/** `npm start`: the control plane and an agent beside it. Guards the runtime before anything is loaded that needs it. */

/** better-sqlite3 crashes without a word on older ones. */
const nodeMajorMin = 24;

if (Number(process.versions.node.split('.')[0]) < nodeMajorMin) {
  console.error(`Waybill needs Node ${nodeMajorMin} or newer; this is ${process.versions.node}. Run it through npm, which brings its own.`);
  process.exit(2);
}

const { start } = await import('./start/start.ts');
process.exitCode = await start(process.argv.slice(2));
