import { describe, expect, it } from 'vitest';
import { entityTagsMax, etagOf, ifMatch, lostUpdate, withETag } from '../../../server/http/etag.ts';

const read = (header: string | undefined) => ifMatch({ 'if-match': header });

describe('If-Match (C32)', () => {
  it.each([
    ['no header', undefined, undefined],
    ['a star, which any row satisfies', '*', undefined],
    ['one tag', '"3"', 3],
    ['a tag in white space', '  "12" ', 12],
    ['a list of one version', '"3", W/"2", "3"', 3],
    ['a list with empty elements', '"3",, ', 3],
    ['a list without white space', '"x","3"', 3],
  ])('with %s asks for what it says', (_, header, version) => {
    expect(read(header)).toBe(version);
  });

  it.each([
    ['a weak tag', 'W/"3"'],
    ['a tag of somebody else', '"abc"'],
    ['an empty tag', '""'],
    ['a number too long to be a version', '"12345678901"'],
  ])('with %s matches no row', (_, header) => {
    expect(read(header)).toBe(0);
  });

  it.each([
    ['nothing', ''],
    ['a bare number', '3'],
    ['a single quotation mark', '"3'],
    ['a star in a list', '"3", *'],
    ['tags side by side', '"3""4"'],
    ['a lower-case w', 'w/"3"'],
    ['different versions', '"3", "4"'],
    ['too many tags', Array.from({ length: entityTagsMax + 1 }, () => '"3"').join()],
  ])('with %s is refused', (_, header) => {
    expect(() => read(header)).toThrow(expect.objectContaining({ code: 'validation_error', detail: { field: 'If-Match' } }));
  });
});

it('the version of a reply is its ETag', () => {
  expect(withETag(201, { a: 1 }, 7)).toMatchObject({ status: 201, body: { a: 1 }, headers: { etag: etagOf(7) } });
  expect(read(etagOf(7))).toBe(7);
});

it('a lost update names the version in force', () => {
  expect(lostUpdate('policy', 4)).toMatchObject({ code: 'precondition_failed', message: 'The policy has changed; its version is 4 now.' });
});
