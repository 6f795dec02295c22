/** Building scopes while a tree is walked. */
import { saysModel, saysPrompt } from '../setting-names.ts';
import { unknown, type Block, type CallExpr, type CodeModel, type Definition, type Expr, type FunctionInfo, type Scope } from './code-model.ts';

export function emptyModel(): CodeModel {
  return { imports: [], importCalls: [], calls: [], definitions: [], urls: [], textFiles: [], named: [], answered: new Set(), spoken: new Map(), stored: [], members: [], tools: [], classes: [], toolLists: [], listedTools: [], systemMessages: [], environment: [], vectorSql: [], wildcards: [], isTooDeep: false };
}

/** A scope inside another; `name` is what its own definitions are qualified with. */
export function openScope(kind: Scope['kind'], parent: Scope | undefined, name: string): Scope {
  return { kind, parent, name, definitions: new Map() };
}

/** The scope of the function, class or module around, or itself. */
export function ownerOf(scope: Scope): Scope {
  let owner = scope;
  while (owner.kind === 'block' && owner.parent) owner = owner.parent;
  return owner;
}

export function openBlock(parent: Block | undefined, isFallback = false): Block {
  return { parent, isFallback };
}

/** A name as qualified by the scope around it. */
export function qualified(scope: Scope, name: string): string {
  return scope.name === '' ? name : `${scope.name}.${name}`;
}

/** Notes a definition of a name in a scope. */
export function define(
  scope: Scope,
  name: string,
  { value, at, block, isType = false, isForeign = false, as }: { value: Expr; at: number; block: Block; isType?: boolean; isForeign?: boolean; as?: string },
): void {
  addDefinition(scope.definitions, name, { value, at, block, isType, isForeign, name: as ?? qualified(scope, name) });
}

export function addDefinition(definitions: Map<string, Definition[]>, name: string, definition: Definition): void {
  const known = definitions.get(name);
  if (known) known.push(definition);
  else definitions.set(name, [definition]);
}

/** Notes a value whose name says what it may be; every other name costs one look. */
export function noteNamed(model: CodeModel, name: string, value: Expr, at: number): void {
  const spoken = value.kind === 'string' || value.kind === 'template' ? model.spoken.get(value.at) : undefined;
  if (spoken) spoken.name ??= name;
  if ((holdsText.has(value.kind) || (value.kind === 'name' && surelyPrompt.test(name))) && (saysModel(name) || saysPrompt(name))) model.named.push({ name, value, at });
  for (const stored of value.kind === 'choice' ? value.options : [value]) if (isConstant(stored) && model.stored.length < storedMax) model.stored.push({ name, value: stored, at });
  const areServers = (value.kind === 'list' || value.kind === 'object') && holdsServers.test(name);
  if (areServers || (value.kind === 'list' && holdsTools.test(name))) model.toolLists.push({ at, list: value, areServers });
}

/** What is handed on under such a name is told a model, whatever it is called where it is written. */
const surelyPrompt = /system_?prompt$/i;

/** Constants that one file keeps under names of its own; the rest is left out. Generated tables have thousands. */
const storedMax = 500;

/** What is written as a constant of something else is: `ChatModel.GPT_4O`, `openai.GPT4o`. */
function isConstant(value: Expr): boolean {
  return value.kind === 'member' && /^[A-Z]/.test(value.name);
}

/** `tools`, `builtInTools`, `body["tools"]`. */
const holdsTools = /(?:^|[._]|\[["'])tools(?:["']\])?$|[a-z]Tools$/i;
/** `mcpServers`, `REQUIRED_MCP_SERVERS`. */
const holdsServers = /(?:^|[._a-z]|\[["'])mcp_?servers(?:_\w+)?(?:["']\])?$/i;

/** Notes what a setter or a step of a builder is given: `.modelName("m")`, `SetModel("m")`, `options.Model = "m"`. */
export function noteSetter(model: CodeModel, { callee, args, at }: CallExpr): void {
  const [first] = args;
  if (callee.kind !== 'member' || !first || first.name !== undefined || args.length > 1) return;
  if (setterOfModel.test(callee.name)) noteNamed(model, callee.name.replace(/^set_/, ''), first.value, at);
}

/** Notes what an option of the command line is without a word: `Arg::new("model").long("model").default_value("gpt-4o")`. */
export function noteOptionDefault(model: CodeModel, { callee, args: [first], at }: CallExpr): void {
  if (callee.kind !== 'member' || callee.name !== 'default_value' || !first) return;
  let made: Expr = callee.object;
  for (let step = 0; step < optionStepsMax && made.kind === 'call'; step += 1) {
    const name: Expr | undefined = made.args[0]?.value;
    const isMaker = made.callee.kind === 'member' && made.callee.name === 'new';
    if (isMaker && name?.kind === 'string') return noteNamed(model, name.text, { kind: 'choice', options: [unknown, first.value] }, at);
    made = made.callee.kind === 'member' ? made.callee.object : unknown;
  }
}

/** Calls that describe one option; a longer chain describes a program. */
const optionStepsMax = 12;

/** What asks for a model, lists or removes one is no setter. */
const setterOfModel = /^(?:(?:set|with|use)_?)?(?:(?:default|chat|embedding|deployment)_?)?model(?:_?(?:name|id))?$/i;

/** Notes what a function gives whose name says what it gives: `fn default_model()`, `def model`, `getModelName()`, `build_system_prompt()`. */
export function noteResult(model: CodeModel, { name, returns, at }: FunctionInfo): void {
  const own = saidBy(name);
  if (own === '' || returns.length === 0 || !(saysModel(own) || saysPrompt(own))) return;
  noteNamed(model, name, returns.length === 1 ? (returns[0] as Expr) : { kind: 'choice', options: returns }, at);
}

/** What a qualified name says: its last part, as a class says nothing about what a method gives, unless that is called after the class: `Model.id`. */
function saidBy(name: string): string {
  return /(?:[^.#]*[.#])?(?:id|name|value|as_str)$|[^.#]*$/i.exec(name)?.[0] ?? '';
}

const holdsText: ReadonlySet<Expr['kind']> = new Set<Expr['kind']>(['string', 'template', 'concat', 'choice', 'call', 'object', 'list', 'percent']);

/** Notes the names in a list that is called tools: `TOOLS = [search, fetch]`. What uses it may stand in another file. */
export function noteToolList(model: CodeModel, name: string, value: Expr): void {
  if (value.kind !== 'list' || !/(?:^|[._])tools$|[a-z]Tools$/i.test(name)) return;
  for (const { value: item, isSpread } of value.items) if (item.kind === 'name' && !isSpread) model.listedTools.push(item);
}
