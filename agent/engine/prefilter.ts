/**
 * The pass over the bytes before any parse: which catalog literals stand in an artifact,
 * whether they can mean something to its readers, and where credentials may begin.
 */
import type { KeyFormat } from '#shared/catalog/catalog-entry.ts';
import type { Catalog, Owned } from '#shared/catalog/catalog.ts';
import { isPromptText } from '#shared/catalog/recognise/prompt-text.ts';
import { modelLiterals } from '#shared/catalog/model-literals.ts';
import { moduleLiterals } from '#shared/catalog/module-literals.ts';
import { ecosystems, type Ecosystem } from '#shared/model/ecosystem.ts';
import type { Reader } from '../readers/reader.ts';
import { literalScanner, type LiteralScanner } from './literal-scanner.ts';
import { isHostPlace, isInWordList, isNameGiven, isOnCommentLine, isSentenceStart, modelIdsAt } from './mention.ts';

/** What a literal stands for. */
type LiteralMeaning =
  | { readonly kind: 'module'; readonly isPrefix: boolean; readonly name: { readonly start: number; readonly end: number } }
  /** One piece of hosts, and for each of them the pieces that stand near it: `bedrock.` and `.amazonaws.com`. */
  | { readonly kind: 'host'; readonly others: readonly (readonly Buffer[])[] }
  | { readonly kind: 'variable' }
  | { readonly kind: 'mark' }
  /** The beginning of a model id, and what knows whole ones. */
  | { readonly kind: 'model'; readonly isId: (id: string) => boolean }
  /** What begins a text that speaks to a model. */
  | { readonly kind: 'sentence' }
  /** What such a text is called. */
  | { readonly kind: 'name' }
  /** A part of how a function is told to a model, and what stands near it, one of these at least. */
  | { readonly kind: 'function'; readonly besides: readonly Buffer[] }
  | { readonly kind: 'key'; readonly format: Owned<KeyFormat> };

/** A place where a credential of this format may stand. */
export interface KeyHit {
  readonly format: Owned<KeyFormat>;
  readonly start: number;
  readonly end: number;
}

export interface PrefilterResult {
  /** Whether a reader with gate `literals` should read the artifact. */
  readonly opens: boolean;
  readonly keyHits: readonly KeyHit[];
  /** Set when there were more possible credentials than are looked at. */
  readonly isCut: boolean;
}

export interface Prefilter {
  /** `reader` is the code reader that accepts the artifact, if any. */
  run(bytes: Uint8Array, reader: Reader | undefined): PrefilterResult;
  /** All literals, for measuring against other tools. */
  readonly literals: readonly string[];
}

/** Possible credentials looked at in one artifact; items. A word list of key prefixes stays cheap. */
const keyHitsMax = 20_000;

/** Builds the scanners of a catalog: one for each ecosystem, one for everything else. */
export function createPrefilter(catalog: Catalog): Prefilter {
  const keys = catalog.keyFormats.flatMap((format) => format.item.literals.map((text) => ({ text, meaning: { kind: 'key', format } as LiteralMeaning })));
  const mentions = (kind: 'variable' | 'mark' | 'sentence' | 'name', texts: readonly string[]) => [...new Set(texts)].map((text) => ({ text, meaning: { kind } satisfies LiteralMeaning }));
  const shared = [
    ...keys,
    ...hostRows(catalog.entries.flatMap((entry) => entry.hosts ?? [])),
    ...mentions('variable', catalog.entries.flatMap((entry) => entry.env ?? [])),
    ...mentions('mark', [...catalog.entries.flatMap((entry) => entry.marks ?? []), ...told.paths]),
    ...modelLiterals(catalog).map((text) => ({ text, meaning: { kind: 'model', isId: (id) => catalog.isModelId(id) } satisfies LiteralMeaning })),
  ];
  const words = [...mentions('sentence', told.sentences), ...mentions('name', told.names), ...functionRows(told.functions)];
  const codeWords = functionRows(told.functionsOfCode);
  // Built when first asked for: many trees have one language.
  const literalSets = new Map<Ecosystem | 'none' | 'text', LiteralSet>();
  const literalSet = (of: Ecosystem | 'none' | 'text'): LiteralSet => {
    const known = literalSets.get(of) ?? literalSetOf(of === 'none' ? keys : of === 'text' ? [...shared, ...words] : [...shared, ...words, ...codeWords, ...moduleRows(catalog, of)]);
    literalSets.set(of, known);
    return known;
  };

  return {
    get literals() {
      return [...new Set((['none', 'text', ...ecosystems] as const).flatMap((of) => literalSet(of).scanner.literals))].sort();
    },
    run: (bytes, reader) => run(literalSet(reader === undefined ? 'none' : (reader.ecosystem ?? 'text')), bytes, reader),
  };
}

function functionRows(functions: readonly { readonly texts: readonly string[]; readonly besides: readonly string[] }[]): { text: string; meaning: LiteralMeaning }[] {
  return functions.flatMap(({ texts, besides }) => texts.map((text) => ({ text, meaning: { kind: 'function', besides: besides.map((piece) => Buffer.from(piece)) } })));
}

function moduleRows(catalog: Catalog, ecosystem: Ecosystem): { text: string; meaning: LiteralMeaning }[] {
  return moduleLiterals(catalog, ecosystem).map(({ text, isPrefix, name }) => ({ text, meaning: { kind: 'module', isPrefix, name } }));
}

interface LiteralSet {
  readonly scanner: LiteralScanner;
  readonly meanings: readonly LiteralMeaning[];
}

function literalSetOf(rows: readonly { text: string; meaning: LiteralMeaning }[]): LiteralSet {
  return { scanner: literalScanner(rows.map(({ text }) => text)), meanings: rows.map(({ meaning }) => meaning) };
}

function run({ scanner, meanings }: LiteralSet, bytes: Uint8Array, reader: Reader | undefined): PrefilterResult {
  const keyHits: KeyHit[] = [];
  let opens = false;
  let isCut = false;

  scanner.scan(bytes, (literal, start, end) => {
    const meaning = meanings[literal] as LiteralMeaning;
    if (meaning.kind === 'key') {
      if (keyHits.length < keyHitsMax) keyHits.push({ format: meaning.format, start, end });
      else isCut = true;
    } else if (!opens && reader) {
      opens = isMeant(meaning, bytes, { start, end }, reader) && !isOnCommentLine(bytes, start, reader.lineComments ?? []);
    }
  });
  return { opens, keyHits, isCut };
}

/** Whether what stands at this place can be what the literal is for. */
function isMeant(meaning: Exclude<LiteralMeaning, { kind: 'key' }>, bytes: Uint8Array, { start, end }: { start: number; end: number }, reader: Reader): boolean {
  if (meaning.kind === 'mark') return true;
  if (meaning.kind === 'sentence') return isSentenceStart(bytes, start) && isPromptText(textAt(bytes, start));
  if (meaning.kind === 'name') return isNameGiven(bytes, start);
  if (meaning.kind === 'function') return meaning.besides.some((piece) => holdsNear(bytes, { start, end }, piece));
  if (meaning.kind === 'model') return ((reader.ecosystem === undefined ? beforeSetModel : beforeModelId).has(bytes[start - 1] ?? 0) || (reader.ecosystem === 'gem' && isInWordList(bytes, start))) && modelIdsAt(bytes, start).some((id) => meaning.isId(id));
  if (meaning.kind === 'host') return isHostPlace(bytes, start) && meaning.others.some((pieces) => pieces.every((piece) => holdsNear(bytes, { start, end }, piece)));
  if (meaning.kind === 'variable') return !isNameByte(bytes[start - 1]) && !isNameByte(bytes[end]);
  const place = { start: start + meaning.name.start, end: start + meaning.name.end };
  const isWhole = !isNameByte(bytes[place.start - 1]) && (meaning.isPrefix || !isNameByte(bytes[place.end]));
  return isWhole && (reader.confirms?.(bytes, place) ?? true);
}

/** What may stand before a model id in source code: a quote, the end of a prefix or of a path. */
const beforeModelId = new Set([...'"\'`/:.'].map((character) => character.charCodeAt(0)));
/** In configuration also what parts it from its key. */
const beforeSetModel = new Set([...beforeModelId, ...[...'= 	-'].map((character) => character.charCodeAt(0))]);

/** What stands in files that are worth reading though they import nothing. */
const told = {
  sentences: [
    'You are ', 'you are a', "You're ", 'Your task', 'your task', 'Given the', 'given the following', 'Use the following', 'Summarize the', 'Answer the', 'Act as a', 'Respond only', 'Respond in', 'Respond with',
    'Du bist ', 'Eres un', 'Tu es un', 'Você é um', 'Sei un', 'Ты ', 'Вы — ', '你是', 'あなたは', '당신은',
  ],
  /** What only servers of models answer at. */
  paths: ['/v1/chat/completions', '/v1/embeddings'],
  names: ['SYSTEM_PROMPT', 'system_prompt', 'systemPrompt', 'SYSTEM_MESSAGE', 'PROMPT_TEMPLATE', 'prompt_template', 'promptTemplate'],
  functions: [
    { texts: ['input_schema'], besides: ['name'] },
    { texts: ['inputSchema:', 'inputSchema":'], besides: ['description:', 'description":'] },
    { texts: ['"type": "function"', "'type': 'function'", 'type: "function"', "type: 'function'"], besides: ['parameters:', 'parameters":', "parameters':", 'function:', 'function":', "function':"] },
  ],
  /** Schemas of parameters; documents hold such for other ends. */
  functionsOfCode: [
    {
      texts: ['type: "object"', "type: 'object'", '"type": "object"', "'type': 'object'", "'type' => 'object'"],
      besides: ['parameters: ', 'parameters = ', 'parameters={', 'parameters":', "parameters':", 'parameters(', 'Parameters(', 'Parameters:', 'Parameters =>', 'Schema =>', "parameters' =>", 'Schema: ', 'Schema(', 'schema(', 'schema = '],
    },
    { texts: ['parameters: z.object(', 'parameters: Type.Object('], besides: ['description:'] },
    { texts: ['execute: async', 'execute: (', 'async execute('], besides: ['schema: ', 'parameters: ', 'Schema: '] },
  ],
};

/** What is looked at of a text to see whether it speaks to a model, and how far apart the parts of a function may stand; bytes. */
const textBytes = 1_000;
const nearBytes = 2_000;

function textAt(bytes: Uint8Array, start: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(textBytes, bytes.length - start)).toString('utf8');
}

function holdsNear(bytes: Uint8Array, { start, end }: { start: number; end: number }, piece: Buffer): boolean {
  return holds(bytes.subarray(Math.max(0, start - nearBytes), end + nearBytes), piece);
}

/** Shorter pieces of a host stand in too many other words; characters. */
const hostPieceCharsMin = 5;

/** For each host the piece without a wildcard that fewest others share (`.amazonaws.com` tells nothing), the longest of them. */
function hostRows(hosts: readonly string[]): { text: string; meaning: LiteralMeaning }[] {
  const pieces = hosts.map((host) => host.split('*').filter((piece) => piece.length >= hostPieceCharsMin));
  const shares = new Map<string, number>();
  for (const piece of pieces.flat()) shares.set(piece, (shares.get(piece) ?? 0) + 1);
  const share = (piece: string) => shares.get(piece) ?? 0;
  const rows = pieces.flatMap((of) => {
    const [text, ...others] = of.toSorted((a, b) => share(a) - share(b) || b.length - a.length);
    return text === undefined ? [] : [{ text, others: others.map((piece) => Buffer.from(piece)) }];
  });
  return [...Map.groupBy(rows, ({ text }) => text)].map(([text, of]) => ({ text, meaning: { kind: 'host', others: of.map(({ others }) => others) } }));
}

function holds(bytes: Uint8Array, piece: Buffer): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(piece);
}

/** Letters, digits and underscore: a name that goes on is another name. */
function isNameByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte === 95;
}
