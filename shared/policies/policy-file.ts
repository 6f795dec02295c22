/** Policy files: YAML or JSON, one policy or `{policies: […]}`, with the line of every mistake. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { nearest } from './nearest.ts';
import { parsePolicy } from './parse-policy.ts';
import type { PolicyProblem } from './policy-problem.ts';
import type { Policy } from './policy.ts';

/** A mistake in a policy file. */
export interface PolicyFileProblem extends PolicyProblem {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

/** Limits on one file: characters, and policies. */
export const policyFileLimits = { lengthMax: 1_048_576, policiesMax: 200 } as const;

/**
 * The policies of a file, or every mistake by line. Never throws.
 * @param name - of the file, for sentences.
 */
export function parsePolicyFile(text: string, name: string): { readonly policies: readonly Policy[] } | { readonly problems: readonly PolicyFileProblem[] } {
  const start = { line: 1, column: 1 };
  const whole = (message: string) => ({ problems: [{ path: '', message, ...start }] });
  if (text.length > policyFileLimits.lengthMax) return whole(`${name} is ${text.length} characters long; at most ${policyFileLimits.lengthMax} are allowed.`);

  const lines = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = read(text, lines);
  if (typeof document === 'string') return whole(`${name} cannot be read: ${document}`);
  if (document.errors.length > 0) {
    return { problems: document.errors.map((error) => ({ path: '', message: `${name} is not valid YAML or JSON: ${oneLine(error.message)}`, ...at(error.pos[0]) })) };
  }

  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return whole(`${name} cannot be read: ${oneLine(error instanceof Error ? error.message : String(error))}`);
  }
  if (value === null || value === undefined) return whole(`${name} is empty; it holds one policy, or {policies: […]}.`);

  const place = (path: string) => {
    const node = nodeAt(document.contents, path);
    return node?.range ? at(node.range[0]) : start;
  };
  const placed = (problem: PolicyProblem): PolicyFileProblem => ({ ...problem, ...place(problem.path) });

  const record = typeof value === 'object' && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;
  if (record === undefined || !isListFile(record)) {
    const parsed = parsePolicy(value);
    return 'policy' in parsed ? { policies: [parsed.policy] } : { problems: parsed.problems.map(placed) };
  }
  return listOf(record, placed);
}

/** The parsed text, or why even the parser gave up (nesting too deep for it). */
function read(text: string, lineCounter: LineCounter): Document.Parsed | string {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, schema: 'core', merge: false, version: '1.2' });
  } catch (error) {
    return oneLine(error instanceof Error ? error.message : String(error));
  }
}

/** Whether the file holds several policies; a mistyped `polices:` is one of those, not a policy without anything. */
function isListFile(record: Readonly<Record<string, unknown>>): boolean {
  if ('policies' in record) return true;
  return !('rules' in record) && Object.keys(record).some((key) => nearest(key, ['policies']) !== undefined);
}

function listOf(record: Readonly<Record<string, unknown>>, placed: (problem: PolicyProblem) => PolicyFileProblem): ReturnType<typeof parsePolicyFile> {
  const problems: PolicyFileProblem[] = [];
  for (const key of Object.keys(record)) {
    if (key !== 'policies') problems.push(placed({ path: key, value: JSON.stringify(key), message: `${JSON.stringify(key)} is not a key of this file; accepted beside other policies: policies.` }));
  }
  const list = record['policies'];
  if (!Array.isArray(list) || list.length === 0) {
    return { problems: [...problems, placed({ path: 'policies', message: 'policies takes a list of at least one policy.' })] };
  }
  if (list.length > policyFileLimits.policiesMax) {
    return { problems: [...problems, placed({ path: 'policies', message: `The file holds ${list.length} policies; at most ${policyFileLimits.policiesMax} are allowed.` })] };
  }

  const policies: Policy[] = [];
  const names = new Set<string>();
  for (const [at, item] of list.entries()) {
    const prefix = `policies[${at}]`;
    const parsed = parsePolicy(item as unknown);
    if ('problems' in parsed) {
      problems.push(...parsed.problems.map((problem) => placed({ ...problem, path: problem.path === '' ? prefix : `${prefix}.${problem.path}` })));
      continue;
    }
    if (names.has(parsed.policy.name)) problems.push(placed({ path: `${prefix}.name`, value: JSON.stringify(parsed.policy.name), message: 'Two policies of this file have this name.' }));
    names.add(parsed.policy.name);
    policies.push(parsed.policy);
  }
  return problems.length > 0 ? { problems } : { policies };
}

/** The node that a problem's path leads to: the key where there is one, else the nearest node above. */
function nodeAt(root: Node | null, path: string): Node | undefined {
  let node: Node | undefined = root ?? undefined;
  let nearestKey: Node | undefined = node;
  for (const part of path.match(/[^.[\]]+/g) ?? []) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => (isScalar(key) ? String(key.value) : String(key)) === part);
      if (pair === undefined) return nearestKey;
      nearestKey = isScalar(pair.key) ? pair.key : nearestKey;
      node = (pair.value as Node | null) ?? undefined;
    } else if (isSeq(node)) {
      node = node.items[Number(part)] as Node | undefined;
      nearestKey = node ?? nearestKey;
    } else {
      return nearestKey;
    }
  }
  return nearestKey;
}

function oneLine(message: string): string {
  const [line = ''] = message.split('\n', 1);
  return line.endsWith('.') ? line : `${line}.`;
}
