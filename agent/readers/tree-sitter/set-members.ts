/** What is set on a thing after it was made: `config := sdk.DefaultConfig(key); config.BaseURL = url`. It reads as if the call that made it had been given it. */
import type { CallArgument, CallExpr, CodeModel, Expr, MemberExpr } from './code-model.ts';
import { isUnresolved, type Resolver } from './resolver.ts';

/** Members kept of one thing; more are a table that is filled. */
const membersMax = 40;

export interface SetMembers {
  /** Named arguments by the call that made what they are set on. */
  readonly byMaker: ReadonlyMap<CallExpr, readonly CallArgument[]>;
  /** Members of imported modules: `sdk.api_base = url`, told as calls of `sdk.set_api_base`. */
  readonly ofModules: readonly { readonly path: string; readonly value: Expr; readonly at: number; readonly within: string | undefined }[];
}

/** Notes an assignment to a member; what says nothing costs nothing later. */
export function noteMember(model: CodeModel, target: Expr, value: Expr, within: string): void {
  if (target.kind !== 'member' || target.object.kind === 'self') return;
  if (value.kind === 'unknown' || value.kind === 'variable' || value.kind === 'null' || value.kind === 'function' || value.kind === 'class') return;
  model.members.push({ target, value, within: within === '' ? undefined : within });
}

export function setMembersOf({ members, calls }: CodeModel, { resolve }: Resolver): SetMembers {
  const byMaker = new Map<CallExpr, CallArgument[]>();
  const ofModules: { path: string; value: Expr; at: number; within: string | undefined }[] = [];
  const set = ({ object, name }: Pick<MemberExpr, 'object' | 'name'>, value: Expr) => {
    const made = resolve(object);
    if (made.to !== 'path' || isUnresolved(made)) return undefined;
    const maker = made.through;
    const result = maker && resolve(maker);
    if (!maker || result?.to !== 'path' || result.path !== made.path) return made.path;
    const known = byMaker.get(maker) ?? [];
    if (known.length < membersMax) byMaker.set(maker, [...known, { name, value }]);
    return undefined;
  };

  for (const { target, value, within } of members) {
    const path = set(target, value);
    if (path !== undefined && !path.includes('()')) ofModules.push({ path: `${path}${path.endsWith('#') ? '' : '.'}set_${target.name}`, value, at: target.at, within });
  }
  // Languages with properties tell an assignment as a call of its setter.
  for (const { callee, args } of calls) {
    const [first] = args;
    if (callee.kind === 'member' && callee.name.startsWith('set_') && first && args.length === 1 && first.name === undefined) set({ object: callee.object, name: callee.name.slice('set_'.length) }, first.value);
  }
  return { byMaker, ofModules };
}
