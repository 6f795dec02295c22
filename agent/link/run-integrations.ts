/** The schedules of `waybill.yaml` within an agent: each run scans, is delivered when there is a server, and is exported. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { findExporter } from '#shared/exporters/exporters.ts';
import { AppError } from '#shared/model/app-error.ts';
import type { Report } from '#shared/model/report.ts';
import type { ExportRule, Integration } from '../config/waybill-file.ts';
import { openCronMemories } from '../cron/cron-memory.ts';
import { runCron, type CronRun } from '../cron/run-cron.ts';
import { exportReport, sendKept, type ExportOrder, type ExportWorld } from '../exports/export-report.ts';
import type { Clock } from './clock.ts';
import type { JobEnd, JobWorld, Scan } from './job.ts';
import type { Log } from './log.ts';
import { startOwnScan } from './own-scan.ts';
import { newScanId } from './scan-id.ts';
import type { Slots } from './slots.ts';

/** What an agent does besides the jobs of a server. */
export interface OwnWork {
  readonly integrations: readonly Integration[];
  /** With their settings complete. */
  readonly exports: readonly (Pick<ExportRule, 'format' | 'to' | 'integrations'> & { readonly settings: Readonly<Record<string, unknown>> })[];
  /** What the configuration says now, asked before each run: secrets in files are renewed while the agent runs. Undefined: as before. */
  readonly renew?: () => Pick<OwnWork, 'integrations' | 'exports'> | undefined;
  readonly onRunEnd?: (run: CronRun, outcome: string) => void;
}

export interface RunIntegrationsOptions {
  readonly work: OwnWork;
  readonly agentDir: string;
  /** What tells this agent from others with the same file. */
  readonly agent: string;
  readonly slots: Slots;
  readonly scan: Scan;
  readonly generatedAt: () => Date;
  /** How results reach a server; absent without one: the exports are all that becomes of a scan. */
  readonly delivery?: JobWorld;
  /** Key for the fingerprints of secrets where no server gives one. */
  readonly fingerprintKey?: string;
  /** How long results that are on disk may take to be delivered after the signal, milliseconds. */
  readonly graceMs: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Documents that wait are sent again this often, milliseconds, and after each run. */
const resendMs = 15 * 60_000;

/** Until the signal aborts and every run and export has ended. Results that are on disk may be delivered later. */
export async function runIntegrations(options: RunIntegrationsOptions): Promise<void> {
  const { work, agentDir, agent, slots, clock, log, signal } = options;
  const exportWorld: ExportWorld = { keptDir: join(agentDir, 'exports'), now: clock.now, signal, wait: clock.wait };
  let orders = ordersOf(work.exports);
  let resending: Promise<void> | undefined;
  const delivering = new Set<Promise<JobEnd>>();
  const memories = await openCronMemories(join(agentDir, 'cron.json'), log);
  await Promise.all([
    keepResending(),
    runCron({
      integrations: work.integrations.filter(({ isEnabled }) => isEnabled),
      memories,
      slots,
      run: runOne,
      newScanId: () => newScanId(clock.now(), randomBytes(16)),
      agent,
      ...(work.onRunEnd === undefined ? {} : { onRunEnd: work.onRunEnd }),
      clock,
      log,
      signal,
    }),
  ]);
  const settled = new AbortController();
  await Promise.race([Promise.all(delivering).finally(() => settled.abort()), clock.wait(options.graceMs, settled.signal)]);

  /** One word for what came of it. A server that is away does not hold up the schedule: what is on disk is delivered by the drainer. */
  async function runOne(run: CronRun, stop: AbortSignal, freeSlot: () => void): Promise<string> {
    const full = await options.delivery?.spool.fullness();
    if (full !== undefined) {
      log.error('an integration is left out because the spool is full', { integration: run.integration.id, why: full });
      return 'spool_full';
    }
    const renewed = withNewSecrets(run);
    const scanned = options.delivery === undefined ? await scanAlone(renewed, stop) : await scanForServer(renewed, options.delivery, stop);
    freeSlot();
    if ('code' in scanned) return scanned.code;
    const isExported = await exportAll(scanned.report, run);
    await resend();
    return isExported ? 'scanned' : 'export_kept';
  }

  /** The same run with the settings that its configuration has now; everything else of a change waits for the next start. */
  function withNewSecrets(run: CronRun): CronRun {
    const now = work.renew?.();
    if (now === undefined) return run;
    const { integration } = run;
    const settings = now.integrations.find(({ id, target }) => id === integration.id && target === integration.target)?.settings;
    orders = orders.map((order) => ({ ...order, settings: now.exports.find(({ format, to }) => format === order.exporter.id && to === order.to)?.settings ?? order.settings }));
    return settings === undefined ? run : { ...run, integration: { ...integration, settings } };
  }

  async function scanForServer({ integration, scanId }: CronRun, delivery: JobWorld, stop: AbortSignal): Promise<Scanned> {
    const { target, sourceName, deep, settings } = integration;
    const running = startOwnScan({ scanId, target, sourceName, deep, sourceSettings: settings }, delivery, stop);
    const ended = running.ended.finally(() => delivering.delete(ended));
    delivering.add(ended);
    const report = await running.scanned;
    if (report !== undefined) return { report };
    const end = await ended;
    return { code: end.kind === 'failed' ? end.code : end.kind };
  }

  async function scanAlone({ integration, scanId }: CronRun, stop: AbortSignal): Promise<Scanned> {
    const { target, sourceName, deep, settings } = integration;
    const { scan, fingerprintKey } = options;
    try {
      const report = await scan({
        target,
        sourceSettings: settings,
        ...(sourceName === undefined ? {} : { sourceName }),
        ...(fingerprintKey === undefined ? {} : { fingerprintKey }),
        deep,
        generatedAt: options.generatedAt(),
        signal: stop,
        onProgress: () => {},
      });
      log.info('a scan ended', { scan_id: scanId, components: report.components.length });
      return { report };
    } catch (error) {
      if (stop.aborted) return { code: 'interrupted' };
      log.error('a scan ended without a result', { scan_id: scanId, error: error instanceof Error ? error : new Error(String(error)) });
      return { code: error instanceof AppError ? error.code : 'internal' };
    }
  }

  /** Whether everything arrived; what did not is kept, and told. */
  async function exportAll(report: Report, { integration, scanId }: CronRun): Promise<boolean> {
    let isWhole = true;
    for (const order of orders.filter(({ integrations }) => integrations === undefined || integrations.includes(integration.id))) {
      const about = { integration: integration.id, scan_id: scanId, format: order.exporter.id };
      const outcome = await exportReport({ report }, order, { id: scanId, integration: integration.id }, exportWorld);
      if (outcome.kind === 'sent') {
        log.info('a report was exported', { ...about, to: outcome.where, ...(outcome.note !== undefined && { note: outcome.note }) });
        continue;
      }
      isWhole = false;
      log.error('a report could not be exported; it is kept and sent again', { ...about, to: outcome.to, why: outcome.why, path: outcome.path });
    }
    return isWhole;
  }

  /** One at a time: two would send the same documents. */
  async function resend(): Promise<void> {
    resending ??= sendKept(orders, exportWorld, ({ to, why }) => (why === undefined ? log.info('a kept report was exported', { to }) : log.warn('a kept report could not be exported', { to, why })))
      .catch((error: unknown) => log.error('kept reports cannot be read', { error: error instanceof Error ? error : new Error(String(error)) }))
      .finally(() => (resending = undefined));
    await resending;
  }

  async function keepResending(): Promise<void> {
    while (!signal.aborted) {
      await resend();
      await clock.wait(resendMs, signal);
    }
  }
}

interface IntegrationOrder extends ExportOrder {
  readonly integrations: readonly string[] | undefined;
}

/** @throws {AppError} `config_invalid` for a format that there is not. */
function ordersOf(exports: OwnWork['exports']): readonly IntegrationOrder[] {
  return exports.map(({ format, to, settings, integrations }) => {
    const exporter = findExporter(format);
    if (exporter === undefined) throw new AppError('config_invalid', `There is no format ${format}.`);
    return { exporter, to, settings, integrations };
  });
}

type Scanned = { readonly report: Report } | { readonly code: string };
