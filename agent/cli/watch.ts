/** `waybill watch DIR`: scans again whenever something changes, and says what that changed. */
import { join } from 'node:path';
import { Command } from 'commander';
import { AppError } from '#shared/model/app-error.ts';
import { compareReports } from '#shared/model/comparison/compare-reports.ts';
import type { Comparison } from '#shared/model/comparison/comparison.ts';
import type { Report } from '#shared/model/report.ts';
import { renderComparison } from '../compare/render-comparison.ts';
import { burstsOfChanges } from '../compare/watch-changes.ts';
import { agentConfig } from '../config/config.ts';
import { scanTarget } from '../engine/scan.ts';
import { pluginOf, withAbsolutePath } from '../sources/target.ts';
import type { CommandContext } from './command-context.ts';
import { exitCodes } from './exit-codes.ts';

interface WatchFlags {
  readonly json?: true;
  readonly color: boolean;
  readonly data?: string;
  readonly config?: string;
}

export function watchCommand(context: CommandContext): Command {
  return new Command('watch')
    .description('scan a directory whenever something in it changes, and say what came, went and changed; ends with Ctrl-C')
    .argument('<directory>', 'the directory')
    .option('--json', 'each comparison as one line of JSON')
    .option('--data <dir>', 'data directory, for what was read before')
    .option('--config <file>', 'waybill.yaml')
    .option('--no-color', 'no colours')
    .action(async (directory: string, flags: WatchFlags) => {
      await watchDirectory(directory, flags, context);
      context.finish(exitCodes.clean);
    });
}

async function watchDirectory(directory: string, flags: WatchFlags, { io, around }: CommandContext): Promise<void> {
  const config = agentConfig({ dataDir: flags.data, config: flags.config }, around);
  const target = withAbsolutePath(directory, config.standingDir);
  const { plugin, location } = pluginOf(target);
  if (plugin.id !== 'dir') throw new AppError('usage', `Cannot watch ${directory}: only a directory of this machine can be watched.`);
  const scan = (): Promise<Report> =>
    scanTarget({
      target,
      stateDir: join(config.agentDir, 'sources'),
      deep: false,
      generatedAt: config.fixedTime ?? new Date(),
      signal: io.interrupted,
      cache: { dir: join(config.agentDir, 'facts'), nowMs: Date.now(), onTrouble: (message) => void io.stderr.write(`${message}\n`) },
      ...(config.fingerprintKey !== undefined && { fingerprintKey: config.fingerprintKey }),
      ...(config.advisories !== undefined && { advisoriesPath: config.advisories }),
      onProgress: () => {},
    });

  try {
    // Watched from before the first scan on, so that nothing falls between the two.
    const bursts = burstsOfChanges(location, io.interrupted);
    const first = bursts.next();
    let before = await scan();
    io.stderr.write(`watching ${location}: ${before.components.filter(({ is_ai: isAi }) => isAi).length} AI components of ${before.components.length}; Ctrl-C ends\n`);
    for (let burst = await first; burst.done !== true; burst = await bursts.next()) {
      const after = await scan();
      const comparison = compareReports(before, after);
      before = after;
      if (!isEmpty(comparison)) io.stdout.write(flags.json ? `${JSON.stringify(comparison)}\n` : renderComparison(comparison, { before: 'before', after: 'now', isColorAllowed: flags.color && config.isColorAllowed && io.stdout.isTerminal }));
    }
  } catch (error) {
    // Ctrl-C in the middle of a scan ends it as well as between two.
    if (!(error instanceof AppError && error.code === 'cancelled')) throw error;
  }
}

/** Nothing to tell: things that only moved to other lines are not news. */
function isEmpty({ components, relationships, findings }: Comparison): boolean {
  const totals = [components.added_total, components.removed_total, components.changed_total, relationships.added_total, relationships.removed_total, findings.new_total, findings.fixed_total, findings.unconfirmed_total];
  return totals.every((total) => total === 0);
}
