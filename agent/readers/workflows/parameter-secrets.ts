/** Finds and masks the credentials that are written into the parameters of a workflow node. */
import { credentialIn, credentialsIn, credentialsInProse, isPlaceholder, maskAll, namesCredential } from '../documents/credentials.ts';
import { isUrl, urlCharsMax, urlCredentials } from '../documents/urls.ts';
import { at, items, stringOf, type JsonNode } from '../documents/json.ts';

/** A credential as it stands in a parameter; the caller masks it and lets go of it. */
export interface ParameterSecret {
  readonly node: JsonNode;
  readonly credential: string;
}

/** Keys whose text is a program, a page or a request body: credentials are looked for inside of it. */
const proseKeys = /code|script|query|body|json|header|text|content|prompt|message|template|curl|command|html|note/i;

/** Every literal credential in a value, with the string node that holds it, in document order. Expressions (`={{ … }}`) hold none but their own literals. */
export function parameterSecrets(parameters: JsonNode): ParameterSecret[] {
  const found: ParameterSecret[] = [];
  collect(parameters, '', found);
  return found;
}

function collect(node: JsonNode, name: string, found: ParameterSecret[]): void {
  if (node.type === 'string') {
    for (const credential of credentialsOf(String(node.value), name)) found.push({ node, credential });
    return;
  }
  if (node.type === 'array') {
    for (const item of items(node)) collect(item, name, found);
    return;
  }
  // A resource locator's value is the id of a document, a channel, a model: random, but no credential.
  if (node.type !== 'object' || at(node, '__rl') !== undefined) return;
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) continue;
    collect(value, telling(node, String(key.value)) ?? name, found);
  }
}

/** `{name: "Authorization", value: "…"}` names the value by its neighbour. */
function telling(parent: JsonNode, key: string): string | undefined {
  if (!/^(?:value|stringValue)$/.test(key)) return key;
  return stringOf(at(parent, 'name')) ?? stringOf(at(parent, 'key')) ?? stringOf(at(parent, 'parameterName')) ?? key;
}

function credentialsOf(text: string, name: string): string[] {
  if (text.length > textCharsMax) return [];
  // A leading `=` makes the text a template; what is outside of `{{ }}` is literal.
  const isTemplate = text.startsWith('=');
  const literal = isTemplate ? withoutExpressions(text.slice(1)) : text;
  const found = new Set<string>(credentialsIn(text));

  if (isUrl(literal)) {
    for (const { credential } of urlCredentials(literal)) found.add(credential);
  } else {
    const whole = isTemplate && literal.includes('{{}}') ? undefined : namedCredential(name, literal);
    if (whole !== undefined) found.add(whole);
  }
  if (isUrl(literal) ? literal.length > urlCharsMax : proseKeys.test(name) || literal.length > 100) {
    for (const credential of credentialsInProse(literal)) found.add(credential);
  }
  return [...found].filter((credential) => !isPlaceholder(credential));
}

function namedCredential(name: string, literal: string): string | undefined {
  // `authentication: "headerAuth"` chooses a method; the value is a word.
  if (!namesCredential(name) || /^[A-Za-z]+$/.test(literal)) return undefined;
  return credentialIn(name, literal);
}

/** Takes `{{ … }}` out; an open one at the end stays, as text. */
function withoutExpressions(text: string): string {
  let literal = '';
  let at = 0;
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', at)) {
    const close = text.indexOf('}}', open + 2);
    if (close < 0) break;
    literal += `${text.slice(at, open)}{{}}`;
    at = close + 2;
  }
  return literal + text.slice(at);
}

/** A parameter longer than this is left out of the fact; code nodes have some thousand characters. */
const textCharsMax = 256 * 1024;

/** The text with its credentials masked. */
export function maskParameter(text: string, credentials: readonly string[]): string {
  return text.length > textCharsMax ? `(${text.length} characters left out)` : maskAll(text, credentials);
}
