import { nearest } from './nearest.ts';

/** One mistake in a policy: where, what stood there, and what is accepted. */
export interface PolicyProblem {
  /** `rules[0].condition.all[1].operator`; empty for the whole policy. */
  readonly path: string;
  /** The offending value as JSON, cut to 80 characters; absent when something is missing. */
  readonly value?: string;
  /** A sentence that names what is accepted. */
  readonly message: string;
  /** The accepted word that was probably meant. */
  readonly suggestion?: string;
}

/** Collects the problems of one policy. */
export class Problems {
  readonly list: PolicyProblem[] = [];

  add(path: string, value: unknown, message: string, suggestion?: string): undefined {
    const text = value === undefined ? undefined : shownValue(value);
    this.list.push({
      path,
      ...(text !== undefined && { value: text }),
      message: suggestion === undefined ? message : `${message} Did you mean ${suggestion}?`,
      ...(suggestion !== undefined && { suggestion }),
    });
    return undefined;
  }

  /** A word that is not one of the accepted ones. */
  addWord(path: string, value: unknown, what: string, accepted: readonly string[]): undefined {
    const suggestion = typeof value === 'string' ? nearest(value, accepted) : undefined;
    const subject = value === undefined ? `The ${what} is missing` : `${shownValue(value)} is not ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}`;
    return this.add(path, value, `${subject}; accepted: ${accepted.join(', ')}.`, suggestion);
  }
}

/** One line for a person: `rules[0].effect: …`. */
export function problemText(problem: PolicyProblem): string {
  return problem.path === '' ? problem.message : `${problem.path}: ${problem.message}`;
}

const shownMax = 80;

function shownValue(value: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(value) ?? typeof value;
  } catch {
    text = typeof value;
  }
  return text.length > shownMax ? `${text.slice(0, shownMax).toWellFormed()}…` : text;
}
