/**
 * Settings of coding assistants that let them act without asking: a table, longer with every client.
 * Sources, read 2026-11: the settings references of Claude Code, VS Code (`chat.tools.*`), Cursor CLI, Gemini CLI, Codex CLI, aider, opencode, Cline/Roo and Windsurf.
 */
import type { Json } from '../../model/fact.ts';
import { isJsonObject } from './json-property.ts';

/** `all`: everything runs without asking; `some`: named things do; `none`: it does not loosen anything. */
export type Reach = 'all' | 'some' | 'none';

interface Rule {
  /** The setting's key as its client writes it, in lower case. */
  readonly keys: readonly string[];
  reach(value: Json): Reach;
}

/** How far a setting goes; `none` for keys that are not about asking. */
export function reachOfSetting(key: string, value: Json): Reach {
  const lower = key.toLowerCase();
  return rules.find(({ keys }) => keys.includes(lower))?.reach(value) ?? 'none';
}

const whenTrue = (value: Json): Reach => (value === true || value === 'true' ? 'all' : 'none');
const whenOneOf = (...values: readonly string[]) => (value: Json): Reach => (typeof value === 'string' && values.includes(value) ? 'all' : 'none');

/** Everything, or every shell command: `*`, `Bash`, `Bash(*)`, `Shell(:*)`, `/.*\/`. */
const everything = /^(?:(?:bash|shell|run_shell_command|execute|terminal|powershell)(?:\((?:\*|:\*|\*:\*|\.\*)?\))?|\*|\*\*|\.\*|\/\^?\.\*\$?\/)$/i;

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
  const reaches = Object.entries(value).map(([tool, how]): Reach => {
    if (how === 'allow') return everything.test(tool) ? 'all' : 'some';
    return isJsonObject(how) && everything.test(tool) ? permissionReach(how) : 'none';
  });
  return reaches.includes('all') ? 'all' : reaches.includes('some') ? 'some' : 'none';
}

const rules: readonly Rule[] = [
  { keys: ['permissions.allow', 'alloweddomains', 'allowedtools', 'tools.allowed', 'coretools'], reach: listReach },
  { keys: ['permissions.defaultmode', 'defaultmode'], reach: whenOneOf('bypassPermissions') },
  { keys: ['enableallprojectmcpservers'], reach: whenTrue },
  {
    keys: ['chat.tools.autoapprove', 'chat.tools.global.autoapprove', 'github.copilot.chat.agent.autoapprove', 'chat.agent.autoapprove'],
    reach: whenTrue,
  },
  { keys: ['chat.tools.terminal.autoapprove', 'chat.tools.edits.autoapprove', 'github.copilot.chat.agent.terminal.allowlist'], reach: mapReach },
  { keys: ['yolo', 'general.yolo', 'autoaccept', 'tools.autoaccept', 'yes-always', 'yes', 'autorun', 'cursor.autorun', 'dangerously-skip-permissions', 'skippermissions'], reach: whenTrue },
  { keys: ['approvalmode', 'general.defaultapprovalmode', 'tools.approvalmode'], reach: whenOneOf('yolo', 'never', 'full-auto') },
  { keys: ['approval_policy'], reach: whenOneOf('never') },
  { keys: ['sandbox_mode'], reach: whenOneOf('danger-full-access') },
  { keys: ['permission', 'permission.*'], reach: permissionReach },
  { keys: ['permission.bash', 'permission.edit', 'permission.webfetch'], reach: (value) => (value === 'allow' ? 'all' : permissionReach(value)) },
  { keys: ['roo-cline.allowedcommands', 'cline.allowedcommands', 'windsurf.cascadecommandsallowlist', 'cursor.allowedcommands'], reach: listReach },
  { keys: ['roo-cline.alwaysallowexecute', 'cline.yolomode', 'cline.autoapproveall'], reach: whenTrue },
];
