/** Conditions of jobs and steps: whether they keep strangers out. */
import type { GithubJob, GithubStep } from '../../model/resources/github.ts';

/**
 * `members`: only who belongs to the repository gets through. `label`: a label that only members give, which what was labelled can outlive.
 * `unclear`: something that cannot be judged from the condition. `order`: the job waits for another that may refuse. Undefined: nothing keeps anybody out.
 */
export type Gate = 'members' | 'label' | 'unclear' | 'order';

/** Longest condition that is looked at; characters. Real ones stay below 1,000. */
const conditionCharsMax = 4000;

/** How a step is kept from strangers, by its own condition and its job's; both must let it run. */
export function gateOf({ job, step }: { readonly job: Pick<GithubJob, 'if' | 'environment' | 'needs'>; readonly step: Pick<GithubStep, 'if'> }): Gate | undefined {
  const found = new Set([job.if, step.if].map((condition) => (condition === null ? undefined : conditionGate(condition.slice(0, conditionCharsMax)))));
  for (const gate of ['members', 'label', 'unclear'] as const) if (found.has(gate)) return gate;
  if (job.environment !== null) return 'unclear';
  return job.needs.length > 0 ? 'order' : undefined;
}

/** Each alternative of a condition must keep strangers out; when only some do, a person has to look. */
function conditionGate(condition: string): Gate | undefined {
  const gates = condition.split('||').map(alternativeGate);
  const [first] = gates;
  if (gates.every((gate) => gate === first)) return first;
  return gates.some((gate) => gate !== undefined) ? 'unclear' : undefined;
}

function alternativeGate(text: string): Gate | undefined {
  // Whoever had one change merged is a contributor, and everybody is NONE; `!=` leaves all the others in.
  if (/author_association/u.test(text)) return /author_association\s*!=|\bCONTRIBUTOR|FIRST_TIME|\bNONE\b|FIRST_TIMER|MANNEQUIN/u.test(text) ? 'unclear' : 'members';
  if (/head\.repo\.full_name\s*==\s*github\.repository|!\s*github\.event\.pull_request\.head\.repo\.fork|head\.repo\.fork\s*(?:==\s*false|!=\s*true)/u.test(text)) return 'members';
  if (/github\.(?:actor|triggering_actor)\s*==|\.(?:user|sender)\.login\s*==|fromJSON\([^()]{0,500}\)\s*,\s*github\.(?:actor|triggering_actor|event\.\w+\.user\.login|event\.sender\.login)/u.test(text)) return 'members';
  if (/github\.event\.label\.name\s*==|contains\(\s*github\.event\.\w+\.labels/u.test(text)) return 'label';
  return /\b(?:needs|steps)\.[\w-]+\.outputs/u.test(text) ? 'unclear' : undefined;
}
