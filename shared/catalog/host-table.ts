/** Finds whose API an address is, by host and, where a host has more than an API, by the beginning of its path. */
import type { CatalogEntry } from './catalog-entry.ts';

interface Row {
  readonly entry: CatalogEntry;
  /** What the path has to begin with. */
  readonly path?: RegExp;
}

/** Rows that name a path come before those of the whole host; an exact host comes before a pattern. */
export function hostTable(hosts: readonly { readonly host: string; readonly entry: CatalogEntry }[]): (url: URL) => CatalogEntry | undefined {
  const rows = hosts
    .map(({ host, entry }) => {
      const end = host.indexOf('/');
      const name = end < 0 ? host : host.slice(0, end);
      return { name, entry, ...(end >= 0 && { path: startOf(host.slice(end)) }) };
    })
    .sort((a, b) => Number(b.path !== undefined) - Number(a.path !== undefined));
  const exact = Map.groupBy(rows.filter(({ name }) => !name.includes('*')), ({ name }) => name);
  // `*` stands for any number of labels or for a part of one, never for nothing; an address has one where it has a hole.
  const patterns = rows
    .filter(({ name }) => name.includes('*'))
    .map((row) => ({ ...row, pattern: new RegExp(`^${row.name.split('*').map(RegExp.escape).join('[a-z0-9.*-]+')}$`) }));
  const fits = (url: URL) => (row: Row) => row.path === undefined || row.path.test(url.pathname);

  return (url) => {
    const name = url.host.toLowerCase();
    const bare = name.replace(/:\d+$/, '');
    const row =
      [name, bare].flatMap((host) => exact.get(host) ?? []).find(fits(url)) ??
      patterns.filter(({ pattern }) => pattern.test(name) || pattern.test(bare)).find(fits(url));
    return row?.entry;
  };
}

/** `/client/v4/accounts/{id}/ai` is written with `*` for the segment that varies; what follows begins another segment or ends. */
function startOf(path: string): RegExp {
  return new RegExp(`^${path.split('*').map(RegExp.escape).join('[^/]+')}(?:/|$)`);
}
