/** The generated table of operations that the client is typed by. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { clientTypes, type OpenApiDocument } from './client-types.ts';
import type { GeneratedFile } from './registries.ts';

/** Asks the server, as a process, for its document: nothing in shared imports the server. */
export function expectedClient(root: string): GeneratedFile {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'server/print-openapi.ts')], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`The server does not load, so its client was not made: ${/^\w*Error.*$/m.exec(stderr)?.[0] ?? stderr.trim()}`);
  return { path: 'shared/api/client/operations.gen.ts', text: clientTypes(JSON.parse(stdout) as OpenApiDocument) };
}
