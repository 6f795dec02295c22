import { expect, test } from 'vitest';
import { exitCodeOfScan, failureSentence, verdictLine, type EvaluationReply, type ScanReply } from '../../../server/start/scan-end.ts';

const scan = (given: Partial<ScanReply>): ScanReply => ({ id: 'scn_1', state: 'completed', verdict: 'pass', error: null, progress: null, ...given });
const judged = (given: Partial<EvaluationReply>): EvaluationReply => ({ policy: 'No keys', effect: 'block', verdict: 'pass', violation_count: 0, ...given });

test.each([
  ['a clean scan', scan({}), [judged({})], 0],
  ['no policy at all', scan({ verdict: null }), [], 0],
  ['a warning', scan({ verdict: 'warn' }), [judged({ effect: 'warn', verdict: 'warn' })], 0],
  ['a violated gate', scan({ verdict: 'fail' }), [judged({ verdict: 'fail' })], 1],
  ['a violated gate over an incomplete scan', scan({ state: 'partial', verdict: 'fail' }), [judged({ verdict: 'fail' })], 1],
  ['an incomplete scan with a gate', scan({ state: 'partial' }), [judged({})], 5],
  ['an incomplete scan without a gate', scan({ state: 'partial' }), [judged({ effect: 'warn' })], 0],
  ['a target that is not there', scan({ state: 'failed', verdict: null, error: { code: 'target_not_found', message: 'No.' } }), [], 3],
  ['a fault', scan({ state: 'failed', verdict: null, error: { code: 'internal', message: 'Oops.' } }), [], 3],
  ['a cancelled scan', scan({ state: 'cancelled', verdict: null }), [], 130],
])('%s ends with its exit code', (_what, ended, evaluations, code) => {
  expect(exitCodeOfScan(ended, evaluations)).toBe(code);
});

test('a failure is one clear sentence, a result is none', () => {
  expect(failureSentence(scan({ state: 'failed', error: { code: 'target_not_found', message: 'Cannot read "/x": there is no such file.' } }))).toBe('Cannot read "/x": there is no such file.');
  expect(failureSentence(scan({ state: 'failed', error: { code: 'internal', message: 'Its log says how.' } }))).toBe('The scan failed: Its log says how.');
  expect(failureSentence(scan({ state: 'partial' }))).toBeUndefined();
});

test('the verdict is one line that counts what was judged', () => {
  expect(verdictLine(scan({ verdict: 'fail' }), [judged({}), judged({ policy: 'Pinned', verdict: 'fail', violation_count: 1 })])).toBe('Verdict: fail (2 policies)');
  expect(verdictLine(scan({ verdict: null }), [])).toBe('Verdict: none; no policy is active.');
});
