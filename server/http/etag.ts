/** Versions of a row as entity tags, and the precondition that keeps one writer from undoing another's change (RFC 9110, 8.8.3 and 13.1.1). */
import { apiError } from '#shared/api/api-error.ts';
import { Reply } from './route.ts';

/** Tags that one If-Match may list. */
export const entityTagsMax = 20;

/** What `ifMatch` gives when no tag of the header can be that of a row: versions begin at 1, so the update is refused. */
const noVersion = 0;

/** The strong entity tag of a version: `"3"`. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * The version that If-Match asks for; undefined without the header and for `*`, which any existing row satisfies.
 * Weak tags never match, as the comparison is the strong one; where nothing else is listed the answer is 0, the version of no row.
 * @throws {AppError} `validation_error` for what is no list of entity tags, and for a list of different versions: a row has one.
 */
export function ifMatch(headers: Readonly<Record<string, string | undefined>>): number | undefined {
  const header = headers['if-match']?.trim();
  if (header === undefined || header === '*') return undefined;
  const tags = entityTags(header);
  if (tags === undefined) throw badIfMatch('If-Match must be the ETag of the reply that was read, such as "3".');
  const versions = new Set(tags.flatMap((tag) => /^"(\d{1,9})"$/.exec(tag)?.[1] ?? []).map(Number));
  if (versions.size > 1) throw badIfMatch('If-Match lists different versions; send the one that was read.');
  const [version = noVersion] = versions;
  return version;
}

/** A reply with the version of what it shows as its ETag. */
export function withETag(status: number, body: unknown, version: number): Reply {
  return new Reply(status, body, { etag: etagOf(version) });
}

/** What a writer gets that saw another version than the one in force. @param what - the row with its article left out: `policy`. */
export function lostUpdate(what: string, version: number) {
  return apiError('precondition_failed', `The ${what} has changed; its version is ${version} now.`, { hint: 'Read it again and repeat the change.' });
}

/** The tags of a list, weak ones with their `W/`; undefined when it is not one. */
function entityTags(header: string): string[] | undefined {
  const tags: string[] = [];
  let rest = header;
  while (rest !== '') {
    const found = /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"(?=\s*(?:,|$))/.exec(rest)?.[0];
    if (found === undefined || tags.length === entityTagsMax) return undefined;
    tags.push(found);
    rest = rest.slice(found.length).replace(/^[\s,]+/, '');
  }
  return tags.length === 0 ? undefined : tags;
}

function badIfMatch(message: string) {
  return apiError('validation_error', message, { field: 'If-Match' });
}
