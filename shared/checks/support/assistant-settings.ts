/**
 * Settings of coding assistants that let them act without asking: a table, longer with every client.
 * Sources, read 2026-11: the settings references of Claude Code, VS Code (`chat.tools.*`), Cursor CLI, Gemini CLI, Codex CLI, aider, opencode, Roo and Kilo.
 */
import type { Json } from '../../model/fact.ts';
import { isJsonObject } from '../../model/json-object.ts';

/** `all`: everything runs without asking; `some`: named things do; `none`: it does not loosen anything. */
export type Reach = 'all' | 'some' | 'none';

interface Rule {
  /** The setting's key as its client writes it, in lower case. */
  readonly keys: readonly string[];
  reach(value: Json): Reach;
}

/** How far a setting goes; `none` for keys that are not about asking. A profile (Codex) or an agent (opencode) is judged like the whole. */
export function reachOfSetting(key: string, value: Json): Reach {
  const lower = key.toLowerCase().replace(/^(?:profiles|agent)\..+\.(?=[^.]+$)/, '');
  return rules.find(({ keys }) => keys.includes(lower))?.reach(value) ?? 'none';
}

const whenTrue = (reach: Reach) => (value: Json): Reach => (value === true || value === 'true' ? reach : 'none');
const whenWord = (words: Readonly<Record<string, Reach>>) => (value: Json): Reach => (typeof value === 'string' && Object.hasOwn(words, value) ? (words[value] ?? 'none') : 'none');

/** Everything, or every shell command: `*`, `Bash`, `Bash(*)`, `Shell(:*)`, and the pattern `.*` between slashes. */
const everything = /^(?:(?:bash|shell|run_shell_command|execute|terminal|powershell)(?:\((?:\*{1,2}|:\*|\*:\*|\.\*)?\))?|\*|\*\*|\.\*|\/\^?\.\*\$?\/)$/i;

function listReach(value: Json): Reach {
  const entries = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly Json[]) : [];
  if (entries.some((entry) => typeof entry === 'string' && everything.test(entry.trim()))) return 'all';
  return entries.length > 0 ? 'some' : 'none';
}

/** VS Code's form: commands or patterns mapped to true, false or `{ approve }`. */
function mapReach(value: Json): Reach {
  if (value === true) return 'all';
  if (!isJsonObject(value)) return 'none';
  const allowed = Object.entries(value).filter(([, how]) => how === true || (isJsonObject(how) && how['approve'] === true));
  return listReach(allowed.map(([command]) => command));
}

/** opencode's form: `allow`, or tools (or commands) mapped to `allow`, `ask` and `deny`. */
function permissionReach(value: Json): Reach {
  if (value === 'allow') return 'all';
  if (!isJsonObject(value)) return 'none';
  const reaches = new Set(
    Object.entries(value).map(([tool, how]): Reach => {
      if (how === 'allow') return everything.test(tool) ? 'all' : 'some';
      return isJsonObject(how) && everything.test(tool) ? permissionReach(how) : 'none';
    }),
  );
  return reaches.has('all') ? 'all' : reaches.has('some') ? 'some' : 'none';
}

const rules: readonly Rule[] = [
  // Claude Code; Cursor's CLI has the first one too.
  { keys: ['permissions.allow'], reach: listReach },
  { keys: ['permissions.defaultmode', 'claudecode.initialpermissionmode'], reach: whenWord({ bypassPermissions: 'all', acceptEdits: 'some', auto: 'some' }) },
  { keys: ['enableallprojectmcpservers'], reach: whenTrue('all') },
  { keys: ['enabledmcpjsonservers'], reach: listReach },
  { keys: ['skipdangerousmodepermissionprompt', 'sandbox.autoallowbashifsandboxed', 'claudecode.allowdangerouslyskippermissions', 'claude-code.allowdangerouslyskippermissions'], reach: whenTrue('some') },
  // Cursor's CLI.
  { keys: ['approvalmode'], reach: whenWord({ unrestricted: 'all', yolo: 'all' }) },
  // VS Code. Editing without asking is its default and shows in a diff, so chat.tools.edits.autoApprove is not judged.
  { keys: ['chat.tools.autoapprove', 'chat.tools.global.autoapprove'], reach: whenTrue('all') },
  { keys: ['chat.tools.terminal.autoapprove', 'chat.tools.urls.autoapprove'], reach: mapReach },
  // Gemini CLI: autoAccept is for tools that only read.
  { keys: ['yolo'], reach: whenTrue('all') },
  { keys: ['autoaccept', 'tools.autoaccept'], reach: whenTrue('some') },
  { keys: ['general.defaultapprovalmode'], reach: whenWord({ yolo: 'all', auto_edit: 'some' }) },
  { keys: ['tools.allowed', 'allowedtools'], reach: listReach },
  // Codex.
  { keys: ['approval_policy'], reach: whenWord({ never: 'all' }) },
  { keys: ['sandbox_mode'], reach: whenWord({ 'danger-full-access': 'all' }) },
  // opencode.
  { keys: ['permission'], reach: permissionReach },
  // aider.
  { keys: ['yes-always', 'yes'], reach: whenTrue('all') },
  // Roo and Kilo in VS Code.
  { keys: ['roo-cline.allowedcommands', 'kilo-code.allowedcommands'], reach: listReach },
];
