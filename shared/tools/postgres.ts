/** A PostgreSQL for the tests: its own cluster in a temporary folder, on a socket only. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface TestPostgres {
  /** `postgresql://…` over the socket. */
  readonly url: string;
  stop(): void;
}

/** Starts a cluster with the machine's PostgreSQL; undefined when it has none. Throws when it has one that does not start. */
export function startPostgres(): TestPostgres | undefined {
  const bin = findBinaries();
  if (bin === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'waybill-postgres-'));
  const user = accountFor(folder);
  const run = (program: string, args: readonly string[]) => {
    const command = [join(bin, program), ...args];
    // PostgreSQL refuses to run as root, so root hands it to the package's own user.
    const [file, ...rest] = user === undefined ? command : ['runuser', '-u', user, '--', ...command];
    const done = spawnSync(file as string, rest, { encoding: 'utf8', cwd: folder, timeout: 60_000 });
    if (done.status !== 0) throw new Error(`PostgreSQL's ${program} failed: ${done.stderr || done.error?.message || done.stdout}`);
  };

  run('initdb', ['--pgdata', join(folder, 'data'), '--auth=trust', '--username=waybill', '--encoding=UTF8', '--no-locale', '--no-sync']);
  const settings = ['-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'max_connections=200'].join(' ');
  run('pg_ctl', ['--pgdata', join(folder, 'data'), '--log', join(folder, 'log'), '--wait', '--options', settings, 'start']);

  return {
    url: `postgresql://waybill@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: () => {
      run('pg_ctl', ['--pgdata', join(folder, 'data'), '--mode=immediate', '--wait', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findBinaries(): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort().reverse();
  const onPath = (process.env['PATH'] ?? '').split(delimiter);
  return [...debian, ...onPath].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

/** The user to run as, when we are root: the owner of Debian's package. Its folder is given to it. */
function accountFor(folder: string): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  const [uid, gid] = [id('-u'), id('-g')];
  if (!Number.isInteger(uid) || uid === 0) throw new Error('PostgreSQL cannot run as root, and there is no user postgres.');
  chownSync(folder, uid, gid);
  return 'postgres';
}

