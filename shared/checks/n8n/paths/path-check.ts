/** A check about the paths of one kind: what its verdicts say. Each check names where its paths begin and end; the engine finds them. */
import type { Severity } from '../../../model/report.ts';
import { quoted } from '../../support/quoted.ts';
import { notApplicable, passUnless, unknown } from '../../support/verdicts.ts';
import { defineCheck, type Check, type CheckExample, type Verdict } from '../../check.ts';
import { activityNote, judgeWorkflow, placeOf } from '../workflow-graph.ts';
import { pathsOf, type PathGap } from './find-paths.ts';
import { chainText, flowOf, type PathFinding, type PathKind } from './path-finding.ts';
import type { Tier } from './sources.ts';

interface PathCheck {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly flag?: string;
  readonly remediation: string;
  readonly controls: Check['controls'];
  /** Where the paths begin; `any` for all of them. */
  readonly tier: Tier | 'any';
  readonly kind: PathKind;
  readonly examples: readonly CheckExample[];
}

/** The check about the paths from one tier of sources to one kind of sink. Its subject is the workflow that the data comes into. */
export function definePathCheck({ tier, kind, ...about }: PathCheck): Check {
  const isOwn = (item: { readonly tier: Tier }) => tier === 'any' || item.tier === tier;
  return defineCheck({
    ...about,
    version: 1,
    subject: 'resource',
    kinds: ['n8n.workflow'],
    judge: (subject, { inventory }) =>
      judgeWorkflow(subject, (graph) => {
        const { findings, gaps, sources } = pathsOf(graph, inventory);
        const verdicts = [
          ...findings.filter((finding) => finding.kind === kind && isOwn(finding)).map((finding) => verdictOf(finding, about.severity)),
          ...gaps.filter(isOwn).map((gap) => gapVerdict(gap)),
        ];
        return verdicts.length === 0 && !sources.some(isOwn) ? notApplicable(nothingComes[tier]) : passUnless(verdicts);
      }),
  });
}

const nothingComes: Readonly<Record<Tier | 'any', string>> = {
  open: 'Nobody can start the workflow without authentication.',
  secret: 'Nobody can start the workflow with a shared secret.',
  content: 'The workflow reads nothing that people outside wrote.',
  any: 'No data that nobody vouches for comes into the workflow.',
};

const who: Readonly<Record<Tier, string>> = { open: 'Anyone', secret: 'Everyone with one shared secret', content: 'Whoever writes what the workflow reads' };

const what: Readonly<Record<PathKind, string>> = {
  code: 'can make a model run code or commands',
  sql: 'can make a model write SQL',
  file: 'can make a model write files',
  http: 'can make a model call any address',
  send: 'can make a model send or change something',
  workflow: 'can make a model change workflows of the instance',
  agent: 'can steer one agent through another',
  data: 'can make a model read what is not public',
  trifecta: 'can make an agent that reads private data send it outside',
};

function verdictOf(finding: PathFinding, standard: Severity): Verdict {
  const { answer, severity, steps, discriminator } = finding;
  const ends = [steps[0], steps.at(-1)].flatMap((step) => (step ? [step.vertex] : []));
  const flow = flowOf(steps);
  return {
    answer,
    reason: `${sentenceOf(finding)}.`,
    evidence: ends.flatMap(({ graph, node }) => placeOf(graph, node)),
    discriminator,
    ...(severity === standard ? {} : { severity }),
    ...(flow === undefined ? {} : { flow }),
  };
}

function sentenceOf(finding: PathFinding): string {
  const { graph, tier, kind, steps, otherSources, isReviewed, opens, change, alsoCuts, answer } = finding;
  const chain = chainText(steps.map(({ vertex }) => vertex.node.name));
  const others = otherSources > 0 ? ` (and from ${otherSources} other ${otherSources === 1 ? 'source' : 'sources'})` : '';
  const asked = isReviewed ? ', once a person agrees' : '';
  const doubt = answer === 'fail' ? '' : `; ${doubtOf(finding)}`;
  const cut = change === undefined ? '' : `; the smallest change that cuts it: ${change}${alsoCuts > 0 ? ` (cuts ${alsoCuts} more)` : ''}`;
  const opened = opens.length === 0 ? '' : ` (${opens.join(', ')})`;
  return `${who[tier]} ${what[kind]}${asked}: ${chain}${opened}${others}${activityNote(graph)}${doubt}${cut}`;
}

function doubtOf({ answer, certainty, graph, steps }: PathFinding): string {
  if (certainty === 'unknown') return `what ${quoted(steps[0]?.vertex.node.name ?? '')} brings is not known: it is of a community package`;
  if (answer === 'unknown') return 'whether callers must authenticate is computed at run time';
  if (graph.activity === 'inactive') return 'the workflow is not active now';
  const last = steps.at(-1);
  return last?.text.startsWith('Whether') ? `whether ${quoted(last.vertex.node.name)} changes something is not written in the workflow` : 'what follows the trigger, or an address list, decides who goes on';
}

function gapVerdict({ graph, tier, vertex, why }: PathGap): Verdict {
  return unknown(`${gapStart[tier]} comes to ${quoted(vertex.node.name)}, which ${why}${activityNote(graph)}.`, {
    evidence: placeOf(vertex.graph, vertex.node),
    discriminator: JSON.stringify(['gap', vertex.graph.resource.id, vertex.node.name]),
  });
}

const gapStart: Readonly<Record<Tier, string>> = { open: 'What anyone can send', secret: 'What everyone with one shared secret can send', content: 'What people outside wrote' };
