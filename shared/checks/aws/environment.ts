/** Environment variables of functions, tasks and runtimes: what a detector said of their values. */
import type { Verdict } from '../check.ts';
import { listOf, number, orNull, record, text, type Formed } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, review } from '../support/verdicts.ts';

const variable = { name: text, secret: orNull(record({ detector: text, confidence: number, provider: orNull(text) })) };
export const environment = listOf(record(variable));
type Variable = Formed<typeof variable>;

/** Below this a hit may be a sample or a hash; 0–1. */
const certainMin = 0.8;

/** One verdict for each variable with a credential in it, of any service or of AI vendors only. */
export function secretVerdicts(variables: readonly Variable[], where: string, onlyAi = false): readonly Verdict[] {
  return variables.flatMap(({ name, secret }) => {
    if (secret === null || (onlyAi && secret.provider === null)) return [];
    const discriminator = name;
    const isCertain = secret.confidence >= certainMin && secret.detector !== 'high_entropy';
    if (!isCertain) return [review(`The variable ${quoted(name)} ${where} holds something that looks like a credential.`, { discriminator })];
    return [fail(`The variable ${quoted(name)} ${where} holds a credential in plain text (${secret.detector}).`, { discriminator })];
  });
}
