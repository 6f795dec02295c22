/** `waybill config check` names everything that is wrong with `waybill.yaml`; `waybill config schema` prints its JSON schema. */
import { Command } from 'commander';
import { exporterIds } from '#shared/exporters/exporters.ts';
import { nextRun } from '#shared/model/next-run.ts';
import { AppError } from '#shared/model/app-error.ts';
import { givenFile } from '../config/config.ts';
import { waybillFileSchema } from '../config/file-schema.ts';
import { problemLine, type WaybillFile } from '../config/waybill-file.ts';
import { destinations } from '../exports/destinations.ts';
import { listSources } from '../sources/target.ts';
import type { CommandContext } from './command-context.ts';
import { exitCodes } from './exit-codes.ts';

interface CheckFlags {
  readonly config?: string;
  readonly data?: string;
  readonly json?: true;
}

export function configCommand(context: CommandContext): Command {
  const check = new Command('check')
    .description('name every mistake in waybill.yaml, with its line and what is accepted')
    .option('--config <file>', 'waybill.yaml; by default the one in the data directory')
    .option('--data <dir>', 'data directory')
    .option('--json', 'as JSON')
    .action((flags: CheckFlags) => context.finish(checkFile(flags, context)));
  const schema = new Command('schema').description('print the JSON schema of waybill.yaml').action(() => {
    context.io.stdout.write(`${JSON.stringify(waybillFileSchema({ sources: listSources(), destinations, formats: exporterIds }), undefined, 2)}\n`);
  });
  return new Command('config').description('work with waybill.yaml').addCommand(check).addCommand(schema);
}

function checkFile(flags: CheckFlags, { io, around }: CommandContext): number {
  const { file, dataDir } = givenFile({ dataDir: flags.data, config: flags.config }, around);
  if (file.path === undefined) throw new AppError('config_invalid', `There is no waybill.yaml in ${dataDir}. Name one with --config.`);
  const errors = file.problems.filter(({ severity }) => severity === 'error');
  if (flags.json) io.stdout.write(`${JSON.stringify(asJson(file), undefined, 2)}\n`);
  else io.stdout.write([...file.problems.map((problem) => problemLine(file.path as string, problem)), ...(errors.length > 0 ? [summary(errors.length)] : usable(file, around.now))].map((line) => `${line}\n`).join(''));
  return errors.length > 0 ? exitCodes.usage : exitCodes.clean;
}

function asJson({ path, problems }: WaybillFile): object {
  return {
    file: path,
    usable: problems.every(({ severity }) => severity !== 'error'),
    problems: problems.map(({ place, path: where, message, severity }) => ({ line: place.line, column: place.column, path: where, severity, message })),
  };
}

function summary(count: number): string {
  return `${count} ${count === 1 ? 'mistake' : 'mistakes'}.`;
}

/** What the file says, so that a person sees whether it is what they meant. */
function usable({ path, integrations, credentials, exports }: WaybillFile, now: Date): string[] {
  const runs = integrations.map(({ id, target, schedule, isEnabled }) => {
    const next = isEnabled ? nextRun(schedule.fields, schedule.timeZone, now.getTime()) : undefined;
    return `  ${id}: ${target}, ${next === undefined ? 'switched off' : `next ${new Date(next).toISOString()}`}`;
  });
  return [`${path} is usable: ${counted(integrations.length, 'integration')}, ${counted(credentials.length, 'credential')}, ${counted(exports.length, 'export')}.`, ...runs];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
