/** Environment variables of functions, tasks and runtimes, and scripts: what a detector said of what stands in them. */
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

/** The containers of a task, a job or a service, as far as their variables go. */
export const containers = listOf(record({ name: text, environment }));

/** The same for each container; a variable of two containers is two findings. */
export function containerVerdicts(found: Formed<{ containers: typeof containers }>['containers']): readonly Verdict[] {
  return found.flatMap(({ name, environment: variables }) => secretVerdicts(variables, `of the container ${quoted(name)}`).map((verdict) => ({ ...verdict, discriminator: `${name} ${verdict.discriminator ?? ''}` })));
}

const scriptSecret = { detector: text, confidence: number, line: number };
export const scriptSecrets = listOf(record(scriptSecret));
type ScriptSecret = Formed<typeof scriptSecret>;

/** One verdict for each credential in a script; `what` names the script: `the build specification`. */
export function scriptVerdicts(secrets: readonly ScriptSecret[], what: string): readonly Verdict[] {
  return secrets.map(({ detector, confidence, line }) => {
    const isCertain = confidence >= certainMin && detector !== 'high_entropy';
    return isCertain ? fail(`Line ${line} of ${what} holds a credential in plain text (${detector}).`, { discriminator: detector }) : review(`Line ${line} of ${what} holds something that looks like a credential.`, { discriminator: detector });
  });
}
