/** Whether the condition of a rule holds. */
import type { Argument } from '../../model/fact.ts';
import { textOf, valuesAt } from '../argument-path.ts';
import type { UseRule } from '../catalog-entry.ts';
import { lastName } from './site.ts';

/** Whether it holds for these arguments; a rule without a condition always applies. */
export function applies({ when }: Pick<UseRule, 'when'>, args: readonly Argument[]): boolean {
  if (!when) return true;
  const values = valuesAt(args, when.argument);
  if (when.absent) return values.length === 0;
  if (when.equals === undefined) return values.some(({ kind }) => kind !== 'unknown' && kind !== 'null');
  return values.some((value) => when.equals?.includes((value.kind === 'ref' ? lastName(value.path) : textOf(value)) ?? ''));
}
