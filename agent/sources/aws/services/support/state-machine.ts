/**
 * What a state machine of Step Functions calls, from its definition. Prompts and other input stand in it, too, and stay where they are.
 * Grammar: Amazon States Language, and "Integrating services with Step Functions", Developer Guide (read 2026-11): a task names
 * `arn:aws:states:::SERVICE:ACTION` or `arn:aws:states:::aws-sdk:SERVICE:ACTION`, perhaps with `.sync` or `.waitForTaskToken`.
 */
import type { Json, JsonObject } from '#shared/model/fact.ts';
import { isJsonObject } from '#shared/model/json-object.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { policyOf } from '../../plain.ts';

/** One task of a service. */
export interface Task {
  /** Names of the states around it joined by `/`, its own last. */
  readonly state: string;
  /** `bedrock`, `bedrockruntime`, `sagemaker`, `lambda`, `http`. */
  readonly service: string;
  /** `invokeModel`. */
  readonly action: string;
  /** What it is given: names that hold a text that is not computed when the task runs. */
  readonly input: Readonly<Record<string, string>>;
}

/** Depth of maps and branches in one another that is read. */
const depthMax = 20;

/** The tasks of a definition in its order. @throws {SyntaxError} for a text that is no JSON object. */
export function tasksOf(definition: string): Task[] {
  return statesIn(policyOf(definition), '', 0);
}

function statesIn(machine: Json | undefined, prefix: string, depth: number): Task[] {
  const states = isJsonObject(machine) ? machine['States'] : undefined;
  if (!isJsonObject(states) || depth > depthMax) return [];
  return Object.entries(states).flatMap(([name, state]) => (isJsonObject(state) ? ofState(state, `${prefix}${name}`, depth) : []));
}

function ofState(state: JsonObject, path: string, depth: number): Task[] {
  const branches = Array.isArray(state['Branches']) ? (state['Branches'] as readonly Json[]) : [];
  const inside = [...branches, state['ItemProcessor'], state['Iterator']].flatMap((machine) => statesIn(machine, `${path}/`, depth + 1));
  const called = typeof state['Resource'] === 'string' ? calledBy(state['Resource']) : undefined;
  return [...(called ? [{ state: path, ...called, input: textsOf(state['Arguments'] ?? state['Parameters']) }] : []), ...inside];
}

/** An integration, or a function by its own ARN. */
function calledBy(resource: string): Pick<Task, 'service' | 'action'> | undefined {
  const [, service, action] = /^arn:[^:]+:states:[^:]*:[^:]*:(?:aws-sdk:)?([\w-]+):(\w+)/.exec(resource) ?? [];
  if (service !== undefined && action !== undefined && service !== 'activity') return { service: service.toLowerCase(), action };
  return /^arn:[^:]+:lambda:/.test(resource) ? { service: 'lambda', action: 'invoke' } : undefined;
}

/** `"ModelId.$"` and `{% … %}` are computed when the task runs. */
function textsOf(given: Json | undefined): Record<string, string> {
  if (!isJsonObject(given)) return {};
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].endsWith('.$') && !/^\s*\{%/.test(entry[1])));
}

/** Services that are AI themselves, by the family that they belong to. */
const families: readonly (readonly [family: string, services: RegExp])[] = [
  ['bedrock', /^bedrock/],
  ['sagemaker', /^sagemaker/],
  ['comprehend', /^comprehend/],
  ['kendra', /^kendra/],
  ['lex', /^lex/],
  ['qbusiness', /^qbusiness$/],
  ['rekognition', /^rekognition$/],
  ['textract', /^textract$/],
  ['transcribe', /^transcribe$/],
  ['translate', /^translate$/],
  ['polly', /^polly$/],
  ['personalize', /^personalize/],
];

/** The family of AI services that a task calls; undefined for any other service. */
export function familyOf({ service }: Pick<Task, 'service'>): string | undefined {
  return families.find(([, services]) => services.test(service))?.[0];
}

/** Values that tasks of these services are given under a name, sorted, each once. */
export function given(tasks: readonly Task[], services: RegExp, ...names: readonly string[]): string[] {
  const values = tasks.filter(({ service }) => services.test(service)).flatMap(({ input }) => names.flatMap((name) => input[name] ?? []));
  return [...new Set(values)].sort(byCodeUnit);
}
