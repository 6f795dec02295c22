/** `npm test`: every test, on SQLite and on PostgreSQL where the machine has one. Ends with the count alone on a line. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import { startPostgres } from './postgres.ts';

const root = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'waybill-test-'));
const leftOutFile = join(scratch, 'left-out');
const given = process.env['WAYBILL_TEST_POSTGRES_URL'];
const postgres = given === undefined ? startPostgres() : undefined;
const url = given ?? postgres?.url;
if (url !== undefined) process.env['WAYBILL_TEST_POSTGRES_URL'] = url;
process.env['WAYBILL_TEST_LEFT_OUT'] = leftOutFile;

try {
  const filters = process.argv.slice(2);
  const vitest = await startVitest('test', filters, { config: join(root, 'test/vitest.config.ts'), watch: false });
  const files = vitest.state.getTestModules();
  const tests = files.flatMap((file) => [...file.children.allTests()]);
  const passed = tests.filter((test) => test.result().state === 'passed').length;
  // A file that does not load, or an error outside any test, is a failure too.
  const broken = files.filter((file) => file.state() === 'failed' && [...file.children.allTests()].every((test) => test.result().state !== 'failed')).length;
  const failed = tests.length - passed + broken + (vitest.state.getUnhandledErrors().length > 0 ? 1 : 0);
  await vitest.close();

  const leftOut = existsSync(leftOutFile) ? readFileSync(leftOutFile, 'utf8').trim().split('\n').length : 0;
  if (leftOut > 0) console.log(`PostgreSQL is not on this machine: ${leftOut} groups of tests ran on SQLite only.`);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
  else if (leftOut > 0 && process.env['CI'] === 'true') process.exitCode = 1;
} finally {
  postgres?.stop();
  rmSync(scratch, { recursive: true, force: true });
}
