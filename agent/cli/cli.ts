/** The command line: one file for each command, one place that turns errors into exit codes. */
import { Command, CommanderError } from 'commander';
import { AppError } from '#shared/model/app-error.ts';
import { toolVersion } from '#shared/model/version.ts';
import { surroundings } from '../config/environment.ts';
import type { CommandContext } from './command-context.ts';
import { exitCodes } from './exit-codes.ts';
import { processIo } from './io.ts';

/** The commands in the order of the help. Each loads what it needs when it is asked for: a scan brings checks, catalog and sources along. */
const commands: Readonly<Record<string, (context: CommandContext) => Promise<Command>>> = {
  scan: async (context) => (await import('./scan.ts')).scanCommand(context),
  watch: async (context) => (await import('./watch.ts')).watchCommand(context),
  diff: async (context) => (await import('./diff.ts')).diffCommand(context),
  list: async (context) => (await import('./list.ts')).listCommand(context),
  agent: async (context) => (await import('./agent.ts')).agentCommand(context),
  audit: async (context) => (await import('./audit.ts')).auditCommand(context),
  config: async (context) => (await import('./config.ts')).configCommand(context),
  doctor: async (context) => (await import('./doctor.ts')).doctorCommand(context),
};

/** Codes of errors that are the caller's, by exit code; everything else is ours and also ends with 2. */
const exitCodeOfError: Readonly<Record<string, number>> = {
  target_unreadable: exitCodes.targetUnreadable,
  permission_denied: exitCodes.targetUnreadable,
  target_unknown: exitCodes.usage,
  timed_out: exitCodes.targetUnreadable,
  limit_exceeded: exitCodes.targetUnreadable,
  cancelled: exitCodes.interrupted,
};

/** Runs one command and gives its exit code. Never throws. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const io = processIo();
  let code: number = exitCodes.clean;
  const context: CommandContext = {
    io,
    around: surroundings(),
    finish: (given) => {
      code = given;
    },
  };
  const program = new Command('waybill')
    .description('Finds the AI in software, lists it, judges it and says what it could not read.')
    .version(toolVersion)
    .exitOverride()
    .configureOutput({ writeOut: io.stdout.write, writeErr: io.stderr.write })
    .showSuggestionAfterError();
  for (const load of commandsFor(argv[0])) program.addCommand(await load(context));
  for (const command of program.commands.flatMap((each) => [each, ...each.commands])) command.exitOverride().configureOutput({ writeOut: io.stdout.write, writeErr: io.stderr.write });

  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
    if (error instanceof AppError) {
      if (error.code !== 'cancelled') io.stderr.write(`waybill: ${error.message}\n`);
      return exitCodeOfError[error.code] ?? exitCodes.usage;
    }
    io.stderr.write(`waybill: an unexpected fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return exitCodes.usage;
  }
}

/** One command when it is named; all of them for the help and for a word that is none. */
function commandsFor(word: string | undefined): readonly ((context: CommandContext) => Promise<Command>)[] {
  if (word === '--version' || word === '-V') return [];
  const named = word !== undefined && Object.hasOwn(commands, word) ? commands[word] : undefined;
  return named === undefined ? Object.values(commands) : [named];
}
