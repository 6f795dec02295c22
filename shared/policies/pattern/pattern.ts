/**
 * Matches text in time linear in its length, whatever the pattern: the states of a Thompson automaton are followed together,
 * and the sets that occur are kept, so that most characters cost one look-up.
 */
import { parsePattern, patternLimits, PatternProblem, type CharacterSet, type PatternNode } from './parse-pattern.ts';

export interface Pattern {
  readonly source: string;
  /** Whether the pattern is found anywhere in the text; code points, not code units. */
  test(text: string): boolean;
}

/** Compiles a pattern, or says in the end of a sentence why it cannot. */
export function compilePattern(source: string): { readonly pattern: Pattern } | { readonly problem: string } {
  try {
    const { root, ignoresCase } = parsePattern(source);
    const program = assemble(root);
    return { pattern: { source, test: matcher(program, ignoresCase) } };
  } catch (error) {
    if (error instanceof PatternProblem) return { problem: error.message };
    throw error;
  }
}

type Step =
  | { readonly op: 'set'; readonly set: CharacterSet; next: number }
  | { readonly op: 'fork'; to: number[] }
  | { readonly op: 'assert'; readonly what: 'start' | 'end' | 'word_edge' | 'no_word_edge'; next: number }
  | { readonly op: 'accept' };

interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
}

/** Builds the automaton back to front: every node is given the step that follows it. */
function assemble(root: PatternNode): Program {
  const steps: Step[] = [{ op: 'accept' }];
  const add = (step: Step): number => {
    if (steps.length >= patternLimits.statesMax) throw new PatternProblem(`its counts unroll to more than ${patternLimits.statesMax} states; use smaller counts`);
    return steps.push(step) - 1;
  };
  let visits = 0;
  const build = (node: PatternNode, next: number): number => {
    // Nested counts over nothing, `((){9}){9}`, add no state: the visits are bounded too.
    visits += 1;
    if (visits > patternLimits.statesMax * 4) throw new PatternProblem('its counts are nested too deep; use smaller counts');
    switch (node.type) {
      case 'set':
        return add({ op: 'set', set: node.set, next });
      case 'assert':
        return add({ op: 'assert', what: node.what, next });
      case 'sequence':
        return node.items.reduceRight((following, item) => build(item, following), next);
      case 'choice':
        return add({ op: 'fork', to: node.items.map((item) => build(item, next)) });
      case 'repeat': {
        let following = next;
        if (node.max === Infinity) {
          const fork: Step = { op: 'fork', to: [next] };
          following = add(fork);
          fork.to.push(build(node.item, following));
        } else {
          for (let count = node.min; count < node.max; count += 1) following = add({ op: 'fork', to: [next, build(node.item, following)] });
        }
        for (let count = 0; count < node.min; count += 1) following = build(node.item, following);
        return following;
      }
    }
  };
  const start = build(root, 0);
  return { steps, start };
}

/** What stood before the current position; assertions ask for it. */
type Before = 'start' | 'word' | 'other';

/** Steps that wait for a character or an assertion, with the character before. `moves` is filled as texts are read. */
interface State {
  readonly waiting: readonly number[];
  readonly before: Before;
  /** By code unit, for ASCII. */
  readonly asciiMoves: Move[];
  readonly moves: Map<number, Move>;
}
type Move = State | 'accepted' | 'rejected';

const endOfText = -1;
/** Kept sets of steps; beyond it all are forgotten and built again, so memory stays bounded. */
const statesKeptMax = 500;
/** Kept moves of one state. */
const movesKeptMax = 2_000;

function matcher(program: Program, ignoresCase: boolean): (text: string) => boolean {
  const { steps } = program;
  let states = new Map<string, State>();
  const stateOf = (waiting: readonly number[], before: Before): State => {
    const key = `${before}:${waiting.join()}`;
    let state = states.get(key);
    if (state === undefined) {
      if (states.size >= statesKeptMax) states = new Map();
      state = { waiting, before, asciiMoves: [], moves: new Map() };
      states.set(key, state);
    }
    return state;
  };

  const move = (state: State, point: number): Move => {
    const reached = new Set<number>();
    const stack = [program.start, ...state.waiting];
    const following = new Set<number>();
    const edge = (state.before === 'word') !== (point !== endOfText && isWord(point));
    while (stack.length > 0) {
      const at = stack.pop()!;
      if (reached.has(at)) continue;
      reached.add(at);
      const step = steps[at]!;
      if (step.op === 'accept') return 'accepted';
      if (step.op === 'fork') stack.push(...step.to);
      else if (step.op === 'set') {
        if (point !== endOfText && includes(step.set, point, ignoresCase)) following.add(step.next);
      } else if (holds(step.what, state.before, point, edge)) stack.push(step.next);
    }
    if (point === endOfText) return 'rejected';
    return stateOf([...following].sort((a, b) => a - b), isWord(point) ? 'word' : 'other');
  };

  const next = (state: State, point: number): Move => {
    const known = state.moves.get(point);
    if (known !== undefined) return known;
    if (state.moves.size >= movesKeptMax) state.moves.clear();
    const result = move(state, point);
    state.moves.set(point, result);
    return result;
  };

  return (text) => {
    let state = stateOf([], 'start');
    for (let at = 0; at < text.length; ) {
      const point = text.codePointAt(at)!;
      const result: Move = point < 128 ? (state.asciiMoves[point] ??= move(state, point)) : next(state, point);
      if (result === 'accepted') return true;
      if (result !== 'rejected') state = result;
      at += point > 0xffff ? 2 : 1;
    }
    return next(state, endOfText) === 'accepted';
  };
}

function holds(what: 'start' | 'end' | 'word_edge' | 'no_word_edge', before: Before, point: number, edge: boolean): boolean {
  if (what === 'start') return before === 'start';
  if (what === 'end') return point === endOfText;
  return what === 'word_edge' ? edge : !edge;
}

function isWord(point: number): boolean {
  return (point >= 48 && point <= 57) || (point >= 65 && point <= 90) || point === 95 || (point >= 97 && point <= 122);
}

function includes(set: CharacterSet, point: number, ignoresCase: boolean): boolean {
  const isIn = inRanges(set.ranges, point) || (ignoresCase && otherCases(point).some((other) => inRanges(set.ranges, other)));
  return isIn !== set.isNegated;
}

function inRanges(ranges: readonly (readonly [number, number])[], point: number): boolean {
  return ranges.some(([low, high]) => point >= low && point <= high);
}

/** The same letter in the other case, when that is one code point. */
function otherCases(point: number): number[] {
  const letter = String.fromCodePoint(point);
  return [letter.toLowerCase(), letter.toUpperCase()].flatMap((text) => {
    const other = text.codePointAt(0) ?? point;
    return text.length === (other > 0xffff ? 2 : 1) ? [other] : [];
  });
}
