/** Fields of resources, relationships, findings and the scan itself. */
import { componentKinds, relationshipTypes, type Component, type Relationship } from '../../model/component.ts';
import { severities, type CheckResult } from '../../model/report.ts';
import type { Json } from '../../model/fact.ts';
import type { Field } from '../field.ts';
import type { Reading } from '../reading.ts';
import { severityRank, type ScanFacts } from '../scan-facts.ts';
import { readSeverity } from './read-severity.ts';

export const resourceFields: readonly Field<'resource'>[] = [
  { subject: 'resource', name: 'kind', type: 'string', summary: 'What it is: n8n.workflow.', read: (resource) => resource.kind },
  { subject: 'resource', name: 'name', type: 'string', summary: 'Its name.', read: (resource) => resource.name },
  { subject: 'resource', name: 'provider_id', type: 'string', summary: "The platform's own id, or the path for files.", read: (resource) => resource.provider_id },
  { subject: 'resource', name: 'path', type: 'string', summary: 'The file it stands in, when it was read from one.', read: (resource) => resource.path },
  { subject: 'resource', name: 'flags', type: 'strings', summary: 'Flags of the checks that failed on it: webhook_no_auth.', read: (resource, facts) => facts.verdictsOn(resource.id).flags },
  { subject: 'resource', name: 'severity', type: 'severity', summary: 'The worst severity among the findings on it; absent without findings.', read: (resource, facts) => readSeverity(resource.id, facts) },
  {
    subject: 'resource',
    name: 'workflow.active',
    type: 'boolean',
    summary: 'Whether the n8n workflow runs; unreadable when its file does not say.',
    read: (resource) => {
      if (resource.kind !== 'n8n.workflow') return undefined;
      const value = resource.attributes['isActive'];
      return typeof value === 'boolean' ? value : { unread: 'the workflow does not say whether it is active' };
    },
  },
  {
    subject: 'resource',
    name: 'workflow.node_types',
    type: 'strings',
    summary: 'The types of the nodes that are switched on in the n8n workflow.',
    read: (resource) => (resource.kind === 'n8n.workflow' ? nodeTypes(resource.attributes['nodes']) : undefined),
  },
];

export const relationshipFields: readonly Field<'relationship'>[] = [
  { subject: 'relationship', name: 'type', type: 'string', values: relationshipTypes, summary: 'What joins the two components: uses, calls, exposes and so on.', read: (edge) => edge.type },
  ...(['from', 'to'] as const).flatMap((end): Field<'relationship'>[] => {
    const which = end === 'from' ? 'where it starts' : 'where it ends';
    const read = (take: (component: Component) => Reading) => (edge: Relationship, facts: ScanFacts) => {
      const component = facts.index.component(edge[end]);
      return component === undefined ? { unread: `the report lacks component ${edge[end]}` } : take(component);
    };
    return [
      { subject: 'relationship', name: `${end}.kind`, type: 'string', values: componentKinds, summary: `The kind of the component ${which}.`, read: read((component) => component.kind) },
      { subject: 'relationship', name: `${end}.name`, type: 'string', summary: `The name of the component ${which}.`, read: read((component) => component.name) },
      { subject: 'relationship', name: `${end}.provider`, type: 'string', summary: `The provider of the component ${which}.`, read: read((component) => component.provider) },
      { subject: 'relationship', name: `${end}.flags`, type: 'strings', summary: `Flags of the checks that failed on the component ${which}.`, read: (edge, facts) => facts.verdictsOn(edge[end]).flags },
    ];
  }),
];

export const findingFields: readonly Field<'finding'>[] = [
  { subject: 'finding', name: 'check', type: 'string', summary: 'Id of the check that failed.', read: (finding) => finding.check },
  { subject: 'finding', name: 'severity', type: 'severity', summary: 'How severe it is.', read: (finding) => severityRank(finding.severity) },
  { subject: 'finding', name: 'message', type: 'string', summary: 'What is wrong, one sentence.', read: (finding) => finding.reason },
  { subject: 'finding', name: 'flag', type: 'string', summary: 'The flag of the check, when it has one.', read: (finding, facts) => facts.flagOf(finding.check) },
  { subject: 'finding', name: 'fingerprint', type: 'string', summary: 'Its fingerprint, the same in every scan of the same thing.', read: (finding) => finding.fingerprint },
  { subject: 'finding', name: 'subject.type', type: 'string', values: ['component', 'resource', 'relationship', 'scan'], summary: 'What it is about.', read: (finding) => finding.subject.type },
  { subject: 'finding', name: 'subject.kind', type: 'string', summary: 'The kind of the component or resource it is about.', read: subjectKind },
  { subject: 'finding', name: 'subject.name', type: 'string', summary: 'The name of what it is about.', read: (finding) => finding.subject.name },
  { subject: 'finding', name: 'path', type: 'strings', summary: 'The files it shows in.', read: (finding) => finding.evidence.map(({ path }) => path) },
];

export const scanFields: readonly Field<'scan'>[] = [
  { subject: 'scan', name: 'source', type: 'strings', summary: 'Names of the sources that were scanned.', read: ({ report }) => report.sources.map(({ name }) => name) },
  { subject: 'scan', name: 'source_kind', type: 'strings', summary: 'Kinds of the sources: dir, git, github, aws, n8n.', read: ({ report }) => report.sources.map(({ kind }) => kind) },
  { subject: 'scan', name: 'is_complete', type: 'boolean', summary: 'Whether every source was read to its end; single unreadable files do not matter.', read: (scan) => scan.isComplete },
  { subject: 'scan', name: 'undecided_count', type: 'number', summary: 'How many checks gave no verdict on a thing (unknown, error).', read: (scan) => scan.undecided.length },
  ...(['skipped', 'partial', 'ignored'] as const).map((effect): Field<'scan'> => ({
    subject: 'scan',
    name: `coverage.${effect}`,
    type: 'number',
    summary: { skipped: 'How many files or folders could not be read.', partial: 'How many files were read in part.', ignored: 'How many files or folders were left out by rule.' }[effect],
    read: ({ report }) => report.coverage.entries.filter((entry) => entry.effect === effect).length,
  })),
  { subject: 'scan', name: 'components.total', type: 'number', summary: 'How many components were found.', read: (scan) => growing(scan, scan.report.components.length) },
  { subject: 'scan', name: 'components.ai', type: 'number', summary: 'How many AI components were found.', read: (scan) => growing(scan, scan.report.components.filter(({ is_ai }) => is_ai).length) },
  ...componentKinds.map((kind): Field<'scan'> => ({
    subject: 'scan',
    name: `components.${kind}`,
    type: 'number',
    summary: `How many components of kind ${kind} were found.`,
    read: (scan) => growing(scan, scan.index.ofKind(kind).length),
  })),
  { subject: 'scan', name: 'findings.total', type: 'number', summary: 'How many findings there are.', read: (scan) => growing(scan, scan.findings.length, scan.undecided.length) },
  ...severities.map((severity): Field<'scan'> => {
    const count = (results: readonly CheckResult[]) => results.filter((result) => result.severity === severity).length;
    return {
      subject: 'scan',
      name: `findings.${severity}`,
      type: 'number',
      summary: `How many findings of severity ${severity} there are.`,
      read: (scan) => growing(scan, count(scan.findings), count(scan.undecided)),
    };
  }),
];

/**
 * A count that what was not read could only raise. In a scan that broke off, `gt 3` stays true once four are found,
 * and `equals 0` is undecided: nothing found is no proof of absence. Undecided verdicts raise the upper bound too.
 */
function growing(scan: ScanFacts, count: number, undecided = 0): Reading {
  if (scan.isComplete && undecided === 0) return count;
  return { atLeast: count, atMost: scan.isComplete ? count + undecided : Infinity };
}

function subjectKind(finding: CheckResult, facts: ScanFacts): Reading {
  const { type, id } = finding.subject;
  if (type === 'component') return facts.index.component(id)?.kind ?? { unread: `the report lacks component ${id}` };
  if (type === 'resource') return facts.index.resource(id)?.kind ?? { unread: `the report lacks resource ${id}` };
  return undefined;
}

function nodeTypes(nodes: Json | undefined): Reading {
  if (!Array.isArray(nodes)) return { unread: 'the workflow has no list of nodes' };
  const types = nodes.flatMap((node: Json) =>
    typeof node === 'object' && node !== null && 'type' in node && typeof node.type === 'string' && node['isDisabled'] !== true ? [node.type] : [],
  );
  return [...new Set(types)];
}
