/** What the parts of the world share. */
import type { Call } from './server.ts';

export type Answer = (call: Call, state: State) => Readonly<Record<string, unknown>>;
export type Answers = Readonly<Record<string, Answer>>;

/** What can change while a test looks at it. */
export interface State {
  readonly account: string;
  /** Signs-in: name and secret of the keys, for searching what must not be found. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Roles that may be assumed, with the external id that they ask for. */
  readonly roles: Map<string, { readonly account: string; readonly externalId?: string }>;
  readonly sessions: { roleArn: string; sessionName: string }[];
  report: 'none' | 'making' | 'made';
  buckets: string[];
  /** Values that stand in the environment of functions and tasks. */
  readonly planted: { readonly openai: string; readonly random: string; readonly plain: string };
}

export const home = 'eu-west-1';

/** A date of the world. */
export const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** Things that lie in eu-west-1 only. */
export function here<T>(call: Call, things: readonly T[]): readonly T[] {
  return call.region === home ? things : [];
}

/** `arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE`. */
export const arn = (call: Call, service: string, resource: string) => `arn:aws:${service}:${call.region}:${call.account}:${resource}`;
