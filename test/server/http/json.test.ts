import { describe, expect, it } from 'vitest';
import { jsonLimits, parseJson } from '../../../server/http/json.ts';

const parse = (text: string) => parseJson(Buffer.from(text, 'utf8'));
const refusal = (message: RegExp) => expect.objectContaining({ code: 'validation_error', message: expect.stringMatching(message) });

describe('a JSON body', () => {
  it('comes as it is, down to the deepest level that is allowed (S39)', () => {
    const text = `${'['.repeat(jsonLimits.depthMax)}"ä"${']'.repeat(jsonLimits.depthMax)}`;

    expect(parse(text)).toEqual(JSON.parse(text));
    expect(parse('{"[[[[": "{{{{\\"[[[["}')).toEqual({ '[[[[': '{{{{"[[[[' });
  });

  it.each([
    ['depthMax', `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`],
    ['keysMax', `{${Array.from({ length: 10_001 }, (_, index) => `"k${index}":1`).join()}}`],
    ['itemsMax', `[${Array.from({ length: 10_001 }, () => '1').join()}]`],
    ['stringLengthMax', `"${'a'.repeat(262_145)}"`],
  ])('past the limit %s is refused, and the error names it (S39)', (limit, text) => {
    expect(() => parse(text)).toThrow(refusal(new RegExp(`limit ${limit}`)));
  });

  it.each(['{"__proto__":{"isAdmin":true}}', '{"a":[{"__proto__":1}]}', '{"\\u005f_proto__":1}'])('with the key __proto__ anywhere is refused: %s (S40)', (text) => {
    expect(() => parse(text)).toThrow(refusal(/__proto__/));
  });

  it('may have the keys constructor and prototype, which are fields like any other (S40)', () => {
    const value = parse('{"constructor":{"prototype":{"isAdmin":true}}}') as Record<string, unknown>;

    expect(Object.keys(value)).toEqual(['constructor']);
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });

  it.each(['"\\u0000"', '{"a\\u0000":1}', '["\\udc00"]', '"\\ud83d"'])('with text that no database stores is refused: %s', (text) => {
    expect(() => parse(text)).toThrow(refusal(/NUL/));
  });

  it('names the field of a mistake inside', () => {
    expect(() => parse('{"a":[0,{"b":"\\u0000"}]}')).toThrow(expect.objectContaining({ detail: { field: 'a[1].b' } }));
  });

  it.each(['', '{', '{"a":1,}', "{'a':1}", 'NaN', '{"a":1}{"b":2}', '// x\n1', '\ufeff'])('that is not JSON is refused: %j', (text) => {
    expect(() => parse(text)).toThrow(refusal(/JSON/));
  });
});
