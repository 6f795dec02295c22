/** Notes string literals that mean something wherever they stand: addresses, names of files of text, and SQL for vectors. */
import { vectorStatements } from '../sql/vector-statements.ts';
import type { CodeModel } from './code-model.ts';
import { urlOf } from './string-url.ts';

/** `text` as it is read; of one with holes the part before the first one, and `isWhole` false. */
export function noteString(model: CodeModel, { text, at, isWhole = true }: { text: string; at: number; isWhole?: boolean }): void {
  const url = urlOf(text, isWhole);
  if (url !== undefined) model.urls.push({ at, url });
  else if (isWhole) noteTextFile(model, text, at);
  if (text.length >= sqlCharsMin && saysSql.test(text)) for (const { format } of vectorStatements(text).slice(0, 1)) model.vectorSql.push({ at, format });
}

/** Shorter texts are no statements; characters. */
const sqlCharsMin = 20;
const saysSql = /\bcreate\s/i;

/** Notes the path of a file that holds a text of its own: `prompts/system.md`, `classpath:/prompts/ask.st`, `./system.txt?raw`. */
export function noteTextFile(model: CodeModel, text: string, at: number): void {
  if (text.length > pathCharsMax || model.textFiles.length >= filesMax) return;
  const path = textFile.exec(text)?.[1];
  if (path !== undefined) model.textFiles.push({ at, path: path.replaceAll('\\', '/').replace(/^(?:(?:\.{0,2}|[@~]|[A-Za-z]:)\/)+/, '') });
}

/** Longer texts are no paths of a source tree; characters. */
const pathCharsMax = 200;
/** Files named in one file of code; more are a list of documents. */
const filesMax = 100;
const textFile = /^(?:[a-z]{4,10}:)?([\w@~.:/\\*-]*[\w*]\.(?:md|mdx|markdown|txt|prompt|jinja2?|j2|tmpl|tpl|mustache|hbs|st|liquid))(?:\?raw)?$/i;
