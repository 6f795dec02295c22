import { homedir, hostname } from 'node:os';

/** What the agent takes from its surroundings, besides its arguments. */
export interface Surroundings {
  /** The environment's variables, by name. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Where the process stands. */
  readonly workingDir: string;
  readonly homeDir: string;
  readonly hostName: string;
  readonly now: Date;
}

/** The process's own surroundings. The only place in `agent/` that reads `process.env`. */
export function surroundings(): Surroundings {
  return {
    variables: process.env,
    workingDir: process.cwd(),
    homeDir: homedir(),
    hostName: hostname(),
    now: new Date(),
  };
}
