/** Places in exports may name the scan: `s3://boms/{integration}/{date}.cdx.json`. */

/** What the braces of a place stand for. */
export interface TemplateValues {
  /** The scan's id. */
  readonly scan: string;
  /** Names of the sources, in a form that a path can hold. */
  readonly source: string;
  /** The id of the integration; `cli` for a scan that a person started. */
  readonly integration: string;
  readonly format: string;
  /** The instant of the report, ISO 8601 UTC. */
  readonly generatedAt: string;
}

const valueOf: Readonly<Record<string, (values: TemplateValues) => string>> = {
  date: ({ generatedAt }) => generatedAt.slice(0, 10),
  format: ({ format }) => format,
  integration: ({ integration }) => pathSafe(integration),
  scan: ({ scan }) => scan,
  source: ({ source }) => pathSafe(source),
  time: ({ generatedAt }) => generatedAt.slice(11, 19).replaceAll(':', ''),
};

/** The accepted names, for errors. */
export const templateNames: readonly string[] = Object.keys(valueOf);

/** Braces with a name that is none; empty when the template can be used. */
export function unknownNames(template: string): string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name).filter((name) => !Object.hasOwn(valueOf, name));
}

/** The place with its braces filled; the same values give the same place. */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => valueOf[name]?.(values) ?? whole);
}

/** Letters, digits and `. _ -`; everything else is one `-`. A name of dots alone would climb. */
function pathSafe(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^[-.]+|[-.]+$/g, '') || 'source';
}
