import type { Evaluation } from './policy.ts';

/** The verdict over several policies: the worst of them; `pass` when there are none. */
export function verdictOf(evaluations: readonly Pick<Evaluation, 'verdict'>[]): Evaluation['verdict'] {
  if (evaluations.some(({ verdict }) => verdict === 'fail')) return 'fail';
  return evaluations.some(({ verdict }) => verdict === 'warn') ? 'warn' : 'pass';
}
