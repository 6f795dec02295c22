/**
 * Answers of the API with their entity tags, so that what has not changed is not sent again. A request whose answer is "not modified" is still a request,
 * but GitHub does not count it against the rate limit of a token, and what it confirms is as new as now.
 * @see https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api (read 2026-11)
 */

/** One answer, as far as it is needed to give it again. */
export interface TaggedAnswer {
  readonly etag: string;
  readonly contentType: string;
  /** Where its list goes on; empty on the last page. */
  readonly link: string;
  readonly body: string;
}

export interface EntityTags {
  /** The answer that a request got before. */
  get(url: string): TaggedAnswer | undefined;
  /** What a request got now, new or confirmed. */
  set(url: string, answer: TaggedAnswer): void;
  /** Answers of an earlier scan. */
  load(before: Readonly<Record<string, TaggedAnswer>>): void;
  /** What this scan used, by address. */
  readonly used: Readonly<Record<string, TaggedAnswer>>;
}

/** A larger body is asked for again; characters. A page of 100 alerts is 1 MB, a list of members 100 KB. */
const bodyMax = 256 * 1024;
/** All bodies; characters. */
const bodiesMax = 32 * 1024 * 1024;

export function createEntityTags(): EntityTags {
  let before: Readonly<Record<string, TaggedAnswer>> = {};
  const used = new Map<string, TaggedAnswer>();
  let size = 0;
  return {
    get: (url) => (Object.hasOwn(before, url) ? before[url] : undefined),
    set: (url, answer) => {
      if (answer.body.length > bodyMax || size + answer.body.length > bodiesMax) return;
      size += answer.body.length - (used.get(url)?.body.length ?? 0);
      used.set(url, answer);
    },
    load: (answers) => {
      before = answers;
    },
    get used() {
      return Object.fromEntries(used);
    },
  };
}
