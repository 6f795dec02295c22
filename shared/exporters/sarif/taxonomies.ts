/** Taxonomies that rules point into. Only what the controls of checks name is written. */
import { byCodeUnit } from '../../model/order.ts';
import type { Descriptor } from './model.ts';

export interface Taxonomy {
  readonly name: string;
  readonly version?: string;
  readonly organization: string;
  readonly informationUri: string;
  readonly shortDescription: { readonly text: string };
  readonly isComprehensive: boolean;
  readonly taxa: readonly Descriptor[];
}

/** The framework ids of check controls that are taxonomies of weaknesses. Entry names of the OWASP lists: OWASP Foundation, CC BY-SA 4.0. */
const known: Readonly<Record<string, Omit<Taxonomy, 'taxa' | 'isComprehensive'> & { readonly titles: Readonly<Record<string, string>> }>> = {
  cwe: {
    name: 'CWE',
    organization: 'MITRE',
    informationUri: 'https://cwe.mitre.org/',
    shortDescription: { text: 'The MITRE Common Weakness Enumeration.' },
    titles: {},
  },
  owasp_llm_top10: {
    name: 'OWASP-LLM-Top-10',
    version: '2025',
    organization: 'OWASP Foundation',
    informationUri: 'https://genai.owasp.org/llm-top-10/',
    shortDescription: { text: 'The OWASP Top 10 for LLM Applications.' },
    titles: {
      'LLM01:2025': 'Prompt Injection',
      'LLM02:2025': 'Sensitive Information Disclosure',
      'LLM03:2025': 'Supply Chain',
      'LLM04:2025': 'Data and Model Poisoning',
      'LLM05:2025': 'Improper Output Handling',
      'LLM06:2025': 'Excessive Agency',
      'LLM07:2025': 'System Prompt Leakage',
      'LLM08:2025': 'Vector and Embedding Weaknesses',
      'LLM09:2025': 'Misinformation',
      'LLM10:2025': 'Unbounded Consumption',
    },
  },
};

export type Controls = Readonly<Record<string, readonly string[]>>;

/** The taxonomies that these controls use, sorted by name, with the taxa sorted by id. */
export function taxonomiesOf(controls: readonly Controls[]): Taxonomy[] {
  return Object.entries(known).flatMap(([framework, { titles, ...about }]) => {
    const codes = [...new Set(controls.flatMap((of) => of[framework] ?? []))].sort(byCodeUnit);
    if (codes.length === 0) return [];
    const taxa = codes.map((id): Descriptor => {
      const title = Object.hasOwn(titles, id) ? titles[id] : undefined;
      return { id, ...(title !== undefined && { name: title.replaceAll(/[^A-Za-z]/g, ''), shortDescription: { text: `${title}.` } }) };
    });
    return [{ ...about, isComprehensive: false, taxa }];
  });
}

/** What a rule with these controls is relevant to. */
export function relationshipsOf(controls: Controls, taxonomies: readonly Taxonomy[]): NonNullable<Descriptor['relationships']> {
  const codes = new Set(Object.keys(known).flatMap((framework) => controls[framework] ?? []));
  return taxonomies.flatMap(({ name, taxa }, at) =>
    taxa.flatMap(({ id }, index) => (codes.has(id) ? [{ target: { id, index, toolComponent: { name, index: at } }, kinds: ['relevant'] }] : [])),
  );
}
