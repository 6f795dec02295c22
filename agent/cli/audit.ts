/** `waybill audit verify FILE`: proves an audit chain offline, and names the first entry that does not hold. */
import { createReadStream, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Command } from 'commander';
import { auditLineCharactersMax, type AuditTrailer } from '#shared/api/audit-file.ts';
import { createAuditVerifier, readAnchor, type AuditVerdict } from '#shared/api/audit-verify.ts';
import { AppError } from '#shared/model/app-error.ts';
import type { CommandContext } from './command-context.ts';
import { exitCodes } from './exit-codes.ts';

interface VerifyFlags {
  readonly anchor?: readonly string[];
  readonly publicKey?: readonly string[];
  readonly json?: true;
}

const collect = (value: string, before: readonly string[] = []) => [...before, value];

export function auditCommand(context: CommandContext): Command {
  const verify = new Command('verify')
    .description('prove that no entry was edited, removed, inserted or reordered')
    .argument('<file>', 'an export of the audit log or the file of a segment, gzip allowed')
    .option('--anchor <file>', 'an earlier or later export, or its last line, that was kept apart; repeatable', collect)
    .option('--public-key <file>', "the server's public key in PEM, instead of the one that the anchor or the file names; repeatable", collect)
    .option('--json', 'the verdict as JSON')
    .action(async (file: string, flags: VerifyFlags) => context.finish(await verifyFile(file, flags, context)));
  return new Command('audit').description('work with exports of the audit log').addCommand(verify);
}

async function verifyFile(file: string, flags: VerifyFlags, { io, around }: CommandContext): Promise<number> {
  const pathOf = (given: string) => resolve(around.workingDir, given);
  const publicKeys = flags.publicKey?.map((path) => readText(pathOf(path)));
  const anchors: AuditTrailer[] = [];
  for (const path of flags.anchor ?? []) anchors.push(await anchorIn(pathOf(path)));

  const verifier = createAuditVerifier({ anchors, ...(publicKeys === undefined ? {} : { publicKeys }) });
  await eachLine(pathOf(file), io.interrupted, verifier.push);
  const verdict = verifier.end();
  if (flags.json) io.stdout.write(`${JSON.stringify(asJson(verdict), null, 2)}\n`);
  else say(verdict, io.stdout.write);
  if (verdict.problem?.kind === 'format') return exitCodes.targetUnreadable;
  if (verdict.problem !== undefined) return exitCodes.gateFailed;
  return verdict.uncheckedAnchorCount > 0 ? exitCodes.incomplete : exitCodes.clean;
}

function say(verdict: AuditVerdict, write: (text: string) => void): void {
  const { problem, organization, fromSeq, headSeq, entryCount, segmentCount, keyId } = verdict;
  if (problem !== undefined) {
    const where = [problem.seq === undefined ? undefined : `entry ${problem.seq}`, problem.id, problem.line === undefined ? undefined : `line ${problem.line}`].filter((part) => part !== undefined);
    write(`BROKEN (${problem.kind})${where.length === 0 ? '' : ` at ${where.join(', ')}`}: ${problem.message}\n`);
    return;
  }
  write(`The chain of ${organization.slug} (${organization.id}) holds: ${entryCount} entries, ${fromSeq} to ${headSeq}, head ${verdict.headHash}.\n`);
  if (segmentCount > 0) write(`Before them ${segmentCount} ${segmentCount === 1 ? 'segment was' : 'segments were'} cleaned up; their signed statements join the chain.\n`);
  if (verdict.isPartial) write(`Entries before ${fromSeq} are not in this file and were not looked at.\n`);
  write(`Signed by ${keyId}.${verdict.isKeyPinned ? '' : ' The file itself names that key: compare it, or give --public-key or --anchor.'}\n`);
  if (verdict.uncheckedAnchorCount > 0) write(`${verdict.uncheckedAnchorCount} of ${verdict.anchorCount} anchors are about entries that this file does not hold and were not checked.\n`);
}

function asJson(verdict: AuditVerdict): object {
  const { problem, kind, organization, fromSeq, headSeq, headHash, entryCount, segmentCount, isPartial, isKeyPinned, keyId, anchorCount, uncheckedAnchorCount } = verdict;
  return {
    holds: problem === undefined,
    problem: problem ?? null,
    kind,
    organization,
    from_seq: fromSeq,
    head_seq: headSeq,
    head_hash: headHash,
    entries: entryCount,
    segments: segmentCount,
    is_partial: isPartial,
    is_key_pinned: isKeyPinned,
    key_id: keyId ?? null,
    anchors: anchorCount,
    anchors_unchecked: uncheckedAnchorCount,
  };
}

/** @throws {AppError} `config_invalid` when its last line is no trailer. */
async function anchorIn(file: string): Promise<AuditTrailer> {
  let last = '';
  await eachLine(file, undefined, (line) => {
    last = line;
  });
  const anchor = readAnchor(last);
  if (anchor === undefined) throw new AppError('config_invalid', `${file} is no anchor: its last line is not the trailer of an export.`);
  return anchor;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('config_invalid', `Cannot read ${file}. Check the path and its permissions.`, { cause });
  }
}

/** Gives each line of a text file or a gzip of one, without its newline, and holds one line at a time. */
async function eachLine(file: string, signal: AbortSignal | undefined, onLine: (line: string) => void): Promise<void> {
  try {
    let rest: Buffer[] = [];
    let restBytes = 0;
    for await (const chunk of (await textStream(file)) as AsyncIterable<Buffer>) {
      if (signal?.aborted) throw new AppError('cancelled', 'Interrupted.');
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        const part = chunk.subarray(from, end);
        onLine(rest.length === 0 ? part.toString('utf8') : Buffer.concat([...rest, part]).toString('utf8'));
        rest = [];
        restBytes = 0;
        from = end + 1;
      }
      if (from < chunk.length) {
        rest.push(chunk.subarray(from));
        restBytes += chunk.length - from;
      }
      if (restBytes > auditLineCharactersMax) throw new AppError('target_unreadable', `${file} has a line of more than ${auditLineCharactersMax} bytes (limit auditLineCharactersMax): it is not the file of an audit chain.`);
    }
    if (rest.length > 0) onLine(Buffer.concat(rest).toString('utf8'));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('target_unreadable', `Cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}. Check the path and its permissions.`, { cause });
  }
}

async function textStream(file: string): Promise<Readable> {
  const handle = await open(file, 'r');
  const magic = Buffer.alloc(2);
  try {
    await handle.read(magic, 0, 2, 0);
  } finally {
    await handle.close();
  }
  // 1 MiB: fewer turns of the loop than with the default of 64 KiB, at no cost that shows.
  const stream = createReadStream(file, { highWaterMark: 1024 * 1024 });
  if (magic[0] !== 0x1f || magic[1] !== 0x8b) return stream;
  // The iterating reader hears of any failure through the last stream.
  return pipeline(stream, createGunzip({ chunkSize: 1024 * 1024 }), () => {});
}
