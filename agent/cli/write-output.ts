/** Writes what `-o` asks for: to standard output, a file, or somewhere else. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExportInput } from '#shared/exporters/exporter.ts';
import { renderTable } from '#shared/exporters/table/render-table.ts';
import type { Surroundings } from '../config/environment.ts';
import { exportReport, type ExportWorld } from '../exports/export-report.ts';
import { writeFile } from '../exports/write-file.ts';
import type { CliIo } from './io.ts';
import type { Output } from './outputs.ts';

/** What deliveries of one command stand in; undelivered documents lie in the agent's folder. */
export function exportWorld(agentDir: string, { around, signal }: { around: Surroundings; signal: AbortSignal }): ExportWorld {
  return {
    keptDir: join(agentDir, 'exports'),
    now: () => around.now.getTime(),
    signal,
    wait: (ms, stop) => sleep(ms, undefined, stop === undefined ? {} : { signal: stop }).catch(() => {}),
  };
}

/** What to tell when a document could not be delivered; undefined when it is where it should be. */
export async function writeOutput(
  output: Output,
  input: ExportInput,
  { io, isColorAllowed, scanId, world, log }: { io: CliIo; isColorAllowed: boolean; scanId: string; world: ExportWorld; log: (message: string) => void },
): Promise<string | undefined> {
  const { exporter, file, remote } = output;
  if (remote !== undefined) {
    const outcome = await exportReport(input, { exporter, ...remote }, { id: scanId, integration: 'cli' }, world);
    if (outcome.kind === 'kept') return `not delivered to ${outcome.to}: ${outcome.why} ${outcome.path === undefined ? 'It could not be kept either.' : `The document is kept at ${outcome.path}.`}`;
    log(`delivered to ${outcome.where}${outcome.note === undefined ? '' : `. ${outcome.note}`}`);
  } else if (file === undefined && exporter.id === 'table' && io.stdout.isTerminal) {
    io.stdout.write(renderTable(input, { isColorAllowed, width: io.stdout.columns }));
  } else {
    const text = await exporter.export(input);
    if (file === undefined) io.stdout.write(text);
    else writeFile(file, text);
  }
  return undefined;
}
