/** One scan that the agent starts itself: opened at the server, run, spooled and delivered like a job's. */
import { AppError } from '#shared/model/app-error.ts';
import type { Report } from '#shared/model/report.ts';
import { openScanAnswerSchema, type LeasedJob, type OpenScanRequest } from '#shared/protocol/messages.ts';
import { resultLines } from '#shared/protocol/result-records.ts';
import { signResult } from '#shared/protocol/signing.ts';
import { startJob, type JobEnd, type JobWorld, type ScanRequest } from './job.ts';

export interface OwnScan {
  readonly scanId: string;
  readonly target: string;
  readonly sourceName: string | undefined;
  readonly deep: boolean;
  readonly sourceSettings: Readonly<Record<string, unknown>>;
}

/** What the server and the disk made of it. */
export interface RunningOwnScan {
  /** The report as soon as it is on disk; undefined when there is none. Never rejects. */
  readonly scanned: Promise<Report | undefined>;
  /** Never rejects. */
  readonly ended: Promise<JobEnd>;
}

/** Milliseconds for the opening; a server that is away is not waited for. */
const openMs = 10_000;

/** Starts it. A server that cannot be asked now hears of it when the result is delivered. */
export function startOwnScan(scan: OwnScan, world: JobWorld, signal: AbortSignal): RunningOwnScan {
  let give: (report: Report | undefined) => void = () => {};
  const scanned = new Promise<Report | undefined>((resolve) => (give = resolve));
  return { scanned, ended: run().finally(() => give(undefined)) };

  async function run(): Promise<JobEnd> {
    let report: Report | undefined;
    const own: JobWorld = {
      ...world,
      // The operator's own configuration names the target: the roots are for what the server asks.
      plan: async () => [{ target: scan.target, sourceSettings: scan.sourceSettings, ...(scan.sourceName === undefined ? {} : { sourceName: scan.sourceName }) }],
      scan: async (request: ScanRequest) => (report = await world.scan(request)),
    };
    const opened = await open(scan, world, signal);
    if (opened === undefined) return withoutLease(scan, own, signal, give);
    const running = startJob(opened.job, opened.sentAtMs, own, signal);
    await running.scanned;
    give(report);
    return running.ended;
  }
}

/** The scan as a job of one's own; undefined when the server did not open it. */
async function open(scan: OwnScan, world: JobWorld, signal: AbortSignal): Promise<{ job: LeasedJob; sentAtMs: number } | undefined> {
  const { client, session, log } = world;
  const json: OpenScanRequest = { id: scan.scanId, target: scan.target, trigger: 'cron', deep: scan.deep, ...(scan.sourceName === undefined ? {} : { source: scan.sourceName }) };
  for (let tries = 1; ; tries += 1) {
    const { key } = session.current();
    const outcome = await client.call({ method: 'POST', path: '/internal/scans', key, json, timeoutMs: openMs, signal });
    const answer = outcome.kind === 'done' ? openScanAnswerSchema.safeParse(outcome.body) : undefined;
    if (outcome.kind === 'done' && answer?.success === true) {
      return { job: { ...answer.data, target: scan.target, options: { deep: scan.deep, labels: [], ...(scan.sourceName === undefined ? {} : { source: scan.sourceName }) } }, sentAtMs: outcome.sentAtMs };
    }
    if (outcome.kind === 'refused' && outcome.status === 401 && tries === 1 && (await session.renew(key))) continue;
    const why = outcome.kind === 'unknown' ? outcome.why : outcome.kind === 'done' ? 'the answer cannot be read' : outcome.message;
    if (!signal.aborted) log.warn('the server did not open a scan; it hears of it when the result is delivered', { scan_id: scan.scanId, why });
    return undefined;
  }
}

/** Without a lease nobody follows the scan and nobody can cancel it; the signed result opens it. */
async function withoutLease(scan: OwnScan, world: JobWorld, signal: AbortSignal, give: (report: Report) => void): Promise<JobEnd> {
  const { client, session, keys, spool, drainer, clock, log } = world;
  const about = { scan_id: scan.scanId };
  try {
    if (signal.aborted) throw new AppError('cancelled', 'The agent was stopped before it scanned.');
    const { agent_id: agentId, fingerprint_key: fingerprintKey } = session.current();
    const { sourceName, target, sourceSettings, deep } = scan;
    const report = await world.scan({ target, sourceSettings, ...(sourceName === undefined ? {} : { sourceName }), sourceKeyPrefix: agentId, deep, fingerprintKey, generatedAt: world.generatedAt(), signal, onProgress: () => {} });
    const entry = await spool.add({ scan_id: scan.scanId, server: client.server, target, created_at: clock.now() }, resultLines(report, scan.scanId), (digest) => signResult({ scan_id: scan.scanId, ...digest }, keys.privateKey));
    log.info('a scan ended', { ...about, bytes: entry.bytes, components: report.components.length });
    give(report);
    return await drainer.settle(entry.path);
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'internal';
    const shown = error instanceof Error ? error : new Error(String(error));
    if (code === 'internal') log.error('a scan failed', { ...about, error: shown });
    else log.info('a scan ended without a result', { ...about, reason: code, error: shown });
    return { kind: 'failed', code: signal.aborted ? 'interrupted' : code };
  }
}
