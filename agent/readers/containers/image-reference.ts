export interface ImageReference {
  /** Without tag and digest, default registry and `library/` left out. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** Docker Hub under its names; an image without a registry comes from there. */
const defaultRegistries = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']);

/**
 * Takes an image reference apart; undefined when the text is none, or its repository holds an unresolved variable.
 * An unresolved tag or digest is left out. @see https://pkg.go.dev/github.com/distribution/reference
 */
export function parseImage(text: string): ImageReference | undefined {
  if (text.length > 1024) return undefined;
  const [path = '', digest] = split(text, '@');
  // A colon before the last slash is the port of a registry.
  const colon = path.indexOf(':', path.lastIndexOf('/') + 1);
  const name = colon >= 0 ? path.slice(0, colon) : path;
  const tag = colon >= 0 ? path.slice(colon + 1) : undefined;
  const repository = shorten(name);
  if (!/^(?:[A-Za-z0-9.-]+(?::\d{1,5})?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/.test(repository)) return undefined;
  return {
    repository,
    ...(tag !== undefined && /^\w[\w.-]{0,127}$/.test(tag) && { tag }),
    ...(digest !== undefined && /^[a-z0-9]+:[0-9a-f]{32,128}$/.test(digest) && { digest }),
  };
}

function shorten(name: string): string {
  const [registry = '', rest] = split(name, '/');
  const path = rest !== undefined && defaultRegistries.has(registry.toLowerCase()) ? rest : name;
  return path.startsWith('library/') && !path.slice('library/'.length).includes('/') ? path.slice('library/'.length) : path;
}

function split(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
