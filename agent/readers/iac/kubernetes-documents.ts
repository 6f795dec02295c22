/** The documents of a YAML stream, and Helm templates as YAML. */

/** One document with everything before it blanked, so that its lines stay those of the file. */
export interface YamlPart {
  readonly text: string;
}

/** Documents of one file; more are not read. */
const documentsMax = 500;

/** Parts at lines of `---`; undefined for the ones that `isWanted` does not want. */
export function documentsOf(text: string, isWanted: (part: string) => boolean): YamlPart[] {
  const parts: YamlPart[] = [];
  let line = 0;
  for (const part of text.split(/^---(?:[ \t].*)?\r?$/m)) {
    if (parts.length < documentsMax && isWanted(part)) parts.push({ text: '\n'.repeat(line) + part });
    line += lineEnds(part);
  }
  return parts;
}

/** What stands where a template has a hole. */
export const hole = '__hole__';

/** Whether the text is a template: YAML only after it was rendered. */
export function isTemplate(text: string): boolean {
  return text.includes('{{');
}

/**
 * A template as YAML that can be parsed: lines that only steer are blanked, holes become the word `hole`; of a hole with a default the default.
 * What it would render to is not known; what is written out stays.
 */
export function withoutTemplates(text: string): string {
  const joined = text.replace(/\{\{-?\s*\/\*[^*]{0,2000}\*\/\s*-?\}\}/g, (comment) => comment.replace(/[^\n]/g, ' '));
  return joined
    .split('\n')
    .map((line) => {
      if (/^\s*\{\{[^{}]*\}\}\s*$/.test(line)) return '';
      return line.replace(/\{\{[^{}]*\}\}/g, (found) => /\bdefault\s+"([^"\s]{1,200})"/.exec(found)?.[1] ?? hole);
    })
    .join('\n');
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
