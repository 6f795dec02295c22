import { expect, test } from 'vitest';
import { progressLine, renderProgress } from '../../../shared/model/progress-text.ts';

const plain = { width: 80, isColorAllowed: false };

test('a bar shows stage, share, counts and the file being read', () => {
  const line = renderProgress({ stage: 'reading', done: 1_234, total: 2_468, current: 'src/app.py' }, plain);

  expect(line).toBe('reading   [############------------]  50% 1,234/2,468 src/app.py');
});

test('without a total there is a count and no percent', () => {
  expect(renderProgress({ stage: 'listing', done: 7 }, plain)).toBe('listing   [........................]      7');
});

test('nothing to do is done', () => {
  expect(renderProgress({ stage: 'reading', done: 0, total: 0 }, plain)).toContain('100%');
});

test('a line never exceeds the terminal, and keeps the end of a long path', () => {
  const line = renderProgress({ stage: 'reading', done: 1, total: 2, current: `${'deep/'.repeat(800)}end.py` }, plain);

  expect(line).toHaveLength(80);
  expect(line.endsWith('/end.py')).toBe(true);
  expect(renderProgress({ stage: 'reading', done: 1, total: 2 }, { width: 10, isColorAllowed: false })).toHaveLength(10);
});

test('a file name cannot drive the terminal', () => {
  const line = renderProgress({ stage: 'reading', done: 1, total: 2, current: 'a\u001B[2J\r\n\u202Eb\u0085' }, plain);

  expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(line).toContain('a?[2J???b?');
});

test('a log gets a line for a new stage and for each tenth, and no other', () => {
  const states = Array.from({ length: 101 }, (_, done) => ({ stage: 'reading', done, total: 100, current: 'x.py' }));

  const lines = states.map((state, index) => progressLine(states[index - 1], state)).filter((line) => line !== undefined);

  expect(lines).toHaveLength(11);
  expect(lines[0]).toBe('reading: 0/100 (0%)');
  expect(lines.at(-1)).toBe('reading: 100/100 (100%)');
});
