/** The scripts of a page or a component, as one text in which everything else is blank and every script keeps its place. */
import { npmModuleOf } from '#shared/model/npm-specifier.ts';

export interface ScriptBlocks {
  /** As long as the file up to the last script's end, except that lines without a script are empty. */
  readonly code: string;
  /** Some block says that it is TypeScript. */
  readonly isTyped: boolean;
  /** Some block says that it holds JSX. */
  readonly isJsx: boolean;
  /** Packages that a tag loads from a content network: the module and its offset in the file. */
  readonly loaded: readonly { readonly module: string; readonly at: number }[];
}

/** `type`s of a script that is JavaScript; without one it is, too. */
const scriptTypes = new Set(['', 'module', 'text/javascript', 'application/javascript', 'text/ecmascript', 'text/babel', 'text/jsx', 'text/typescript', 'application/typescript', 'ts']);
const typedLanguages = new Set(['ts', 'typescript', 'tsx']);
const languages = new Set(['', 'js', 'javascript', 'jsx', 'babel', 'es6', ...typedLanguages]);

/** A tag with more attributes is none; characters. */
const tagCharsMax = 10_000;

/**
 * Finds `<script>` blocks outside of comments and styles, and the front matter of an Astro file.
 * @param isAstro - code between two lines of three dashes comes first.
 */
export function scriptBlocksOf(text: string, { isAstro }: { isAstro: boolean }): ScriptBlocks {
  const pieces: string[] = [];
  const loaded: { module: string; at: number }[] = [];
  let [isTyped, isJsx] = [isAstro, false];
  let done = 0;
  const keep = (start: number, end: number) => {
    pieces.push(blank(text, done, start), text.slice(start, end));
    done = end;
  };

  let from = 0;
  const fence = isAstro ? /^\s*---[ \t]*\r?\n/.exec(text) : null;
  if (fence) {
    const close = text.indexOf('\n---', fence[0].length - 1);
    if (close >= 0) {
      keep(fence[0].length, close + 1);
      from = close + 4;
    }
  }

  const opening = /<!--|<(?:script|style)(?=[\s/>])/gi;
  opening.lastIndex = from;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    if (found[0] === '<!--') {
      const end = text.indexOf('-->', found.index + 4);
      if (end < 0) break;
      opening.lastIndex = end + 3;
      continue;
    }
    const tag = tagAt(text, found.index + found[0].length);
    if (!tag) continue;
    const isScript = found[0].toLowerCase() === '<script';
    const end = tag.isClosed ? tag.end : closeOf(text, { name: isScript ? 'script' : 'style', from: tag.end });
    if (isScript) {
      const language = (tag.attributes.get('lang')?.text ?? '').toLowerCase();
      const type = (tag.attributes.get('type')?.text ?? '').toLowerCase();
      const source = tag.attributes.get('src');
      const module = source && npmModuleOf(source.text);
      if (scriptTypes.has(type) && languages.has(language)) {
        if (source && module !== undefined) loaded.push({ module, at: source.at });
        if (tag.end < end) keep(tag.end, end);
        isTyped ||= typedLanguages.has(language) || /typescript|^ts$/.test(type);
        isJsx ||= /^[jt]sx$|babel/.test(language) || /babel|jsx/.test(type);
      }
    }
    opening.lastIndex = end;
  }
  return { code: pieces.join(''), isTyped, isJsx, loaded };
}

interface Tag {
  /** Offset after its `>`. */
  readonly end: number;
  /** Ends with `/>`. */
  readonly isClosed: boolean;
  readonly attributes: ReadonlyMap<string, { readonly text: string; readonly at: number }>;
}

/** Reads the attributes of a tag; a `>` in quotes ends nothing, as in `generic="T extends Record<string, X>"`. */
function tagAt(text: string, start: number): Tag | undefined {
  const attributes = new Map<string, { text: string; at: number }>();
  const part = /\s+|\/?>|([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?|./gsy;
  part.lastIndex = start;
  while (part.lastIndex < text.length && part.lastIndex - start < tagCharsMax) {
    const found = part.exec(text);
    if (!found) return undefined;
    if (found[0] === '>' || found[0] === '/>') return { end: part.lastIndex, isClosed: found[0] === '/>', attributes };
    if (found[1] !== undefined) {
      const value = found[2] ?? found[3] ?? found[4] ?? '';
      attributes.set(found[1].toLowerCase(), { text: value, at: found.index });
    }
  }
  return undefined;
}

/** Where the closing tag begins, or the end of the text. */
function closeOf(text: string, { name, from }: { name: string; from: number }): number {
  const closing = new RegExp(`</${name}(?=[\\s>])`, 'gi');
  closing.lastIndex = from;
  return closing.exec(text)?.index ?? text.length;
}

/** The line ends between two offsets, and spaces for what stands on the line of the second. */
function blank(text: string, from: number, to: number): string {
  const lastEnd = text.lastIndexOf('\n', to - 1);
  if (lastEnd < from) return ' '.repeat(to - from);
  let ends = '';
  for (let at = text.indexOf('\n', from); at >= 0 && at <= lastEnd; at = text.indexOf('\n', at + 1)) ends += '\n';
  return ends + ' '.repeat(to - lastEnd - 1);
}
