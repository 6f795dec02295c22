import { z } from 'zod';
import { AppError } from '#shared/model/app-error.ts';
import type { Api } from './api.ts';
import type { Console } from './console.ts';
import { followScan } from './follow-scan.ts';
import { evaluationReply, exitCodeOfScan, exitCodes, failureSentence, scanReply, verdictLine } from './scan-end.ts';

const opened = scanReply.extend({ warnings: z.array(z.string()).default([]) });
const evaluations = z.object({ data: z.array(evaluationReply) });

/**
 * Asks the server for a scan, shows how far it is, prints the inventory and the verdict; gives the exit code.
 * An interrupt cancels the scan, so that it does not run at the next start.
 */
export async function runScan({ api, target, console, stop }: { api: Api; target: string; console: Console; stop: AbortSignal }): Promise<number> {
  const asked = await api.post('/scans', { target }, opened);
  console.say(`Scanning ${target} as ${asked.id}`);
  for (const warning of asked.warnings) console.say(warning);
  const scan = await followScan({ api, scanId: asked.id, onProgress: (state) => console.progress(state), signal: stop });
  console.endProgress();
  if (scan === undefined) {
    await api.post(`/scans/${asked.id}/cancel`, {}, z.unknown()).catch((error: unknown) => {
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
  console.result(await api.postForText(`/scans/${asked.id}/export`, { format: 'table' }));
  const judged = (await api.get(`/scans/${asked.id}/evaluations?limit=100`, evaluations)).data;
  console.result(verdictLine(scan, judged));
  console.result(`Scan ${asked.id} at ${api.url}`);
  return exitCodeOfScan(scan, judged);
}
