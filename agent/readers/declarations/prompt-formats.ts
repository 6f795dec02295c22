/** Files that are prompts: settings in front, text behind. */
import type { Value } from '#shared/model/fact.ts';
import type { Findings } from '../documents/reading.ts';
import { parseYaml } from '../documents/yaml.ts';
import type { PathParts } from '../reader.ts';
import { textAt, valuesOf } from './document-values.ts';
import type { Declaration } from './yaml-formats.ts';

/** Formats by what a path ends with. Anything can end with `.prompt` or `.txt`, so those are prompts only with what makes them one. */
export function promptFormatOf({ lowerName, extension }: PathParts): 'prompty' | 'dotprompt' | 'poml' | 'semantic-kernel' | undefined {
  if (lowerName === 'skprompt.txt') return 'semantic-kernel';
  if (extension === '.prompty') return 'prompty';
  if (extension === '.prompt') return 'dotprompt';
  return extension === '.poml' ? 'poml' : undefined;
}

/** The prompt of a file and the model that its settings name; empty when the file is something else. */
export function promptDeclarations(text: string, path: PathParts, findings: Findings): Declaration[] {
  const format = promptFormatOf(path);
  const stem = path.name.replace(/\.[^.]*$/, '');
  switch (format) {
    case undefined:
      return [];
    case 'semantic-kernel':
      return [prompt(format, path.folders.at(-1) ?? stem, { text, line: 1 })];
    case 'poml':
      return /<poml\b/.test(text.slice(0, 4096)) ? [prompt(format, stem, { text, line: 1 })] : [];
    default: {
      const parts = frontMatter(text);
      if (!parts) return [];
      const document = parseYaml(parts.settings, findings);
      const { root } = document;
      const shift = (value: Extract<Value, { kind: 'string' }> | undefined) => value && { ...value, line: value.line + 1 };
      // Of prompty the model is a record, of dotprompt a text `vendor/model`.
      const model = shift(textAt(document, root, 'model') ?? modelOf(document, root));
      if (format === 'dotprompt' && model === undefined && document.get(root, 'input') === undefined) return [];
      const provider = shift(textAt(document, root, 'model', 'configuration', 'type') ?? textAt(document, root, 'model', 'provider'));
      const values = valuesOf({ model, provider });
      return [...(model ? [{ format: `${format}-model`, name: model.text, values, line: model.line }] : []), prompt(format, stem, parts.body)];
    }
  }
}

function modelOf(document: ReturnType<typeof parseYaml>, root: ReturnType<typeof parseYaml>['root']): Extract<Value, { kind: 'string' }> | undefined {
  const keys = [['configuration', 'azure_deployment'], ['configuration', 'model'], ['configuration', 'name'], ['parameters', 'model'], ['id']];
  return keys.map((key) => textAt(document, root, 'model', ...key)).find((found) => found !== undefined && !found.text.startsWith('${'));
}

function prompt(format: string, name: string, body: { text: string; line: number }): Declaration {
  return { format: `${format}-prompt`, name, values: { text: { kind: 'string', text: body.text, line: body.line } }, line: body.line };
}

/** Settings between two lines of dashes at the beginning, and what comes after. */
function frontMatter(text: string): { settings: string; body: { text: string; line: number } } | undefined {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines[0]?.replace('\ufeff', '').trimEnd() !== '---') return undefined;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end < 0) return undefined;
  const from = lines.findIndex((line, index) => index > end && line.trim() !== '');
  return { settings: lines.slice(1, end).join('\n'), body: { text: lines.slice(end + 1).join('\n'), line: (from < 0 ? end : from) + 1 } };
}
