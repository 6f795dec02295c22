/** Lists that grow after they are written: `tools = []`, then `tools.append(search)`. */
import type { CallExpr, CodeModel, Definition, Expr, Item } from './code-model.ts';
import { noteToolList, ownerOf } from './scopes.ts';

/** Methods that put each of their arguments at the end. */
const adding: ReadonlySet<string> = new Set(['append', 'push', 'add', 'Add']);
/** Methods that put the items of their argument there. */
const joining: ReadonlySet<string> = new Set(['extend', 'addAll', 'AddRange']);

/** Notes what a call adds to a list that is written in this file; the list holds it from then on, wherever it is used. */
export function noteGrowth(model: CodeModel, { callee, args, at }: CallExpr): void {
  if (callee.kind !== 'member') return;
  const isJoining = joining.has(callee.name);
  if (!isJoining && !adding.has(callee.name)) return;
  if (isTools(callee.object)) model.toolLists.push({ at, list: { kind: 'list', items: args.map(({ value }) => ({ value, isSpread: isJoining })) } });
  const definition = definitionsOf(callee.object).at(-1);
  if (definition?.value.kind !== 'list') return;
  const grown = args.flatMap(({ name, value, spread }): Item[] => (name === undefined ? [{ value, isSpread: isJoining || spread === 'items' }] : []));
  definition.value.items.push(...grown);
  noteToolList(model, definition.name, { kind: 'list', items: grown });
}

/** What a body of a request has under its key for tools: `body["tools"]`, `body.setdefault("tools", [])`. */
function isTools(expr: Expr): boolean {
  if (expr.kind === 'index') return expr.key.kind === 'string' && expr.key.text === 'tools';
  const key = expr.kind === 'call' && expr.callee.kind === 'member' && expr.callee.name === 'setdefault' ? expr.args[0]?.value : undefined;
  return key?.kind === 'string' && key.text === 'tools';
}

function definitionsOf(expr: Expr): readonly Definition[] {
  if (expr.kind === 'member') {
    // In Python the instance is a parameter.
    const self = expr.object.kind === 'name' ? definitionsOf(expr.object).at(-1)?.value : expr.object;
    return (self?.kind === 'self' && self.cls.attributes.get(expr.name)) || [];
  }
  if (expr.kind !== 'name') return [];
  for (let scope: typeof expr.scope | undefined = expr.scope; scope; scope = scope.parent) {
    if (scope.kind === 'class' && scope !== ownerOf(expr.scope)) continue;
    const found = scope.definitions.get(expr.name);
    if (found) return found;
  }
  return [];
}
