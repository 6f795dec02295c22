import type { Source } from '../../model/report.ts';

/** The repository behind a source. */
export interface SourceRepository {
  /** Absolute, without credentials, query and fragment. */
  readonly uri: string;
  /** The folder of the repository that was scanned, when it was not all of it. */
  readonly subPath?: string;
  readonly commit?: string;
  readonly branch?: string;
  readonly tag?: string;
}

/** Where a source's code lives, when the source says: its `remote`, or a name such as `github.com/acme/shop//web` of a Git source. */
export function repositoryOf({ kind, name, attributes }: Source): SourceRepository | undefined {
  const [location = '', subPath] = name.split('//', 2);
  const remote = attributes['remote'] ?? (kind === 'git' && /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?\/./i.test(location) ? `https://${location}` : undefined);
  const uri = remote === undefined ? undefined : plainUri(remote);
  if (uri === undefined) return undefined;
  const { commit, branch, tag } = attributes;
  return {
    uri,
    ...(attributes['remote'] === undefined && subPath && { subPath }),
    ...(commit !== undefined && { commit }),
    ...(branch !== undefined && { branch }),
    ...(tag !== undefined && { tag }),
  };
}

/** An absolute URI without credentials, query and fragment, percent-encoded; undefined when the text is none. */
export function plainUri(text: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(text.toWellFormed())) return undefined;
  const url = new URL(text.toWellFormed());
  if (url.host === '') return undefined;
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  // The parser leaves these in some parts; no URI grammar allows them.
  return url.href.replaceAll(/["<>\\^`{|}[\]\s]/g, (character) => encodeURIComponent(character));
}
