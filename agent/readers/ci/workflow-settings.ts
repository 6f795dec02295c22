/** `env:` and `with:` of a workflow: what kind of value each name has. */
import type { GithubSetting } from '#shared/model/resources/github.ts';
import { maskSecret } from '#shared/model/masking.ts';
import { credentialIn, credentialsIn, maskAll } from '../documents/credentials.ts';
import type { YamlDocument, YamlNode } from '../documents/yaml.ts';
import { expressionsIn, secretsOf, untrustedIn, type TaintedEnv } from './expressions.ts';

/** Inputs that are a text for a model, a person or an interpreter; they are not kept. */
const prose = /prompt|instruction|script|body|message|comment|description|text|command|run|content|schema/iu;
/** Inputs that are programs. */
const programs = /^(?:script|inline-?script|run|commands?|cmd)$/iu;
/** A longer input is a document and no setting; characters. */
const inputCharsMax = 500;

/** The settings of a map, in document order. Names are those that the document has, values never leave. */
export function settingsOf(document: YamlDocument, node: YamlNode | undefined, tainted: TaintedEnv): GithubSetting[] {
  return document.members(node).map(({ key: name, value, line }) => {
    const text = document.text(value) ?? '';
    const expressions = expressionsIn(text);
    const credential = credentialIn(name, text);
    return {
      name,
      value: text.trim() === '' ? 'empty' : expressions.length > 0 ? 'expression' : 'literal',
      line,
      credential: credential === undefined ? null : maskSecret(credential),
      secrets: secretsOf(text),
      untrusted: [...new Set(expressions.flatMap((expression) => untrustedIn(expression.text, tainted)))],
    };
  });
}

/** The names among these settings whose value a stranger writes, with those that were so before. */
export function taintedBy(settings: readonly GithubSetting[], before: TaintedEnv): TaintedEnv {
  const own = new Set(settings.map(({ name }) => name));
  return new Set([...[...before].filter((name) => !own.has(name)), ...settings.filter(({ untrusted }) => untrusted.length > 0).map(({ name }) => name)]);
}

/** Inputs as written with credentials masked; prompts, scripts and long texts left out. */
export function inputsOf(document: YamlDocument, node: YamlNode | undefined): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const { key: name, value } of document.members(node)) {
    const text = document.text(value);
    if (text === undefined || text.length > inputCharsMax || prose.test(name)) continue;
    const named = credentialIn(name, text);
    inputs[name] = maskAll(text, [...credentialsIn(text), ...(named === undefined ? [] : [named])]);
  }
  return inputs;
}

/** The inputs that an action runs as a program, in document order. */
export function programInputs(document: YamlDocument, node: YamlNode | undefined): YamlNode[] {
  return document.members(node).flatMap(({ key, value }) => (value !== undefined && programs.test(key) ? [value] : []));
}
