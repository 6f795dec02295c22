/** Texts under names that say model or prompt: what a file sets or falls back to, though the call that uses it may stand in another file. */
import type { Value } from '#shared/model/fact.ts';
import { mayBeModelId, saysModel, saysPrompt } from '../setting-names.ts';
import type { CallExpr, CodeModel, Expr } from './code-model.ts';
import { registrationOf } from './registrations.ts';
import { isString, type TextValue } from './text-values.ts';
import { isFunctionSchema, isNamedSchema, toolOfClass } from './tool-shapes.ts';

/** One setting of a file. */
export interface Setting {
  readonly at: number;
  readonly name: string;
  /** Without the functions and classes around it. */
  readonly shortName: string;
  readonly says: 'model' | 'prompt' | 'tool' | 'named_prompt';
  readonly value: TextValue;
  readonly isDefault: boolean;
}

interface Found {
  readonly name: string;
  readonly shortName: string;
  readonly expr: Expr;
  readonly isDefault: boolean;
}

/** A table with more entries is a list of what exists; entries. */
const tableEntriesMax = 8;
/** Shorter texts are no prompts, though they have holes; characters. */
const promptCharsMin = 20;
/** Options within options; levels. */
const depthMax = 6;

/** Functions whose first argument is a default value: of pydantic, typer, click, FastAPI. */
const fieldMakers = new Set(['Field', 'field', 'Option', 'Argument', 'Query', 'Body', 'Form', 'SettingsField', 'attrib', 'ib']);

/** Functions that hold a value a page may change, and take the first one: of Vue, React, Svelte, Angular and Solid. */
const stateHolders = new Set(['ref', 'shallowRef', 'useState', 'useRef', 'writable', '$state', 'signal', 'createSignal']);

/** Every setting that a model holds, in no particular order; a text may be told under two names. */
export function settingsOf(model: CodeModel, { valueOf, lineOf }: { valueOf: (expr: Expr) => Value; lineOf: (at: number) => number }): Setting[] {
  const settings: Setting[] = [];
  const add = (at: number, { name, shortName, expr, isDefault }: Found) => {
    const value = valueOf(expr);
    if (!isString(value)) return;
    if (saysPrompt(name)) {
      if (lengthOf(value) >= promptCharsMin) settings.push({ at, name, shortName, says: 'prompt', value, isDefault });
    } else if (value.kind === 'string' && mayBeModelId(value.text)) settings.push({ at, name, shortName, says: 'model', value, isDefault });
  };

  for (const { name, value, at } of model.named) if (!model.answered.has(value)) for (const found of textsOf({ name, shortName: lastName(name), expr: value, isDefault: false })) add(at, found);
  const told: { at: number; name: Expr; says: 'tool' | 'named_prompt'; of?: string }[] = toolsOf(model, valueOf).map((tool) => ({ ...tool, says: 'tool' }));
  for (const call of model.calls) {
    const registration = registrationOf(call);
    if (registration) told.push({ at: call.at, ...registration });
    const key = call.args.find(({ name, value }) => name === undefined && value.kind === 'string')?.value;
    if (key?.kind !== 'string' || !optionName.test(key.text) || !saysModel(key.text)) continue;
    for (const expr of defaultsOf(call)) add(call.at, { name: key.text, shortName: key.text, expr, isDefault: true });
  }
  for (const { at, name, says, of } of told) {
    const written = valueOf(name);
    const value = written.kind === 'unknown' || written.kind === 'ref' ? constantNamed(name, lineOf(at)) : written;
    if (value.kind === 'string' && toldName.test(value.text)) settings.push({ at, name: of ?? value.text, shortName: value.text, says, value, isDefault: false });
  }
  return settings;
}

/** A name that another file keeps is told as it is called here: `TOOL_NAMES.READ` is `READ`, `ReadTool.ID` is `ReadTool`; what a variable holds has no name. */
function constantNamed(expr: Expr, line: number): Value {
  const name = expr.kind === 'name' || expr.kind === 'member' ? expr.name : '';
  const owner = expr.kind === 'member' && expr.object.kind === 'name' ? expr.object.name : '';
  if (/^(?:id|name)$/i.test(name) && /^[A-Z]\w*[a-z]/.test(owner)) return { kind: 'string', text: owner, line };
  return /^[A-Z][A-Z0-9_]*$/.test(name) ? { kind: 'string', text: name, line } : { kind: 'unknown' };
}

/** Objects and classes that describe a function to a model; `of` is the class. */
function toolsOf({ tools, classes }: CodeModel, valueOf: (expr: Expr) => Value): { at: number; name: Expr; of?: string }[] {
  const names = new Set<Expr>();
  const described = tools.filter(({ name, schema, isRun = false }) => {
    // An object of a function stands in another one that tells it, too.
    if (names.has(name) || (schema && !isFunctionSchema(valueOf(schema), isRun) && !(isRun && isNamedSchema(schema)))) return false;
    names.add(name);
    return true;
  });
  const ofClasses = classes.flatMap((cls) => {
    const tool = toolOfClass(cls);
    return tool && !names.has(tool.name) && isFunctionSchema(valueOf(tool.schema), tool.isRun) ? [{ at: cls.at, name: tool.name, ...(cls.name !== '' && { of: cls.name }) }] : [];
  });
  return [...described, ...ofClasses];
}

/** A qualified name without what is around it. */
export function lastName(name: string): string {
  return /[^.]*$/.exec(name)?.[0] || name;
}

/** `MODEL`, `--model`, `-m, --model <id>`; not a sentence. */
const optionName = /^(?:[\w.:/-]{1,60}|-[^\n]{1,80})$/;
const toldName = /^[\w.:/-]{1,100}$/;

/** The texts that a value can be: both sides of a choice, the default of a call, the entries of a small table. */
function textsOf({ name, shortName, expr, isDefault }: Found, depth = 0): Found[] {
  if (depth > depthMax) return [];
  switch (expr.kind) {
    case 'string':
    case 'template':
    case 'concat':
    case 'percent':
    case 'name':
      return [{ name, shortName, expr, isDefault }];
    case 'choice':
      return expr.options.flatMap((option, index) => textsOf({ name, shortName, expr: option, isDefault: isDefault || index > 0 }, depth + 1));
    case 'call':
      // A text whose method trims it; what other methods give is no text.
      if (expr.callee.kind === 'member' && isText(expr.callee.object)) return [{ name, shortName, expr, isDefault }];
      // A format and what goes into it: `fmt.Sprintf("…" + "…", text)`.
      if ((expr.callee.kind === 'member' || expr.callee.kind === 'name') && formatters.has(expr.callee.name) && expr.args[0] && isText(expr.args[0].value)) return [{ name, shortName, expr, isDefault }];
      return defaultsOf(expr).flatMap((value) => textsOf({ name, shortName, expr: value, isDefault: true }, depth + 1));
    case 'object':
      return tableOf(expr).flatMap(({ key, value }) => textsOf({ name: `${name}.${key}`, shortName: `${shortName}.${key}`, expr: value, isDefault }, depth + 1));
    case 'list':
      return idsOf(name, expr).map((found) => ({ ...found, shortName, isDefault }));
    default:
      return [];
  }
}

const formatters = new Set(['Sprintf', 'sprintf', 'format', 'Format']);

function isText({ kind }: Expr): boolean {
  return kind === 'string' || kind === 'template' || kind === 'concat';
}

/** Properties that hold the id where models are offered or tried one after the other: `chatModels = [{ id: "…", label: "…" }]`. */
const idKeys = new Set(['id', 'value', 'model', 'modelId', 'model_id', 'modelName', 'model_name', 'apiIdentifier']);

/** Items of a short list of models: texts, and objects with an id. */
function idsOf(name: string, { items }: Extract<Expr, { kind: 'list' }>): { name: string; expr: Expr }[] {
  if (items.length > tableEntriesMax || !saysModel(name) || saysPrompt(name)) return [];
  return items.flatMap(({ value, isSpread }) => {
    if (isSpread) return [];
    if (value.kind === 'string') return [{ name, expr: value }];
    if (value.kind !== 'object') return [];
    return value.entries.flatMap((entry) => (entry.key?.kind === 'string' && idKeys.has(entry.key.text) && entry.value.kind === 'string' ? [{ name: `${name}.${entry.key.text}`, expr: entry.value }] : []));
  });
}

/** Entries of a table of choices. One whose keys are ids themselves is a list of what exists, and so is a long one of ids. */
function tableOf({ entries }: Extract<Expr, { kind: 'object' }>): { key: string; value: Expr }[] {
  const rows = entries.flatMap(({ key, value }) => (key?.kind === 'string' ? [{ key: key.text, value }] : []));
  const ids = rows.filter(({ value }) => value.kind === 'string' && mayBeModelId(value.text));
  if (ids.length > tableEntriesMax || rows.some(({ key }) => /\d/.test(key) && /[-.:/]/.test(key))) return [];
  // What is nested has names of its own.
  return rows.filter(({ value }) => value.kind !== 'object');
}

/** What a call gives when nothing else is set: `default=`, the second argument after a name, the first of a field. */
function defaultsOf({ callee, args }: CallExpr): Expr[] {
  const named = args.find(({ name }) => name === 'default' || name === 'default_value' || name === 'fallback' || name === 'defaultValue');
  if (named) return [named.value];
  const positional = args.filter(({ name, spread }) => name === undefined && spread === undefined).map(({ value }) => value);
  const options = positional.find((value) => value.kind === 'object');
  const inOptions = options?.kind === 'object' ? options.entries.find(({ key }) => key?.kind === 'string' && (key.text === 'default' || key.text === 'defaultValue')) : undefined;
  if (inOptions) return [inOptions.value];
  const method = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
  const [first, second] = positional;
  if (fieldMakers.has(method) || method === 'default' || method === 'prefault' || method === 'catch') return first?.kind === 'string' ? [first] : [];
  if (stateHolders.has(method)) return first?.kind === 'string' ? [first] : [];
  if (/^(?:str|String|dedent|trim|strip|freeze|cast|Literal)$/.test(method) && first) return [first];
  // `getenv("MODEL", "x")`, `config.get("model", "x")`, `.option("--model <id>", "which model", "x")`.
  const last = positional.length > 2 ? positional.at(-1) : second;
  return first?.kind === 'string' && (saysModel(first.text) || saysPrompt(first.text)) && last ? [last] : [];
}

function lengthOf(value: TextValue): number {
  return value.kind === 'string' ? value.text.length : value.parts.reduce((sum, part) => sum + part.length, 0);
}
