/**
 * Settings of configuration files, line by line: `model: x`, `"model": "x"`, `MODEL=x`, `ENV MODEL x`, and prompts that go on below their key.
 * One look at each line does for YAML, TOML, JSON, INI and .env alike; what a file means beyond that is the business of its own reader.
 */
import type { NamedTextFact, UrlFact } from '#shared/model/fact.ts';
import { cleanUrl } from '../documents/urls.ts';
import { mayBeModelId, saysModel, saysPrompt, saysProvider } from '../setting-names.ts';

/** Longer lines are data; characters. */
const lineCharsMax = 4_000;
/** A file with more prompts is a data set; prompts. */
const promptsMax = 20;
/** Lines of one prompt that are read; lines. */
const promptLinesMax = 200;

const address = /[:=]\s{0,8}["']?(https?:\/\/[^\s"'<>`\\{}$#]{3,300})["']?,?\s{0,8}(?:#.{0,200})?$/;

/** A name, a separator, a word, and what may end it; bounded, so that a line costs its length. */
const pair = /["']?([A-Za-z_][\w.-]{0,80})["']?\s{0,4}[:=]\s{0,8}["']?(\$\{[A-Z_][A-Z0-9_]{0,60}:?-)?(@?[A-Za-z][\w.:/@+-]{1,120})\}?["']?(?=\s*(?:[,}\]#;]|$))/g;
/** `--model x`, `--model-id="x"`; a flag takes no word. */
const option = /(?:^|\s)--([A-Za-z][\w-]{1,60})(?:=|\s{1,4})["']?(@?[A-Za-z][\w.:/@+-]{1,120})["']?(?=\s|$)/g;
const comment = /^\s*(?:#|\/\/|;|--(?:\s|$)|\*)/;
const dockerPair = /^(?:ENV|ARG)\s+([A-Za-z_]\w{0,80})\s+(\S{2,120})$/i;
const prompt = /^(\s*)(?:-\s+)?["']?([A-Za-z_][\w.-]{0,80})["']?\s{0,4}[:=]\s{0,8}(.*)$/;

/** In document order. Comments set nothing. */
export function settingLines(text: string): NamedTextFact[] {
  const lines = text.split(/\r\n|\n|\r/);
  const models: NamedTextFact[] = [];
  const prompts: NamedTextFact[] = [];
  const providers: NamedTextFact[] = [];
  // There `model_name` is what clients ask for, and `litellm_params.model` what answers.
  const isRouter = text.includes('litellm_params');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as string;
    if (line.length > lineCharsMax || comment.test(line)) continue;
    for (const [name, value, isDefault] of pairsOf(line)) {
      if (saysModel(name) && mayBeModelId(value) && !(isRouter && name === 'model_name')) models.push(setting('model', { name, text: value, line: index + 1, isDefault }));
      else if (saysProvider(name)) providers.push(setting('provider', { name, text: value, line: index + 1, isDefault }));
    }
    const match = prompt.exec(line);
    if (!match || !saysPrompt(match[2] as string)) continue;
    const found = promptAt(lines, index, { indent: (match[1] as string).length, rest: match[3] as string });
    prompts.push(setting('prompt', { name: match[2] as string, text: found.text, line: index + 1, isDefault: false }));
    index = found.last;
  }
  // Who serves is worth a word only where something is served.
  return [...models, ...(models.length > 0 ? providers : []), ...(prompts.length > promptsMax ? [] : prompts)].sort((a, b) => a.line - b.line);
}

/** Addresses that stand as values of keys, one for each line, without what may be a credential in them. */
export function settingAddresses(text: string): UrlFact[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    const url = line.length > lineCharsMax || comment.test(line) ? undefined : address.exec(line)?.[1];
    return url === undefined ? [] : [{ type: 'url' as const, url: cleanUrl(url).url, line: index + 1 }];
  });
}

function* pairsOf(line: string): Generator<[name: string, value: string, isDefault: boolean]> {
  const docker = dockerPair.exec(line.trim());
  if (docker) yield [docker[1] as string, docker[2] as string, true];
  yield* listOf(line);
  for (const [, name, value] of line.matchAll(option)) yield [name as string, value as string, false];
  for (const [, name, fallback, value] of line.matchAll(pair)) yield [name as string, value as string, fallback !== undefined];
}

/** Models that may be picked, behind the first one: `CHAT_MODELS=small-1,small-2`. */
function* listOf(line: string): Generator<[name: string, value: string, isDefault: boolean]> {
  const [, , name = '', rest = ''] = (line.includes(',') && prompt.exec(line)) || [];
  if (!saysModel(name)) return;
  const values = rest.replace(/^["'[]+|["'\]]+,?$/g, '').split(',').map((value) => value.trim().replace(/^["']|["']$/g, ''));
  if (values.length > listMax || !values.every(mayBeModelId)) return;
  for (const value of values.slice(1)) yield [name, value, false];
}

/** Models in one line; more are a list of what exists. */
const listMax = 12;

/** The text of a prompt: on its own line, or what is indented below a block mark, or up to the closing quotes of TOML. */
function promptAt(lines: readonly string[], index: number, { indent, rest }: { indent: number; rest: string }): { text: string; last: number } {
  if (rest.startsWith('"""') || rest.startsWith("'''")) {
    const end = lines.findIndex((line, at) => at > index && line.includes(rest.slice(0, 3)));
    const last = end < 0 || rest.indexOf(rest.slice(0, 3), 3) >= 0 ? index : Math.min(end, index + promptLinesMax);
    return { text: [rest.slice(3), ...lines.slice(index + 1, last + 1)].join('\n').replace(/["']{3}.*$/s, ''), last };
  }
  if (!/^[|>]/.test(rest)) return { text: rest.replace(/^["']/, '').replace(/["'],?\s*$/, ''), last: index };
  let last = index;
  while (last + 1 < lines.length && last - index < promptLinesMax && isBelow(lines[last + 1] as string, indent)) last += 1;
  return { text: lines.slice(index + 1, last + 1).join('\n'), last };
}

function isBelow(line: string, indent: number): boolean {
  return line.trim() === '' || line.length - line.trimStart().length > indent;
}

function setting(says: NamedTextFact['says'], { name, text, line, isDefault }: { name: string; text: string; line: number; isDefault: boolean }): NamedTextFact {
  return { type: 'named_text', line, name, says, value: { kind: 'string', text, line }, isDefault };
}
