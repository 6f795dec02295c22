import { describe, expect, it } from 'vitest';
import { entryLine, type AuditLine } from '#shared/api/audit-file.ts';
import { createAuditVerifier, readAnchor, type AuditVerifierOptions } from '#shared/api/audit-verify.ts';
import { chained, chainOf, fileOf, signingPair } from '../../harness/audit-chain.ts';

const pair = signingPair();
const thief = signingPair();
const entries = chainOf('org_a', 10);
const whole = fileOf(entries, { pair });

function verdictOf(lines: readonly string[], options: AuditVerifierOptions = {}) {
  const verifier = createAuditVerifier(options);
  for (const line of lines) verifier.push(line);
  return verifier.end();
}
const problemOf = (lines: readonly string[], options?: AuditVerifierOptions) => verdictOf(lines, options).problem;
const anchorOf = (lines: readonly string[]) => {
  const anchor = readAnchor(lines.at(-1) ?? '');
  if (anchor === undefined) throw new Error('no anchor');
  return anchor;
};
const line = (entry: AuditLine) => entryLine(entry).trimEnd();
const entry = (seq: number): AuditLine => {
  const found = entries[seq - 1];
  if (found === undefined) throw new Error('no such entry');
  return found;
};
/** The chain with every hash computed anew from an entry on, as somebody with the database could. */
const rewritten = (seq: number, change: Partial<AuditLine>): AuditLine[] => {
  const copy: AuditLine[] = [];
  for (const each of entries) copy.push(chained(each.seq === seq ? { ...each, ...change } : each, copy.at(-1)?.hash ?? ''));
  return copy;
};

describe('an audit chain', () => {
  it('that nobody touched holds, and says how far it reaches', () => {
    expect(verdictOf(whole)).toMatchObject({ problem: undefined, entryCount: 10, fromSeq: 1, headSeq: 10, headHash: entry(10).hash, isPartial: false, isKeyPinned: false, organization: { id: 'org_a', slug: 'acme' } });
    expect(verdictOf(whole, { publicKeys: [pair.publicPem] })).toMatchObject({ problem: undefined, isKeyPinned: true });
  });

  it.each(['org_id', 'id', 'actor_type', 'actor_id', 'action', 'target', 'detail', 'prev_hash', 'hash'] as const)('with an edited %s is found, and the entry named (S53)', (field) => {
    const lines = whole.with(4, line({ ...entry(4), [field]: 'forged' }));

    expect(problemOf(lines)).toMatchObject({ kind: field === 'org_id' ? 'foreign' : 'edited', seq: 4, line: 5 });
  });

  it('with a moved instant is found (S53)', () => {
    expect(problemOf(whole.with(4, line({ ...entry(4), at: 1 })))).toMatchObject({ kind: 'edited', seq: 4, id: entry(4).id });
  });

  it.each([
    ['a field that no hash covers', `${line(entry(4)).slice(0, -1)},"note":"x"}`],
    ['a field that stands there twice', line(entry(4)).replace('{"type":"entry"', '{"type":"entry","action":"policy.delete"')],
    ['something that is not JSON', '{"type":"entry"'],
    ['a number', '5'],
    ['null', 'null'],
    ['nothing', ''],
    ['a number as text', line(entry(4)).replace('"seq":4', '"seq":"4"')],
  ])('with %s in a line is found (S53)', (_, forged) => {
    expect(problemOf(whole.with(4, forged))).toMatchObject({ kind: 'edited', line: 5 });
  });

  it('with an edited entry that was hashed again breaks at the next one (S53)', () => {
    const forged = chained({ ...entry(4), target: 'pol_x' }, entry(3).hash);

    expect(problemOf(whole.with(4, line(forged)))).toMatchObject({ kind: 'edited', seq: 5, message: expect.stringContaining('does not follow') });
  });

  it.each([
    [1, 'Entry 1 is missing'],
    [4, 'Entry 4 is missing'],
    [9, 'Entry 9 is missing'],
  ])('without entry %i is found, and the entry named (S53)', (seq, message) => {
    expect(problemOf(whole.toSpliced(seq, 1))).toMatchObject({ kind: 'missing', seq, message: expect.stringContaining(message) });
  });

  it('without several entries names all of them (S53)', () => {
    expect(problemOf(whole.toSpliced(3, 4))).toMatchObject({ kind: 'missing', seq: 3, line: 4, message: 'Entries 3 to 6 are missing: entry 7 comes in their place.' });
  });

  it('with an inserted entry is found, whichever number it bears (S53)', () => {
    const forged = chained({ ...entry(5), id: 'aud_forged', target: 'pol_x' }, entry(4).hash);

    expect(problemOf(whole.toSpliced(5, 0, line(forged)))).toMatchObject({ kind: 'inserted', seq: 5, id: entry(5).id });
    expect(problemOf(whole.toSpliced(5, 0, line(entry(2))))).toMatchObject({ kind: 'inserted', seq: 2 });
    expect(problemOf(whole.toSpliced(11, 0, line(chained({ ...entry(10), seq: 11, id: 'aud_11' }, entry(10).hash))))).toMatchObject({ kind: 'inserted', seq: 11 });
  });

  it('with two entries in the other order is found, and the one that is late named (S53)', () => {
    expect(problemOf(whole.with(4, whole[5] ?? '').with(5, whole[4] ?? ''))).toMatchObject({ kind: 'reordered', seq: 4, id: entry(4).id, line: 6 });
    expect(problemOf([whole[0] ?? '', ...whole.slice(2, 11), whole[1] ?? '', whole[11] ?? ''])).toMatchObject({ kind: 'reordered', seq: 1, line: 11 });
  });

  it('cut at its begin is found (S53)', () => {
    expect(problemOf([whole[0] ?? '', ...whole.slice(4)])).toMatchObject({ kind: 'missing', seq: 1, message: expect.stringContaining('Entries 1 to 3') });
    // As the server would export it after somebody removed the rows.
    const lines = [...whole.slice(0, 1).map((text) => text.replace('"from_seq":1,"prev_hash":""', `"from_seq":4,"prev_hash":"${entry(3).hash}"`)), ...whole.slice(4)];
    expect(problemOf(lines)).toMatchObject({ kind: 'signature', message: 'The signed statement is about another file.' });
  });

  it('cut at its end is found: lines, the trailer, or both (S53)', () => {
    expect(problemOf([...whole.slice(0, 9), whole[11] ?? ''])).toMatchObject({ kind: 'truncated', seq: 9 });
    expect(problemOf(whole.slice(0, 9))).toMatchObject({ kind: 'truncated', seq: 9 });
    expect(problemOf(whole.slice(0, 11))).toMatchObject({ kind: 'truncated', seq: 11 });
    expect(problemOf([...whole.slice(0, 11), '{"type":"trailer"}'])).toMatchObject({ kind: 'truncated' });
    expect(problemOf([...whole, line(entry(1))])).toMatchObject({ kind: 'inserted' });
  });

  it('cut at its end by somebody who lets the server sign the rest is found by a newer anchor (S53)', () => {
    const cut = fileOf(entries.slice(0, 7), { pair });

    expect(problemOf(cut)).toBeUndefined();
    expect(problemOf(cut, { anchors: [anchorOf(whole)] })).toMatchObject({ kind: 'truncated', seq: 8, message: expect.stringContaining('reaches entry 10') });
  });

  it('written anew from an entry on is found by an older anchor (S53)', () => {
    const anchor = anchorOf(fileOf(entries.slice(0, 7), { pair }));
    const forged = fileOf(rewritten(5, { action: 'policy.read' }), { pair });

    expect(problemOf(forged)).toBeUndefined();
    expect(problemOf(whole, { anchors: [anchor] })).toBeUndefined();
    expect(problemOf(forged, { anchors: [anchor] })).toMatchObject({ kind: 'anchor', seq: 7, line: 8 });
  });

  it('written anew behind the signed statement is found (S53)', () => {
    const forged = fileOf(rewritten(5, { action: 'policy.read' }), { pair });

    expect(problemOf([...forged.slice(0, 11), whole[11] ?? ''])).toMatchObject({ kind: 'edited', seq: 10 });
  });

  it('of another organization, or with its entries, is found (S53)', () => {
    const other = chainOf('org_b', 10);

    expect(problemOf(whole.with(4, line(other[3] ?? entry(4))))).toMatchObject({ kind: 'foreign', seq: 4 });
    expect(problemOf([whole[0] ?? '', ...fileOf(other, { pair, orgId: 'org_b' }).slice(1)])).toMatchObject({ kind: 'foreign', seq: 1 });
    expect(problemOf(whole, { anchors: [anchorOf(fileOf(other, { pair, orgId: 'org_b' }))] })).toMatchObject({ kind: 'anchor', message: expect.stringContaining('another organization') });
  });

  it('signed by somebody else is found when the key or an anchor is known (S53)', () => {
    const forged = fileOf(rewritten(5, { action: 'policy.read' }), { pair: thief });

    expect(problemOf(forged, { publicKeys: [pair.publicPem] })).toMatchObject({ kind: 'signature' });
    expect(problemOf(forged, { anchors: [anchorOf(fileOf(entries.slice(0, 3), { pair }))] })).toMatchObject({ kind: 'signature' });
  });

  it('with a forged anchor is not proved by it (S53)', () => {
    const forged = anchorOf(fileOf(entries, { pair: thief }));

    expect(problemOf(whole, { anchors: [forged] })).toMatchObject({ kind: 'signature' });
    expect(problemOf(whole, { anchors: [forged], publicKeys: [pair.publicPem] })).toMatchObject({ kind: 'anchor', message: expect.stringContaining('not signed') });
    expect(problemOf(whole, { anchors: [{ ...anchorOf(whole), statement: anchorOf(whole).statement.replace(',10,', ',11,') }] })).toMatchObject({ kind: 'anchor' });
  });

  it('with a key that is none is refused', () => {
    expect(problemOf(whole, { publicKeys: ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n'] })).toMatchObject({ kind: 'signature' });
  });

  it('whose begin was cleaned up holds from its signed segment on (S54)', () => {
    const lines = fileOf(entries, { pair, cleanedUpTo: 6 });

    expect(verdictOf(lines)).toMatchObject({ problem: undefined, fromSeq: 7, entryCount: 4, segmentCount: 1, isPartial: false });
    expect(problemOf(lines.toSpliced(1, 1))).toMatchObject({ kind: 'missing', seq: 7 });
  });

  it('whose begin was cleaned up still agrees with the anchors of that time (S54)', () => {
    const lines = fileOf(entries, { pair, cleanedUpTo: 6 });

    expect(verdictOf(lines, { anchors: [anchorOf(fileOf(entries.slice(0, 6), { pair }))] })).toMatchObject({ problem: undefined, uncheckedAnchorCount: 0 });
    expect(verdictOf(lines, { anchors: [anchorOf(fileOf(entries.slice(0, 3), { pair }))] })).toMatchObject({ problem: undefined, uncheckedAnchorCount: 1 });
    expect(problemOf(lines, { anchors: [anchorOf(fileOf(rewritten(2, { action: 'x.y' }).slice(0, 6), { pair }))] })).toMatchObject({ kind: 'anchor', seq: 6 });
  });

  it('with a forged segment in place of its begin is found (S53)', () => {
    expect(problemOf(fileOf(entries, { pair, cleanedUpTo: 6, segmentPair: thief }))).toMatchObject({ kind: 'signature', seq: 1 });
    const lines = fileOf(entries, { pair, cleanedUpTo: 6 });
    expect(problemOf(lines.with(0, (lines[0] ?? '').replace(/"segments":\[.*\],"exported_at"/, '"segments":[],"exported_at"').replace('"from_seq":7', '"from_seq":1')))).toMatchObject({ kind: 'segment' });
    expect(problemOf([...lines.slice(0, 1).map((text) => text.replace(`"prev_hash":"${entry(6).hash}"`, `"prev_hash":"${entry(5).hash}"`)), ...lines.slice(1)])).toMatchObject({ kind: 'segment' });
  });

  it('asked for from an entry on holds for these only, and says so', () => {
    expect(verdictOf(fileOf(entries, { pair, fromSeq: 5 }))).toMatchObject({ problem: undefined, fromSeq: 5, entryCount: 6, isPartial: true });
    expect(verdictOf(fileOf(entries, { pair, fromSeq: 5, kind: 'segment' }), { anchors: [anchorOf(fileOf(chainOf('org_a', 12), { pair }))] })).toMatchObject({ problem: undefined, isPartial: true, uncheckedAnchorCount: 1 });
  });

  it.each([[['']], [[]], [['{}']], [['{"type":"header"}']], [['not json', line(entry(1))]]])('is not what %j is', (lines) => {
    expect(problemOf(lines)).toMatchObject({ kind: 'format' });
  });
});
