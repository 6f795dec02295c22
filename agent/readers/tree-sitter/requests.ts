/** What among a call's arguments tells that an API is asked for a model. */
import type { Argument, RequestFact, Value } from '#shared/model/fact.ts';
import { isString } from './text-values.ts';

/** Names that a body gives the model under; Go's exported fields begin with a capital. */
const modelKeys = new Set(['model', 'Model', 'model_id', 'modelId', 'model_name']);
/** What else stands in such a body. */
const askKeys = /^(?:messages|prompt|input|inputs|contents|text|instructions|max_tokens|temperature|stream)$/i;

/** Names that options give the address under. */
const addressKeys = /^(?:url|uri|endpoint|base_?url)$/i;

/** Values looked through in one call; items. */
const valuesMax = 500;
/** Objects nested deeper than this are not looked into; levels. */
const levelsMax = 5;
/** Longer text is no body that a person wrote; characters. */
const jsonCharsMax = 20_000;

/** The addresses, and the models with the data around them, among arguments; undefined when there are none. */
export function requestOf(args: readonly Argument[]): Pick<RequestFact, 'urls' | 'models' | 'bodies' | 'asks'> | undefined {
  const urls: string[] = [];
  const models: Value[] = [];
  const bodies: Value[] = [];
  let asks = false;
  let left = valuesMax;

  // Headers (`HTTP-Referer`) and messages hold addresses, too; those are not what is asked.
  const look = (value: Value, level: number, isAddress = level === 0): void => {
    left -= 1;
    if (left < 0 || level > levelsMax) return;
    switch (value.kind) {
      case 'string':
      case 'template': {
        const [start = ''] = value.kind === 'string' ? [value.text] : value.parts;
        if (isAddress && /^https?:\/\/[^/\s]/i.test(start)) urls.push(start);
        const stated = modelInJson(value);
        if (stated) {
          models.push(stated);
          asks = true;
        }
        return;
      }
      case 'env':
        if (value.fallback) look(value.fallback, level, isAddress);
        return;
      case 'list':
        for (const item of value.items) look(item, level + 1);
        return;
      case 'call': {
        // What writes the data as text: `json_encode([…])`. It is looked at for itself, too, and then needs no address.
        const data = value.args.find(({ name }) => name === undefined)?.value;
        if (data && namesModel(data)) look(data, level + 1);
        return;
      }
      case 'object':
        if (namesModel(value)) bodies.push(value);
        for (const [key, inner] of Object.entries(value.entries)) {
          if (modelKeys.has(key)) models.push(inner);
          else {
            asks ||= askKeys.test(key);
            look(inner, level + 1, level === 0 && addressKeys.test(key));
          }
        }
        return;
      default:
    }
  };

  for (const { name, value } of args) {
    // `session.post(url, model="…")` is no JSON: named arguments are the call's own.
    if (name !== undefined && !isString(value) && value.kind !== 'object' && value.kind !== 'env' && value.kind !== 'call') continue;
    look(value, 0);
  }
  return urls.length + models.length > 0 ? { urls, models, bodies, asks } : undefined;
}

function namesModel(value: Value): boolean {
  return value.kind === 'object' && Object.keys(value.entries).some((key) => modelKeys.has(key));
}

/** The model in JSON that is written as text: `{"model": "gpt-4o", …}`. */
function modelInJson(value: Extract<Value, { kind: 'string' | 'template' }>): Value | undefined {
  const parts = value.kind === 'string' ? [value.text] : value.parts;
  if (!/^\s*\{/.test(parts[0] ?? '')) return undefined;
  let line = value.line;
  for (const part of parts) {
    if (part.length > jsonCharsMax) return undefined;
    const match = /"model(?:_id|Id)?"\s{0,20}:\s{0,20}"([^"\\\s]{1,160})"/.exec(part);
    if (match) return { kind: 'string', text: match[1] as string, line: line + part.slice(0, match.index).split('\n').length - 1 };
    line += part.split('\n').length - 1;
  }
  return undefined;
}
