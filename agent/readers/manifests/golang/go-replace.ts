/** `replace` lines of a `go.mod` or a `go.work`: which module, or which folder, takes the place of another. */
import { goVersion, isGoModule } from './go-names.ts';

export interface Replacement {
  readonly of: string;
  /** Absent when every version is replaced. */
  readonly version: string | undefined;
  readonly by: string;
  /** Absent for a folder. */
  readonly byVersion: string | undefined;
}

/** `old [version] => new [version]`; undefined for anything else. */
export function replacementOf(words: readonly string[]): Replacement | undefined {
  const arrow = words.indexOf('=>');
  const [of, version] = words.slice(0, Math.max(0, arrow));
  const [by, byVersion] = words.slice(arrow + 1);
  return arrow < 1 || of === undefined || by === undefined ? undefined : { of, version, by, byVersion: goVersion(byVersion) };
}

/** The module that is built in for one that is asked for; a folder in its place fixes no version. */
export function replaced(name: string, { by, byVersion }: Replacement): { name: string; version?: string; range?: string } {
  return byVersion !== undefined && isGoModule(by) ? { name: by, version: byVersion } : { name, range: by };
}
