/** One path from untrusted data to harm, and how it is shown. */
import type { FlowRole, FlowStep, Severity } from '../../../model/report.ts';
import { quoted } from '../../support/quoted.ts';
import type { WorkflowGraph } from '../workflow-graph.ts';
import type { Target } from './changes.ts';
import type { ArcKind, Vertex } from './flow-graph.ts';
import type { Sink, SinkKind } from './sinks.ts';
import type { PathSource, Tier } from './sources.ts';
import type { State } from './walk.ts';

/** `trifecta`: private data, untrusted content and a way out in one agent. */
export type PathKind = SinkKind | 'trifecta';

export interface PathStep {
  readonly vertex: Vertex;
  readonly role: FlowRole;
  readonly text: string;
}

export interface PathFinding {
  /** The workflow that the data comes into. */
  readonly graph: WorkflowGraph;
  readonly tier: Tier;
  readonly kind: PathKind;
  /** `review`: something decides who goes on, the workflow does not run, or what the sink does is not written; `unknown`: who may call is computed. */
  readonly answer: 'fail' | 'review' | 'unknown';
  readonly severity: Severity;
  /** From source to sink; the shortest way. */
  readonly steps: readonly PathStep[];
  readonly isReviewed: boolean;
  /** How sure it is that its source brings untrusted data. */
  readonly certainty: PathSource['certainty'];
  /** The parameters of the sink that open it. */
  readonly opens: readonly string[];
  /** Further sources of the same workflow that reach the same sink. */
  readonly otherSources: number;
  /** What cuts it, as a clause; nothing when the search stopped at a limit. */
  readonly change?: string;
  /** Further paths of the workflow that the same single change cuts. */
  readonly alsoCuts: number;
  readonly discriminator: string;
}

/** A sink that one walk reached. */
export interface Hit {
  readonly source: PathSource;
  readonly tier: Tier;
  readonly sink: Sink;
  readonly way: readonly State[];
  readonly isReviewed: boolean;
}

/** A finding before its change is known. */
export interface FindingDraft {
  readonly finding: Omit<PathFinding, 'change' | 'alsoCuts'>;
  readonly target: Omit<Target, 'statesMax' | 'budget'>;
  readonly way: readonly State[];
}

/** How sure it is that a path is open now. */
export function answerOf({ source, sink }: Pick<Hit, 'source' | 'sink'>): PathFinding['answer'] {
  if (source.certainty === 'undecided' || source.certainty === 'unknown') return 'unknown';
  const isCertain = source.certainty === 'certain' && !sink.isUndecided && source.vertex.graph.activity !== 'inactive';
  return isCertain ? 'fail' : 'review';
}

const textOfArc: Readonly<Record<ArcKind, string>> = {
  main: 'The data is handed on.',
  call: 'The data starts another workflow.',
  return: 'The answer comes back to whoever called.',
  tool: 'The model calls it.',
  result: 'It takes what it was given.',
  store: 'It reads what another run stored.',
};

/** The steps of a way, with what happens at its ends. */
export function stepsOf(way: readonly State[], texts: { readonly source: string; readonly sink: string; readonly opens?: readonly string[] }): PathStep[] {
  const { opens = [] } = texts;
  const sink = opens.length === 0 ? texts.sink : `${texts.sink.slice(0, -1)} (${opens.join(', ')}).`;
  return way.map(({ vertex, arc }, at): PathStep => {
    if (at === 0) return { vertex, role: 'source', text: texts.source };
    if (at === way.length - 1) return { vertex, role: 'sink', text: sink };
    return vertex.isModel ? { vertex, role: 'agent', text: 'A model acts on what it reads.' } : { vertex, role: 'carrier', text: textOfArc[arc?.kind ?? 'store'] };
  });
}

/** The steps as a report shows them; nothing when a workflow of the path has no file to point to. */
export function flowOf(steps: readonly PathStep[]): FlowStep[] | undefined {
  const flow = steps.flatMap(({ vertex: { graph, node }, role, text }): FlowStep[] => (graph.resource.path === undefined ? [] : [{ role, path: graph.resource.path, line: node.line, name: node.name, text }]));
  return flow.length === steps.length ? flow : undefined;
}

/** The names as people read them: `"Hook" → "Clean" → "Agent"`, the middle left out when it is long. */
export function chainText(names: readonly string[]): string {
  const all = names.map((name) => quoted(name));
  const shown = all.length <= namesMax ? all : [...all.slice(0, 3), '…', ...all.slice(-2)];
  return shown.join(' → ');
}

/** Nodes that a reason names; the flow has them all. */
const namesMax = 6;
