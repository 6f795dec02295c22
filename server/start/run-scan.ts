import { AppError } from '#shared/model/app-error.ts';
import type { Api } from './api.ts';
import type { Console } from './console.ts';
import { followScan } from './follow-scan.ts';
import { exitCodeOfScan, exitCodes, failureSentence, verdictLine } from './scan-end.ts';

/**
 * Asks the server for a scan, shows how far it is, prints the inventory and the verdict; gives the exit code.
 * An interrupt cancels the scan, so that it does not run at the next start.
 */
export async function runScan({ api, target, console, stop }: { api: Api; target: string; console: Console; stop: AbortSignal }): Promise<number> {
  const asked = await api.client.call.createScan({ body: { target } });
  console.say(`Scanning ${target} as ${asked.id}`);
  for (const warning of asked.warnings) console.say(warning);
  const scan = await followScan({ api, scanId: asked.id, onProgress: (state) => console.progress(state), signal: stop });
  console.endProgress();
  if (scan === undefined) {
    await api.client.call.cancelScan({ params: { id: asked.id } }).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
    console.say('The scan was interrupted.');
    return exitCodes.interrupted;
  }

  const failure = failureSentence(scan);
  if (failure !== undefined) {
    console.say(`waybill: ${failure}`);
    return exitCodeOfScan(scan, []);
  }
  const params = { id: asked.id };
  console.result(new TextDecoder().decode(await api.client.call.exportScan({ params, body: { format: 'table' } })));
  const judged = (await api.client.call.listEvaluations({ params, query: { limit: 100 } })).data;
  console.result(verdictLine(scan, judged));
  console.result(`Scan ${asked.id} at ${api.url}`);
  return exitCodeOfScan(scan, judged);
}
