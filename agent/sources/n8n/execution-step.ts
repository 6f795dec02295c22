/** How often workflows run and fail, and how long n8n keeps what they did; of no execution is the data asked for. */
import type { JsonObject } from '#shared/model/fact.ts';
import { executionAgeProbes, n8nKinds } from '#shared/model/resources/n8n.ts';
import type { CoverageEntry } from '#shared/model/report.ts';
import { decodeItems } from './decode.ts';
import { execution, executionTally, type ExecutionTally } from './execution-summary.ts';
import { daysBefore, instantOf } from './instant.ts';
import { pages } from './pages.ts';
import { failed, malformedEntry, recordArtifacts, type Found, type Step, type Survey } from './survey.ts';
import type { Trouble } from './trouble.ts';

export const executionStep: Step = { id: 'n8n/executions', title: 'executions', kinds: [n8nKinds.executionSummary], attributes: ['oldest_execution_days'], run };

async function* run(survey: Survey): AsyncGenerator<Found> {
  const oldest = await probeAge(survey);
  if (typeof oldest !== 'number') survey.instance.unread['oldest_execution_days'] = oldest.sentence;
  else survey.instance.attributes['oldest_execution_days'] = oldest;

  const tally = executionTally();
  const { why, trouble, malformed } = yield* count(survey, tally);
  const summaries = [...survey.workflows.entries.values()].map((workflow) => {
    const summary = tally.of(workflow, survey.executionDays);
    // Of a list that was cut short, what was seen is a part: neither counts nor rates are said.
    const attributes = why === undefined ? summary : { workflow_id: summary.workflow_id, is_active: summary.is_active, days: summary.days, unread: Object.fromEntries(counted.map((name) => [name, why])) };
    return { kind: n8nKinds.executionSummary, provider_id: workflow.id, name: workflow.name, attributes: attributes as unknown as JsonObject };
  });
  const end = trouble && failed(survey, executionStep, trouble, summaries.length > 0);
  yield {
    artifacts: recordArtifacts('executions', summaries, survey.observedAt),
    entries: [...(end?.entries ?? []), ...malformedEntry(executionStep, malformed), ...(why !== undefined && trouble === undefined ? [cutEntry(why)] : [])],
    ...(end?.fatal && { fatal: end.fatal }),
  };
}

const counted = ['total', 'failed', 'manual', 'failure_rate', 'first_started_at', 'last_started_at'];

/** Each age with one request for one execution, from the youngest on, until one has none. */
async function probeAge({ client, observedAt }: Survey): Promise<number | Trouble> {
  let oldest = 0;
  for (const days of executionAgeProbes) {
    const answer = await client.ask('list_executions', { query: { limit: '1', includeData: 'false', startedBefore: daysBefore(observedAt, days) } });
    if (!answer.ok) return answer.trouble;
    const { data } = answer.body as { readonly data?: unknown };
    if (!Array.isArray(data)) return { kind: 'malformed', canRetry: false, sentence: 'The answer holds no list.' };
    if (data.length === 0) return oldest;
    oldest = days;
  }
  return oldest;
}

interface Counted {
  /** Why that is not all. */
  readonly why?: string;
  readonly trouble?: Trouble;
  readonly malformed: number;
}

/** Counts what started in the window. n8n of before the parameter `startedAfter` gives everything, newest first, and is read until the window ends. */
async function* count(survey: Survey, tally: ExecutionTally): AsyncGenerator<Found, Counted> {
  const counted = yield* countFrom(survey, tally, true);
  return counted.trouble?.kind === 'unsupported' ? yield* countFrom(survey, tally, false) : counted;
}

async function* countFrom({ client, observedAt, executionDays, executionsMax }: Survey, tally: ExecutionTally, isFiltered: boolean): AsyncGenerator<Found, Counted> {
  const since = daysBefore(observedAt, executionDays);
  let items = 0;
  let malformed = 0;
  for await (const page of pages(client, 'list_executions', { query: { includeData: 'false', ...(isFiltered && { startedAfter: since }) } })) {
    const { good, bad } = decodeItems(execution, page.items);
    malformed += bad;
    items += page.items.length;
    const recent = good.filter(({ startedAt }) => (instantOf(startedAt) ?? since) >= since);
    for (const one of recent) tally.add(one);
    if (page.trouble) return { why: `The executions could not be counted. ${page.trouble.sentence}`, trouble: page.trouble, malformed };
    if (!isFiltered && recent.length < good.length) break;
    yield { current: `executions (${items})` };
    if (items > executionsMax) return { why: `There are more than ${executionsMax} executions in ${executionDays} days (setting executions_max), so they were not counted to their end.`, malformed };
  }
  return { malformed, ...(malformed > 0 && { why: `${malformed} executions had a form that is not known.` }) };
}

function cutEntry(why: string): CoverageEntry {
  return { path: executionStep.id, reason: 'too_large', effect: 'partial', detail: why };
}
