/** Every migration in its order. A static list, so that it is there in a bundle too. A name once released stays. */
import type { Kysely } from 'kysely';
import { up as foundation } from './0001-foundation.ts';
import { up as controlPlane } from './0002-control-plane.ts';
import { up as inventory } from './0003-inventory.ts';
import { up as scanSources } from './0004-scan-sources.ts';
import { up as mentions } from './0005-mentions.ts';
import { up as connectionTests } from './0006-connection-tests.ts';

export interface Migration {
  readonly name: string;
  readonly up: (db: Kysely<unknown>) => Promise<void>;
}

export const migrations: readonly Migration[] = [
  { name: '0001-foundation', up: foundation },
  { name: '0002-control-plane', up: controlPlane },
  { name: '0003-inventory', up: inventory },
  { name: '0004-scan-sources', up: scanSources },
  { name: '0005-mentions', up: mentions },
  { name: '0006-connection-tests', up: connectionTests },
];
