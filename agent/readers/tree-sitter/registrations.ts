/** What is registered with a server of MCP whose type is not written: such a server is often a parameter, and nothing else is told so. */
import type { CallArgument, CallExpr, Expr, ObjectExpr } from './code-model.ts';

/** The name that a call registers something under, and what that is; nothing for every other call. */
export function registrationOf({ callee, args }: CallExpr): { says: 'tool' | 'named_prompt'; name: Expr } | undefined {
  if ((callee.kind !== 'member' && callee.kind !== 'name') || args.length < 2 || args.some(({ name, spread }) => name !== undefined || spread !== undefined)) return undefined;
  const says = saysOf(callee.name, args);
  const name = args[0]?.value;
  return says === undefined || name === undefined ? undefined : { says, name };
}

function saysOf(method: string, args: readonly CallArgument[]): 'tool' | 'named_prompt' | undefined {
  const options = args[1]?.value;
  const run = args.at(-1)?.value;
  switch (method) {
    case 'registerTool':
      return has(options, 'inputSchema') || gives(run, isContent) ? 'tool' : undefined;
    // What a site can do is offered to models as tools, with the schema of its input.
    case 'registerAbility':
    case 'wp_register_ability':
      return has(options, 'input_schema') || has(options, 'execute_callback') || has(options, 'callback') ? 'tool' : undefined;
    case 'tool':
      return gives(run, isContent) ? 'tool' : undefined;
    case 'registerPrompt':
      return has(options, 'argsSchema') || gives(run, isConversation) ? 'named_prompt' : undefined;
    case 'prompt':
      return gives(run, isConversation) ? 'named_prompt' : undefined;
    default:
      return undefined;
  }
}

/** `{ content: [{ type: "text", … }] }`: what a tool answers. */
function isContent(answer: ObjectExpr): boolean {
  return itemsOf(valueAt(answer, 'content')).some((item) => valueAt(item, 'type')?.kind === 'string');
}

/** `{ messages: [{ role: "user", content: { type: "text", … } }] }`: what a prompt answers. */
function isConversation(answer: ObjectExpr): boolean {
  return itemsOf(valueAt(answer, 'messages')).some((item) => valueAt(item, 'role') !== undefined && valueAt(item, 'content') !== undefined);
}

function gives(run: Expr | undefined, isAnswer: (answer: ObjectExpr) => boolean): boolean {
  return run?.kind === 'function' && run.fn.returns.some((returned) => returned.kind === 'object' && isAnswer(returned));
}

function itemsOf(list: Expr | undefined): ObjectExpr[] {
  return list?.kind === 'list' ? list.items.flatMap(({ value }) => (value.kind === 'object' ? [value] : [])) : [];
}

function has(options: Expr | undefined, key: string): boolean {
  return options?.kind === 'object' && valueAt(options, key) !== undefined;
}

function valueAt({ entries }: ObjectExpr, key: string): Expr | undefined {
  return entries.find((entry) => entry.key?.kind === 'string' && entry.key.text === key)?.value;
}
