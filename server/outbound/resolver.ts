/** What a host's name stands for, as the operating system says. */
import { lookup } from 'node:dns/promises';

/** The addresses of a host, in the order in which they should be tried. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/**
 * Lookups at once. The system's resolver holds a thread of the process's pool of four until it gives up on a name, and
 * password hashing and files need that pool.
 */
const lookupsMax = 2;

/** The system's resolver, hosts file included; one lookup for all who ask for a name at the same time. */
export function systemResolver(): Resolve {
  const running = new Map<string, Promise<readonly string[]>>();
  const waiting: (() => void)[] = [];
  let free = lookupsMax;

  async function take(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function give(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }

  async function ask(host: string): Promise<readonly string[]> {
    await take();
    try {
      return (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address);
    } finally {
      give();
    }
  }

  return (host) => {
    const before = running.get(host);
    if (before !== undefined) return before;
    const asked = ask(host).finally(() => running.delete(host));
    running.set(host, asked);
    return asked;
  };
}
