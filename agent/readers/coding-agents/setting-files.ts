/** Which settings of which coding agent decide what it may do without asking. */
import type { PathParts } from '../reader.ts';

export interface SettingsFile {
  readonly client: string;
  readonly format: 'json' | 'toml' | 'yaml';
  /** Keys as chains; `*` is any key of a table. Editor settings are single keys with dots in them. */
  readonly keys: readonly (readonly string[])[];
  /** Where the settings start, when not at the root. */
  readonly under?: readonly string[];
  /** A table of environment variables that the file sets. */
  readonly env?: readonly string[];
}

/** @see https://docs.claude.com/en/docs/claude-code/settings */
const claude: SettingsFile = {
  client: 'claude-code',
  format: 'json',
  keys: [
    ['permissions', 'allow'],
    ['permissions', 'ask'],
    ['permissions', 'deny'],
    ['permissions', 'defaultMode'],
    ['permissions', 'additionalDirectories'],
    ['permissions', 'disableBypassPermissionsMode'],
    ['enableAllProjectMcpServers'],
    ['enabledMcpjsonServers'],
    ['disabledMcpjsonServers'],
    ['skipDangerousModePermissionPrompt'],
    ['sandbox', 'enabled'],
    ['sandbox', 'autoAllowBashIfSandboxed'],
    ['sandbox', 'allowUnsandboxedCommands'],
    ['disableAllHooks'],
  ],
  env: ['env'],
};

/** @see https://code.visualstudio.com/docs/copilot/reference/copilot-settings */
const vscodeKeys: SettingsFile['keys'] = [
  ['chat.tools.autoApprove'],
  ['chat.tools.global.autoApprove'],
  ['chat.tools.edits.autoApprove'],
  ['chat.tools.urls.autoApprove'],
  ['chat.tools.terminal.autoApprove'],
  ['chat.tools.terminal.enableAutoApprove'],
  ['chat.tools.eligibleForAutoApproval'],
  ['chat.mcp.access'],
  ['chat.mcp.autostart'],
  ['chat.agent.enabled'],
  ['claudeCode.allowDangerouslySkipPermissions'],
  ['claudeCode.initialPermissionMode'],
  ['claude-code.allowDangerouslySkipPermissions'],
  ['roo-cline.allowedCommands'],
  ['roo-cline.deniedCommands'],
  ['kilo-code.allowedCommands'],
  ['security.workspace.trust.enabled'],
];

/** @see https://github.com/google-gemini/gemini-cli/blob/main/docs/get-started/configuration.md; the flat keys are those before version 0.3. */
const gemini: SettingsFile = {
  client: 'gemini',
  format: 'json',
  keys: [
    ['autoAccept'],
    ['yolo'],
    ['sandbox'],
    ['coreTools'],
    ['excludeTools'],
    ['allowedTools'],
    ['general', 'defaultApprovalMode'],
    ['tools', 'autoAccept'],
    ['tools', 'allowed'],
    ['tools', 'core'],
    ['tools', 'exclude'],
    ['tools', 'sandbox'],
    ['security', 'disableYoloMode'],
    ['security', 'folderTrust', 'enabled'],
  ],
};

/** @see https://github.com/openai/codex/blob/main/docs/config.md */
const codex: SettingsFile = {
  client: 'codex',
  format: 'toml',
  keys: [
    ['approval_policy'],
    ['sandbox_mode'],
    ['sandbox_workspace_write', 'network_access'],
    ['profiles', '*', 'approval_policy'],
    ['profiles', '*', 'sandbox_mode'],
    ['projects', '*', 'trust_level'],
  ],
  env: ['shell_environment_policy', 'set'],
};

const cursor: SettingsFile = {
  client: 'cursor',
  format: 'json',
  keys: [['permissions', 'allow'], ['permissions', 'deny'], ['approvalMode'], ['sandbox', 'mode']],
};

const opencode: SettingsFile = { client: 'opencode', format: 'json', keys: [['permission'], ['agent', '*', 'permission']] };

const aider: SettingsFile = { client: 'aider', format: 'yaml', keys: [['yes-always'], ['yes'], ['auto-accept-architect'], ['auto-commits'], ['suggest-shell-commands'], ['auto-test']] };

/** The settings file at a path; undefined for every other. */
export function settingsFileAt({ lowerName, extension, folders }: PathParts): SettingsFile | undefined {
  if (extension === '.code-workspace') return { client: 'vscode', format: 'json', keys: vscodeKeys, under: ['settings'] };
  const folder = folders.at(-1)?.toLowerCase();
  const isSettings = lowerName === 'settings.json' || lowerName === 'settings.local.json';
  if ((folder === '.claude' && isSettings) || lowerName === 'managed-settings.json') return claude;
  if (folder === '.vscode' && lowerName === 'settings.json') return { client: 'vscode', format: 'json', keys: vscodeKeys };
  if (folder === '.cursor' && (lowerName === 'cli.json' || lowerName === 'cli-config.json')) return cursor;
  if (folder === '.gemini' && lowerName === 'settings.json') return gemini;
  if (folder === '.codex' && lowerName === 'config.toml') return codex;
  if (lowerName === 'opencode.json' || lowerName === 'opencode.jsonc') return opencode;
  return lowerName === '.aider.conf.yml' || lowerName === '.aider.conf.yaml' ? aider : undefined;
}
