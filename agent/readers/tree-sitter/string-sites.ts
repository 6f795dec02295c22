/** Notes string literals that mean something wherever they stand: addresses, names of files of text, and SQL for vectors. */
import { vectorStatements } from '../sql/vector-statements.ts';
import type { CodeModel } from './code-model.ts';
import { urlOf } from './string-url.ts';

/** `parts` are the text as it is read, between its holes. */
export function noteString(model: CodeModel, { parts, at }: { parts: readonly string[]; at: number }): void {
  const url = urlOf(parts);
  const [text = ''] = parts;
  if (url !== undefined) model.urls.push({ at, url });
  else if (parts.length === 1) noteTextFile(model, text, at);
  if (model.spoken.size < spokenMax && castsRole(parts)) model.spoken.set(at, { parts });
  if (text.length >= sqlCharsMin && saysSql.test(text)) for (const { format } of vectorStatements(text).slice(0, 1)) model.vectorSql.push({ at, format });
}

/** Texts that speak to a model kept in one file; the rest is left out. */
const spokenMax = 100;
/** Shorter texts that cast a role may greet a person; characters. */
const roleCharsMin = 100;

/** A role that people give a model, at the start of the text or of a line near it: nobody else is told to be an assistant. */
const role =
  /(?:^|\n)[\s#*>-]{0,10}(?:you are|you're|act as) (?:now )?(?:an?|the|\w+[,:]? an?)\b[^.\n]{0,120}\b(?:assistant|agent|ai|llm|chatbot|bot|expert|specialist|engineer|developer|programmer|architect|analyst|reviewer|writer|editor|translator|researcher|planner|critic|judge|evaluator|grader|summari[sz]er|classifier|tutor|coach|advisor|consultant|copywriter)\b/i;
/** Where the role stands in a long template, behind a licence or a heading; characters. */
const roleWithin = 800;

function castsRole(parts: readonly string[]): boolean {
  const [text = ''] = parts;
  return text.length >= roleCharsMin / 4 && parts.reduce((sum, part) => sum + part.length, 0) >= roleCharsMin && role.test(text.slice(0, roleWithin));
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
