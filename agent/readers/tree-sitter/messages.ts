/** What is said to a model, and by it, in the objects that its API has. */
import type { CallExpr, CodeModel, Entry, Expr } from './code-model.ts';

const systemRole = /^(?:system|developer)$/;
/** What an answer has beside the model that gave it. */
const answerKeys = ['usage', 'choices', 'finish_reason', 'stop_reason', 'usageMetadata'];

/** Notes what is told a model before it is asked: `{ role: "system", content: "…" }`, whatever sends the list that it stands in; and the model of an answer, as recordings and doubles of an API have it: nobody asks for that one. */
export function noteMessage(model: CodeModel, entries: readonly Entry[], at: number): void {
  const [role, content] = [valueAt(entries, 'role'), valueAt(entries, 'content')];
  if (role?.kind === 'string' && systemRole.test(role.text) && content) model.systemMessages.push({ at, content });
  const answered = valueAt(entries, 'model');
  if (answered && answerKeys.some((key) => valueAt(entries, key) !== undefined)) model.answered.add(answered);
}

/** What a call says that makes such a message: `ChatMessage(role="system", content="…")`, `Message(type=Role.SYSTEM, text="…")`. */
export function messageOf({ args, at }: CallExpr): { readonly at: number; readonly content: Expr } | undefined {
  const named = (...names: readonly string[]) => args.find(({ name }) => name !== undefined && names.includes(name))?.value;
  const role = named('role', 'type');
  const content = role && named('content', 'text');
  if (!role || !content) return undefined;
  const isSystem = role.kind === 'string' ? systemRole.test(role.text) : role.kind === 'member' && /^(?:system|developer)$/i.test(role.name);
  return isSystem ? { at, content } : undefined;
}

export function valueAt(entries: readonly Entry[], key: string): Expr | undefined {
  return entries.find((entry) => entry.key?.kind === 'string' && entry.key.text === key)?.value;
}
