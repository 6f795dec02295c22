/** Answers about repositories that are used again for a time, each with the instant at which it was given. */
import type { Json } from '#shared/model/fact.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { loadJson, saveJson } from './kept-json.ts';
import type { State } from './state.ts';

/** An answer, and when it was given: ISO 8601 UTC, whole seconds. */
export interface Kept<T> {
  readonly at: string;
  readonly value: T;
}

export interface Answers {
  /** The kept answer to a question when it is young enough, else what `ask` gives; an undefined value is not kept. A question about a repository ends in its full name. */
  once<T extends Json>(question: string, ask: () => Promise<T | undefined>): Promise<Kept<T> | undefined>;
  /** Instant of the oldest answer that would be used again; undefined: there is none. */
  readonly keptSince: string | undefined;
  /** What is kept about a repository is asked again. */
  forget(repository: string): void;
  /** Everything is asked again. */
  forgetAll(): void;
  /** How many were used again, and the oldest instant of them. */
  readonly reused: { readonly count: number; readonly since: string | undefined };
  save(): Promise<void>;
}

interface Stored {
  readonly version: 1;
  readonly answers: Readonly<Record<string, Kept<Json>>>;
}

export interface AnswersOptions {
  readonly state: State;
  /** One file for each target. */
  readonly name: string;
  /** ISO 8601 UTC, whole seconds. */
  readonly now: string;
  /** 0: none is used again. */
  readonly reuseHours: number;
}

/** Opens what is kept; a file that does not open counts as none. */
export async function openAnswers({ state, name, now, reuseHours }: AnswersOptions): Promise<Answers> {
  const before = await load(state, name);
  const after = new Map<string, Kept<Json>>();
  const reused = { count: 0, since: undefined as string | undefined };
  const oldest = new Date(Date.parse(now) - reuseHours * 3600 * 1000).toISOString();
  const isYoung = ({ at }: Kept<Json>) => reuseHours > 0 && at > oldest && at <= now;

  const forgotten = new Set<string>();
  let isAllForgotten = false;

  return {
    reused,
    keptSince: Object.values(before).filter(isYoung).map(({ at }) => at).sort(byCodeUnit)[0],
    forget: (repository) => {
      forgotten.add(repository.toLowerCase());
    },
    forgetAll: () => {
      isAllForgotten = true;
    },
    once: async <T extends Json>(question: string, ask: () => Promise<T | undefined>) => {
      const kept = before[question];
      if (kept !== undefined && isYoung(kept) && !isAllForgotten && !forgotten.has(repositoryOf(question))) {
        after.set(question, kept);
        reused.count += 1;
        if (reused.since === undefined || kept.at < reused.since) reused.since = kept.at;
        return kept as Kept<T>;
      }
      const value = await ask();
      if (value === undefined) return undefined;
      const fresh = { at: now, value };
      after.set(question, fresh);
      return fresh;
    },
    save: () => saveJson(state, name, { version: 1, answers: Object.fromEntries(after) } satisfies Stored),
  };
}

function repositoryOf(question: string): string {
  return question.slice(question.lastIndexOf(' ') + 1).toLowerCase();
}

async function load(state: State, name: string): Promise<Stored['answers']> {
  const stored = (await loadJson(state, name)) as Partial<Stored> | undefined;
  return stored?.version === 1 ? (stored.answers ?? {}) : {};
}
