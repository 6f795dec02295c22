import type { Component, Occurrence } from '../../model/component.ts';
import type { Json } from '../../model/fact.ts';
import { byCodeUnit } from '../../model/order.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { reachOfSetting } from '../support/assistant-settings.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { listProperty, objectProperty } from '../support/json-property.ts';
import { quoted } from '../support/quoted.ts';
import { fail, passUnless, review, unknown } from '../support/verdicts.ts';

/** Characters that a reason lists. */
const shownMax = 5;

const file = (name: string, properties: Readonly<Record<string, Json>>) => inventoryOf({ components: [component('instruction_file', name, { path: name, properties: { client: 'claude-code', ...properties } })] });

export default defineCheck({
  id: 'ai_coding_assistant_rules',
  version: 1,
  title: 'Assistant config has no auto-run-all or hidden instruction',
  severity: 'medium',
  flag: 'assistant_rules_unsafe',
  remediation: 'Remove hidden characters, and let the assistant run only named commands without asking.',
  controls: {
    soc2: ['CC6.3', 'CC6.8'],
    iso_27001: ['A.8.2', 'A.8.26', 'A.8.28'],
    nist_csf: ['PR.AA-05', 'PR.PS-06'],
    nist_ai_rmf: ['MAP 3.5', 'MEASURE 2.7', 'MANAGE 2.4', 'GAI.7', 'GAI.9'],
    iso_42001: ['A.6.2.2', 'A.6.2.4', 'A.9.4'],
    eu_ai_act: ['Art.14', 'Art.15(5)'],
    owasp_llm_top10: ['LLM01:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI01', 'ASI02', 'ASI03'],
    mitre_atlas: ['AML.T0051', 'AML.T0053', 'AML.M0020', 'AML.M0026', 'AML.M0028', 'AML.M0033'],
  },
  subject: 'component',
  kinds: ['instruction_file'],

  judge(subject) {
    const hidden = listProperty(subject, 'hidden');
    const settings = objectProperty(subject, 'settings');
    if (hidden.state === 'malformed' || settings.state === 'malformed') return unknown(`What stands in ${quoted(subject.name)} is recorded in a form that cannot be read.`);
    if (hidden.state === 'absent' && settings.state === 'absent') return unknown(`What stands in ${quoted(subject.name)} was not recorded.`);
    return passUnless([
      ...(hidden.state === 'read' ? judgeHidden(hidden.value, subject) : []),
      ...(settings.state === 'read' ? judgeSettings(Object.entries(settings.value), subject) : []),
    ]);
  },

  examples: [
    { kind: 'pass', why: 'rules that can be read as they stand', inventory: file('CLAUDE.md', { hidden: [] }), answers: { 'CLAUDE.md': 'pass' } },
    { kind: 'pass', why: 'settings that only forbid', inventory: file('.claude/settings.json', { settings: { 'permissions.deny': ['*'] } }), answers: { '.claude/settings.json': 'pass' } },
    { kind: 'fail', why: 'a character that turns the direction of text around', inventory: file('AGENTS.md', { hidden: [{ line: 4, codePoint: 'U+202E' }] }), answers: { 'AGENTS.md': 'fail' } },
    { kind: 'fail', why: 'letters that nobody sees: tag characters', inventory: file('AGENTS.md', { hidden: [{ line: 4, codePoint: 'U+E0041' }] }), answers: { 'AGENTS.md': 'fail' } },
    { kind: 'fail', why: 'permission prompts switched off', inventory: file('.claude/settings.json', { settings: { 'permissions.defaultMode': 'bypassPermissions' } }), answers: { '.claude/settings.json': 'fail' } },
    { kind: 'fail', why: 'every shell command allowed', inventory: file('.claude/settings.json', { settings: { 'permissions.allow': ['Read(*)', 'Bash(*)'] } }), answers: { '.claude/settings.json': 'fail' } },
    { kind: 'fail', why: 'every terminal command, by a pattern', inventory: file('.vscode/settings.json', { settings: { 'chat.tools.terminal.autoApprove': { '/.*/': true } } }), answers: { '.vscode/settings.json': 'fail' } },
    { kind: 'fail', why: 'the same in a profile', inventory: file('.codex/config.toml', { settings: { 'profiles.ci.approval_policy': 'never' } }), answers: { '.codex/config.toml': 'fail' } },
    { kind: 'fail', why: 'tools of every kind, by a wildcard', inventory: file('opencode.json', { settings: { permission: { '*': 'allow' } } }), answers: { 'opencode.json': 'fail' } },
    { kind: 'review', why: 'a list of allowed commands', inventory: file('.claude/settings.json', { settings: { 'permissions.allow': ['Bash(npm test)'] } }), answers: { '.claude/settings.json': 'review' } },
    { kind: 'unknown', why: 'nobody looked inside', inventory: file('AGENTS.md', {}), answers: { 'AGENTS.md': 'unknown' } },
    { kind: 'unknown', why: 'settings that are none', inventory: file('.claude/settings.json', { settings: '[]' }), answers: { '.claude/settings.json': 'unknown' } },
    { kind: 'empty', why: 'no assistant is configured', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'a command that only begins like the shell', inventory: file('.claude/settings.json', { settings: { 'permissions.allow': ['BashOutput', 'Bash(ls *)'] } }), answers: { '.claude/settings.json': 'review' } },
    { kind: 'near_miss', why: 'what may be edited without asking is shown in a diff, and is the default', inventory: file('.vscode/settings.json', { settings: { 'chat.tools.edits.autoApprove': { '**/*': true } } }), answers: { '.vscode/settings.json': 'pass' } },
    { kind: 'near_miss', why: 'approval by pattern, for what is denied', inventory: file('.vscode/settings.json', { settings: { 'chat.tools.terminal.autoApprove': { '/.*/': false }, 'chat.tools.autoApprove': false } }), answers: { '.vscode/settings.json': 'pass' } },
  ],
});

/** What stays after the reader has left emoji and the scripts that need such characters alone. */
function judgeHidden(hidden: readonly Json[], subject: Component): Verdict[] {
  if (hidden.length === 0) return [];
  const places = hidden.map((item) => (isJsonObject(item) ? item : {}));
  const points = [...new Set(places.map(({ codePoint }) => (typeof codePoint === 'string' ? codePoint : 'an unnamed one')))].toSorted(byCodeUnit);
  const shown = `${points.slice(0, shownMax).map(quoted).join(', ')}${points.length > shownMax ? ` and ${points.length - shownMax} more` : ''}`;
  const path = subject.occurrences[0]?.path;
  const lines = [...new Set(places.map(({ line }) => (typeof line === 'number' ? line : 1)))];
  const evidence = path === undefined ? [] : lines.map((line): Occurrence => ({ path, line, method: 'configuration', confidence: 1 }));
  return [fail(`${quoted(subject.name)} holds characters that people do not see and models read: ${shown}.`, { evidence, discriminator: 'hidden' })];
}

function judgeSettings(settings: readonly (readonly [string, Json])[], subject: Component): Verdict[] {
  return settings.flatMap(([key, value]) => {
    const reach = reachOfSetting(key, value);
    if (reach === 'none') return [];
    const places = subject.occurrences.filter(({ symbol }) => symbol === key);
    const where = { discriminator: key, ...(places.length > 0 ? { evidence: places } : {}) };
    const what = `${quoted(key)} in ${quoted(subject.name)} lets the assistant`;
    return [reach === 'all' ? fail(`${what} act without asking.`, where) : review(`${what} do some things without asking.`, where)];
  });
}
