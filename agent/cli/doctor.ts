/** `waybill doctor aws`: what a scan would not see, and what to allow so that it does. */
import { Command } from 'commander';
import { agentConfig } from '../config/config.ts';
import { parseSettings, settingsFrom } from '../sources/settings.ts';
import type { Diagnosis } from '../sources/aws/diagnose.ts';
import { awsSettings } from '../sources/aws/aws-settings.ts';
import type { CommandContext } from './command-context.ts';
import { exitCodes } from './exit-codes.ts';

interface DoctorFlags {
  readonly json?: true;
  readonly policy?: true;
  readonly quiet?: true;
}

export function doctorCommand(context: CommandContext): Command {
  const aws = new Command('aws')
    .description('try every call that a scan of AWS makes, and say what is missing')
    .argument('[regions]', 'regions as in a target: eu-west-1,us-east-1 or all; default: the setting')
    .option('--policy', 'only write the IAM policies of the role, as a JSON list of documents to attach; asks nothing')
    .option('--json', 'the result as JSON')
    .option('--quiet', 'no progress on standard error')
    .action(async (regions: string | undefined, flags: DoctorFlags) => context.finish(await doctorAws(regions ?? '', flags, context)));
  return new Command('doctor').description('say what a source would not see').addCommand(aws);
}

async function doctorAws(location: string, flags: DoctorFlags, { io, around }: CommandContext): Promise<number> {
  if (flags.policy) {
    const [{ policiesOf }, { listServices }] = await Promise.all([import('../sources/aws/permissions.ts'), import('../sources/aws/open-aws.ts')]);
    io.stdout.write(`${JSON.stringify(policiesOf(listServices()), null, 2)}\n`);
    return exitCodes.clean;
  }
  const settings = parseSettings({ id: 'aws', settings: awsSettings }, settingsFrom(awsSettings, around.variables));
  const observedAt = `${agentConfig({}, around).generatedAt.toISOString().slice(0, 19)}Z`;
  const { diagnose } = await import('../sources/aws/diagnose.ts');
  let tenths = 0;
  const diagnosis = await diagnose(location, { settings, observedAt }, {
    signal: io.interrupted,
    onProgress: (done, total) => {
      const now = total === undefined ? 0 : Math.floor((10 * done) / Math.max(1, total));
      if (flags.quiet || now === tenths) return;
      tenths = now;
      io.stderr.write(`asked ${done} of ${total}\n`);
    },
  });
  if (io.interrupted.aborted) return exitCodes.interrupted;
  io.stdout.write(flags.json ? `${JSON.stringify(diagnosis, null, 2)}\n` : told(diagnosis));
  return diagnosis.missing.length === 0 ? exitCodes.clean : exitCodes.incomplete;
}

function told({ accounts, regions, calls, requests, missing, permissions, untried, policy }: Diagnosis): string {
  const lines = [`accounts ${accounts.join(', ')} · regions ${regions.join(', ')} · ${calls} calls, ${requests} requests`, ''];
  if (missing.length === 0) lines.push('Everything that a scan asks for was answered.');
  else {
    lines.push(`A scan would say "unknown" about ${missing.length} ${missing.length === 1 ? 'thing' : 'things'}:`, '');
    for (const { path, reason, detail } of missing) lines.push(`  ${path}  ${reason}`, `    ${detail}`);
  }
  if (untried.length > 0) lines.push('', `${untried.length} operations were not tried, since there was nothing to ask them about: ${untried.join(', ')}.`);
  if (policy) lines.push('', `${permissions.length} permissions are missing. Add to the role:`, '', JSON.stringify(policy, null, 2));
  return `${lines.join('\n')}\n`;
}
