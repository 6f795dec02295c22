/** What services are built from. `app.ts` makes it once. */
import type { Clock, Random } from './config/world.ts';
import type { ServerKeys } from './crypto/server-keys.ts';
import type { Db } from './db/connection.ts';
import type { Vault } from './features/organizations/vault.ts';
import type { QueueRoom } from './features/scans/queue-scan.ts';
import type { Cursors } from './http/cursor.ts';
import type { Log } from './http/log.ts';

export interface Foundation {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly keys: ServerKeys;
  readonly vault: Vault;
  readonly cursors: Cursors;
  readonly queueRoom: QueueRoom;
  /** Absolute; blobs and other files of the server stand below it. */
  readonly dataDir: string;
  /** For worker threads, which open the database themselves. */
  readonly databaseUrl: string;
}
