/** A report of any size with the shape of a real one: mostly dependencies with two places each, some AI, findings, edges. */
import type { Component, Relationship } from '#shared/model/component.ts';
import { componentId, findingFingerprint, relationshipId } from '#shared/model/identity.ts';
import { by } from '#shared/model/order.ts';
import type { CheckResult, Report } from '#shared/model/report.ts';

export function largeReport(count: number): Report {
  const components = Array.from({ length: count }, (_, index) => (index % 50 === 0 ? model(index) : dependency(index))).sort(by(({ id }) => id));
  const models = components.filter(({ kind }) => kind === 'model');
  const relationships = Array.from({ length: Math.floor(count / 5) }, (_, index) => edge(components[index] as Component, components[count - 1 - index] as Component)).sort(by(({ id }) => id));
  const results = models.filter((_, index) => index % 2 === 0).map(finding);
  return {
    schema: 'waybill-report/1',
    tool: { name: 'waybill', version: '0.1.0' },
    generated_at: '2026-11-21T00:00:00Z',
    sources: [{ key: 'bench', kind: 'dir', name: 'bench', attributes: {} }],
    resources: [],
    components,
    relationships,
    checks: [
      {
        check: 'ai_model_unpinned',
        version: 1,
        title: 'Model names carry a fixed version or digest',
        severity: 'medium',
        flag: 'unpinned_model',
        remediation: 'Pin',
        population: models.length,
        passed: models.filter((_, index) => index % 2 === 1).map(({ id }) => id),
        results,
      },
    ],
    coverage: { sources: [{ source: 'bench', state: 'complete', artifacts_listed: count, artifacts_read: count, artifacts_parsed: count, bytes_read: count * 1000, by_reader: {} }], entries: [] },
  };
}

function dependency(index: number): Component {
  const name = `package-${index % 40_000}`;
  const version = `${index % 9}.${index % 17}.${index % 31}`;
  const purl = `pkg:npm/${name}@${version}+${index}`;
  return {
    id: componentId('dependency', purl),
    kind: 'dependency',
    key: purl,
    name,
    version,
    purl,
    is_ai: false,
    properties: { direct: 'false', ecosystem: 'npm', origin: 'lockfile', scope: 'runtime' },
    occurrences: [
      { path: `apps/app-${index % 300}/package-lock.json`, line: (index % 20_000) + 1, method: 'lockfile', confidence: 1, symbol: name },
      { path: `apps/app-${index % 300}/package.json`, line: (index % 90) + 1, method: 'manifest', confidence: 1, symbol: name },
    ],
  };
}

function model(index: number): Component {
  const name = `model-${index}`;
  const key = `openai:${name}`;
  return {
    id: componentId('model', key),
    kind: 'model',
    key,
    name,
    provider: 'openai',
    is_ai: true,
    properties: { canonical: name, listed: 'false', pinned: 'false' },
    occurrences: [{ path: `src/module-${index}.py`, line: 7, method: 'argument', confidence: 0.95, symbol: 'openai.OpenAI().chat.completions.create' }],
  };
}

function edge(from: Component, to: Component): Relationship {
  const ends = { type: 'uses', from: from.id, to: to.id } as const;
  return { id: relationshipId(ends), ...ends, occurrences: from.occurrences.slice(0, 1) };
}

function finding(subject: Component): CheckResult {
  return {
    check: 'ai_model_unpinned',
    version: 1,
    subject: { type: 'component', id: subject.id, name: subject.name },
    answer: 'fail',
    severity: 'medium',
    reason: `"${subject.name}" can name another model tomorrow.`,
    evidence: subject.occurrences,
    fingerprint: findingFingerprint({ check: 'ai_model_unpinned', subjectKey: subject.key, discriminator: '' }),
  };
}
