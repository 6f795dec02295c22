/** Fields of components that every kind can have. */
import { componentKinds } from '../../model/component.ts';
import type { Field } from '../field.ts';
import { readSeverity } from './read-severity.ts';

export const componentFields: readonly Field<'component'>[] = [
  { subject: 'component', name: 'kind', type: 'string', values: componentKinds, summary: 'What it is: model, sdk, mcp_server, dependency and so on.', read: (component) => component.kind },
  { subject: 'component', name: 'name', type: 'string', summary: 'Its name: the package, the model id as written, the declared name.', read: (component) => component.name },
  { subject: 'component', name: 'version', type: 'string', summary: 'Its exact version, when the source fixes one.', read: (component) => component.version },
  { subject: 'component', name: 'purl', type: 'string', summary: 'Its package URL.', read: (component) => component.purl },
  { subject: 'component', name: 'provider', type: 'string', summary: 'Catalog id of the vendor or framework behind it: openai, anthropic.', read: (component) => component.provider ?? (component.kind === 'provider' ? component.key : undefined) },
  { subject: 'component', name: 'is_ai', type: 'boolean', summary: 'False only for dependencies that are not AI.', read: (component) => component.is_ai },
  { subject: 'component', name: 'licence', type: 'string', summary: 'Its licence as the lockfile or the file states it.', read: (component) => component.licence },
  { subject: 'component', name: 'flags', type: 'strings', summary: 'Flags of the checks that failed on it: hardcoded_api_key, unpinned_model.', read: (component, facts) => facts.verdictsOn(component.id).flags },
  { subject: 'component', name: 'severity', type: 'severity', summary: 'The worst severity among the findings on it; absent without findings.', read: (component, facts) => readSeverity(component.id, facts) },
  { subject: 'component', name: 'confidence', type: 'number', summary: 'The highest confidence among its occurrences, 0 to 1.', read: (component) => component.occurrences.reduce((highest, { confidence }) => Math.max(highest, confidence), 0) },
  { subject: 'component', name: 'path', type: 'strings', summary: 'The files it occurs in, relative to the source.', read: (component) => component.occurrences.map(({ path }) => path) },
  {
    subject: 'component',
    name: 'occurrence_count',
    type: 'number',
    summary: 'How many places it occurs in.',
    read: (component, facts) => (facts.isComplete ? component.occurrences.length : { atLeast: component.occurrences.length, atMost: Infinity }),
  },
];
