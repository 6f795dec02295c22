/** Reports in one fixed order of lists and keys, so that what is written from them does not depend on how they were built. */
import type { Component, Occurrence, Relationship, Resource } from '../model/component.ts';
import type { Json, JsonObject } from '../model/fact.ts';
import { byCodeUnit } from '../model/order.ts';
import { severities, type CheckOutcome, type CheckResult, type Coverage, type CoverageEntry, type Report, type Source, type SourceCoverage } from '../model/report.ts';
import type { Evaluation, Violation } from '../policies/policy.ts';
import { relativePath } from './text/visible.ts';

/**
 * The report with every list sorted by code unit and every key in the order of the model. Paths are made relative.
 * The order inside a resource's attributes means something (the nodes of a workflow) and stays; only their keys are sorted.
 */
export function orderedReport(report: Report): Report {
  return {
    schema: report.schema,
    tool: { name: report.tool.name, version: report.tool.version },
    generated_at: report.generated_at,
    sources: sorted(report.sources.map(source), ({ key }) => [key]),
    resources: sorted(report.resources.map(resource), ({ id }) => [id]),
    components: sorted(report.components.map(component), ({ id }) => [id]),
    relationships: sorted(report.relationships.map(relationship), ({ id }) => [id]),
    checks: sorted(report.checks.map(outcome), ({ check }) => [check]),
    coverage: coverage(report.coverage),
  };
}

/** Evaluations by policy name; violations: violated before unknown before waived, worse severity first, then rule and subject. */
export function orderedEvaluations(evaluations: readonly Evaluation[]): Evaluation[] {
  return sorted(
    evaluations.map(({ policy, effect, verdict, violations, violation_count, waived_count }) => ({
      policy,
      effect,
      verdict,
      violations: sorted(violations.map(violation), ({ state, severity, rule, subject, message }) => [
        state === 'violated' ? '0' : state === 'unknown' ? '1' : '2',
        String(severities.indexOf(severity)),
        rule,
        subject.type,
        subject.name,
        subject.id,
        message,
      ]),
      violation_count,
      ...(waived_count !== undefined && { waived_count }),
    })),
    ({ policy, effect }) => [policy, effect],
  );
}

function source({ key, kind, name, attributes }: Source): Source {
  return { key, kind, name, attributes: record(attributes) };
}

function resource(of: Resource): Resource {
  return {
    id: of.id,
    kind: of.kind,
    name: of.name,
    provider_id: of.provider_id,
    ...(of.path !== undefined && { path: relativePath(of.path) }),
    ...(of.observed_at !== undefined && { observed_at: of.observed_at }),
    attributes: jsonObject(of.attributes),
  };
}

function component(of: Component): Component {
  return {
    id: of.id,
    kind: of.kind,
    key: of.key,
    name: of.name,
    ...(of.version !== undefined && { version: of.version }),
    ...(of.purl !== undefined && { purl: of.purl }),
    ...(of.provider !== undefined && { provider: of.provider }),
    is_ai: of.is_ai,
    properties: record(of.properties),
    ...(of.hashes !== undefined && { hashes: sorted(of.hashes.map(({ algorithm, hex }) => ({ algorithm, hex })), ({ algorithm, hex }) => [algorithm, hex]) }),
    ...(of.licence !== undefined && { licence: of.licence }),
    occurrences: places(of.occurrences),
  };
}

function relationship({ id, type, from, to, occurrences }: Relationship): Relationship {
  return { id, type, from, to, occurrences: places(occurrences) };
}

function outcome(of: CheckOutcome): CheckOutcome {
  return {
    check: of.check,
    version: of.version,
    title: of.title,
    severity: of.severity,
    ...(of.flag !== undefined && { flag: of.flag }),
    remediation: of.remediation,
    population: of.population,
    passed: [...of.passed].sort(byCodeUnit),
    results: sorted(of.results.map(result), ({ subject, answer, fingerprint, reason }) => [subject.id, answer, fingerprint ?? '', reason]),
  };
}

function result(of: CheckResult): CheckResult {
  return {
    check: of.check,
    version: of.version,
    subject: { type: of.subject.type, id: of.subject.id, name: of.subject.name },
    answer: of.answer,
    severity: of.severity,
    reason: of.reason,
    evidence: places(of.evidence),
    // The order of its steps is what a flow says.
    ...(of.flow !== undefined && { flow: of.flow.map(({ role, path, line, name, text }) => ({ role, path: relativePath(path), line, name, text })) }),
    ...(of.fingerprint !== undefined && { fingerprint: of.fingerprint }),
  };
}

function violation({ rule, subject, severity, state, message, evidence, waiver_id }: Violation): Violation {
  return { rule, subject: { type: subject.type, id: subject.id, name: subject.name }, severity, state, message, evidence: places(evidence), ...(waiver_id !== undefined && { waiver_id }) };
}

function coverage({ sources, entries }: Coverage): Coverage {
  return {
    sources: sorted(sources.map(sourceCoverage), (of) => [of.source]),
    entries: sorted(entries.map(coverageEntry), ({ source: of, path, reason, detail, effect }) => [of ?? '', path, reason, detail, effect]),
  };
}

function sourceCoverage(of: SourceCoverage): SourceCoverage {
  return {
    source: of.source,
    state: of.state,
    artifacts_listed: of.artifacts_listed,
    artifacts_read: of.artifacts_read,
    artifacts_parsed: of.artifacts_parsed,
    bytes_read: of.bytes_read,
    by_reader: record(of.by_reader),
  };
}

function coverageEntry({ source: of, path, reason, detail, effect, resources }: CoverageEntry): CoverageEntry {
  return { ...(of !== undefined && { source: of }), path: relativePath(path), reason, detail, effect, ...(resources !== undefined && { resources: [...resources].sort(byCodeUnit) }) };
}

function places(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const copies = occurrences.map(({ source: of, path, line, method, confidence, symbol }): Occurrence => ({ ...(of !== undefined && { source: of }), path: relativePath(path), line, method, confidence, ...(symbol !== undefined && { symbol }) }));
  if (copies.length < 2) return copies;
  return copies.sort(
    (a, b) => byCodeUnit(a.source ?? '', b.source ?? '') || byCodeUnit(a.path, b.path) || a.line - b.line || byCodeUnit(a.method, b.method) || byCodeUnit(a.symbol ?? '', b.symbol ?? '') || a.confidence - b.confidence,
  );
}

function record<T>(of: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(of).sort(([a], [b]) => byCodeUnit(a, b)));
}

function jsonObject(of: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(of)
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([key, value]) => [key, json(value)]),
  );
}

function json(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  return isList(value) ? value.map(json) : jsonObject(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Sorts in place by several texts, the first that differs decides. */
function sorted<T>(items: T[], texts: (item: T) => readonly string[]): T[] {
  if (items.length < 2) return items;
  return items
    .map((item) => ({ item, texts: texts(item) }))
    .sort((a, b) => {
      for (const [at, text] of a.texts.entries()) {
        const order = byCodeUnit(text, b.texts[at] ?? '');
        if (order !== 0) return order;
      }
      return 0;
    })
    .map(({ item }) => item);
}
