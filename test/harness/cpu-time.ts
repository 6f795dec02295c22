/**
 * Starts to count what work without waits costs: the result gives the milliseconds of the processor that this thread has used since.
 * Other work of the machine counts for nothing, so a budget holds on a busy one, too.
 */
export function cpuTime(): () => number {
  const before = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  };
}
