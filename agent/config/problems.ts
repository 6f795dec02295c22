/** Everything that is wrong with a configuration file, found in one pass. */
import { nearest } from './nearest.ts';
import { shownName } from './shown.ts';
import type { Place } from './yaml-tree.ts';

/** One mistake. */
export interface ConfigProblem {
  readonly place: Place;
  /** Where in the file: `integrations[0].schedule`; empty for the file itself. */
  readonly path: string;
  /** A sentence with the value where it is no secret, and with what is accepted. */
  readonly message: string;
  readonly severity: 'error' | 'warning';
  /** A reference leads nowhere on this machine: wrong for who runs the integration, not for who scans by hand. */
  readonly isReference: boolean;
}

/** Collects problems, and words them. */
export class ProblemList {
  readonly found: ConfigProblem[] = [];

  error(place: Place, path: string, message: string): void {
    this.found.push({ place, path, message: sentence(message), severity: 'error', isReference: false });
  }

  reference(place: Place, path: string, message: string): void {
    this.found.push({ place, path, message: sentence(message), severity: 'error', isReference: true });
  }

  warning(place: Place, path: string, message: string): void {
    this.found.push({ place, path, message: sentence(message), severity: 'warning', isReference: false });
  }

  /** Problems of a part. @param isLenient - references that lead nowhere are warnings there. */
  add(found: readonly ConfigProblem[], isLenient: boolean): void {
    for (const problem of found) this.found.push(isLenient && problem.isReference ? { ...problem, severity: 'warning' } : problem);
  }

  /** A key or name that there is not, with the accepted ones and the one that may have been meant. */
  unknown(place: Place, path: string, { what, given, accepted }: { what: string; given: string; accepted: readonly string[] }): void {
    const meant = nearest(given, accepted);
    this.error(place, path, `there is no ${what} ${shownName(given)}${meant === undefined ? '' : `; did you mean ${meant}?`}${meant === undefined ? '.' : ''} Accepted: ${accepted.join(', ') || 'none'}`);
  }

  /** In the order of the file. */
  sorted(): readonly ConfigProblem[] {
    return this.found.toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  }
}

function sentence(message: string): string {
  return /[.?!]$/.test(message) ? message : `${message}.`;
}
