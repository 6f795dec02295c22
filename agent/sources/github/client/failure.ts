/** What went wrong with one question, in the words of coverage. */
import type { CoverageReason } from '#shared/model/report.ts';

export interface Failure {
  readonly reason: CoverageReason;
  /** One sentence with method, path and status; no credential. */
  readonly why: string;
  /** Absent when there was no answer at all. */
  readonly status?: number;
  /** What the API says beside the status; some answers can be told apart by nothing else. Empty without. */
  readonly message: string;
  /** Nothing that is asked later will be answered either: the credentials ended, or the rate limit is used up. */
  readonly isFinal: boolean;
}

/** An answer, or why there is none. */
export type Outcome<T> = { readonly isOk: true; readonly value: T } | { readonly isOk: false; readonly failure: Failure };

export const ok = <T>(value: T): Outcome<T> => ({ isOk: true, value });
export const not = (failure: Failure): Outcome<never> => ({ isOk: false, failure });

/** The parts of an HTTP answer that say why it is none. */
export interface Refusal {
  /** `GET /orgs/acme/hooks`. */
  readonly what: string;
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/** @see https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api (read 2026-11): 404 stands for refused where naming a thing would tell that it exists. */
export function failureOf({ what, status, message, headers }: Refusal): Failure {
  const said = message === '' ? '' : `: ${message}`;
  const given = { status, message };
  if (isRateLimited(status, message, headers)) {
    return { ...given, reason: 'throttled', why: `${what} was not answered: the rate limit is used up (HTTP ${status}).`, isFinal: true };
  }
  if (status === 401) return { ...given, reason: 'refused', why: `${what} was refused: the credentials are not accepted, or no longer (HTTP 401).`, isFinal: true };
  if (status === 403 && headers['x-github-sso'] !== undefined) {
    return { ...given, reason: 'refused', why: `${what} was refused (HTTP 403): the token is not authorized for the organization's single sign-on.`, isFinal: false };
  }
  if (status === 403 || status === 404 || status === 451) return { ...given, reason: 'refused', why: `${what} was refused (HTTP ${status}${said}).`, isFinal: false };
  if (status === 410 || status === 422 || status === 501) return { ...given, reason: 'unsupported', why: `${what} is not supported here (HTTP ${status}${said}).`, isFinal: false };
  if (status >= 300 && status < 400) return { ...given, reason: 'vanished', why: `${what} was moved to another place (HTTP ${status}).`, isFinal: false };
  return { ...given, reason: 'broke_off', why: `${what} failed (HTTP ${status}).`, isFinal: false };
}

/** No answer: the connection failed, took too long, or what came was cut short. */
export function brokeOff(what: string, cause: 'timeout' | 'network' | 'malformed', detail = ''): Failure {
  const why = { timeout: 'took too long', network: 'got no answer', malformed: 'got an answer that is cut short or malformed' }[cause];
  return { reason: cause === 'timeout' ? 'timed_out' : 'broke_off', why: `${what} ${why}${detail === '' ? '' : ` (${detail})`}.`, message: '', isFinal: false };
}

function isRateLimited(status: number, message: string, headers: Refusal['headers']): boolean {
  if (status !== 403 && status !== 429) return false;
  return status === 429 || String(headers['x-ratelimit-remaining']) === '0' || headers['retry-after'] !== undefined || /\brate limit\b/i.test(message);
}
