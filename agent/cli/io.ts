/** What commands write to: results on standard output, everything else on standard error. */
export interface CliIo {
  readonly stdout: { write(text: string): void; readonly isTerminal: boolean; readonly columns: number };
  readonly stderr: { write(text: string): void; readonly isTerminal: boolean; readonly columns: number };
  /** Aborts on the first interrupt. */
  readonly interrupted: AbortSignal;
}

/** The process's own streams; the first SIGINT or SIGTERM aborts, the second ends the process at once. */
export function processIo(): CliIo {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  // A reader that closes early (`| head`) is no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const stream = (of: NodeJS.WriteStream) => ({
    write: (text: string) => void of.write(text),
    isTerminal: of.isTTY === true,
    columns: of.columns ?? 80,
  });
  return { stdout: stream(process.stdout), stderr: stream(process.stderr), interrupted: controller.signal };
}
