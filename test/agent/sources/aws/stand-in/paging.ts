/** Lists come two at a time, whatever page is asked for, so that nothing works by having everything on its first page. */
import { members, type Operation } from './shapes.ts';

const pageSize = 2;
const tokens: readonly { readonly answer: string; readonly input: string }[] = [
  { answer: 'nextToken', input: 'nextToken' },
  { answer: 'NextToken', input: 'NextToken' },
  { answer: 'NextMarker', input: 'Marker' },
  { answer: 'Marker', input: 'Marker' },
  { answer: 'ContinuationToken', input: 'ContinuationToken' },
  { answer: 'LastEvaluatedTableName', input: 'ExclusiveStartTableName' },
];

/** The page that a request asks for. `circle` leads the last page back to the first. @throws {Error} for a token that no page gave. */
export function pageOf(operation: Operation, input: Readonly<Record<string, unknown>>, output: Readonly<Record<string, unknown>>, circle = false): Record<string, unknown> {
  const names = new Set(members(operation.output).map(([name]) => name));
  const inputs = new Set(members(operation.input).map(([name]) => name));
  const token = tokens.find(({ answer, input: name }) => names.has(answer) && inputs.has(name));
  const [list, items] = Object.entries(output).find((entry): entry is [string, unknown[]] => Array.isArray(entry[1])) ?? [];
  if (!token || list === undefined || items === undefined) return { ...output };
  const given = input[token.input];
  const start = given === undefined ? 0 : startOf(String(given), operation.name);
  const end = start + pageSize;
  const isLast = end >= items.length && !circle;
  const next = { [token.answer]: `${operation.name}/${end >= items.length ? 0 : end}` };
  return {
    ...output,
    [list]: items.slice(start, end),
    ...(!isLast && next),
    ...(names.has('IsTruncated') && { IsTruncated: !isLast }),
    ...(names.has('Truncated') && { Truncated: !isLast }),
  };
}

function startOf(token: string, operation: string): number {
  const match = new RegExp(`^${operation}/(\\d+)$`).exec(token);
  if (!match) throw new Error(`${token} is no token of ${operation}`);
  return Number(match[1]);
}
