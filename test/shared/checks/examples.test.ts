import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Check, CheckExample } from '#shared/checks/check.ts';
import { listChecks } from '#shared/checks/checks.ts';
import { runChecks } from '#shared/checks/run-checks.ts';
import type { Component, Occurrence, Resource } from '#shared/model/component.ts';
import type { Json, JsonObject } from '#shared/model/fact.ts';
import type { Inventory } from '#shared/model/inventory.ts';
import type { Answer, CheckOutcome } from '#shared/model/report.ts';

const folder = join(import.meta.dirname, '../../../shared/checks');
const stems = globSync('**/*.check.ts', { cwd: folder })
  .map((file) => basename(file, '.check.ts'))
  .toSorted();

/** The worst answer of a subject that has several. */
const worstFirst: readonly Answer[] = ['error', 'fail', 'unknown', 'review', 'not_applicable', 'pass'];

function judge(check: Check, example: CheckExample, inventory: Inventory = example.inventory): CheckOutcome {
  const [outcome] = runChecks(inventory, { today: example.today ?? '2026-11-21', checks: [check], ...(example.params ? { params: { [check.id]: example.params } } : {}), ...(example.advisories ? { advisories: example.advisories } : {}) });
  if (!outcome) throw new Error('no outcome');
  return outcome;
}

function answersByName(outcome: CheckOutcome, inventory: Inventory): Record<string, Answer> {
  const names = new Map([...inventory.components, ...inventory.resources].map(({ id, name }) => [id, name]));
  const answers = new Map<string, Answer[]>();
  const add = (name: string, answer: Answer) => answers.set(name, [...(answers.get(name) ?? []), answer]);
  for (const id of outcome.passed) add(names.get(id) ?? id, 'pass');
  for (const { subject, answer } of outcome.results) add(subject.name, answer);
  return Object.fromEntries([...answers].map(([name, given]) => [name, worstFirst.find((answer) => given.includes(answer)) ?? 'error']));
}

/** Every line moved down, as when something is inserted at the top of each file. */
function shifted(inventory: Inventory, by: number): Inventory {
  const occurrence = (place: Occurrence): Occurrence => ({ ...place, line: place.line + by });
  const component = (item: Component): Component => ({ ...item, occurrences: item.occurrences.map(occurrence) });
  const node = (value: Json): Json => (isNode(value) && typeof value['line'] === 'number' ? { ...value, line: value['line'] + by } : value);
  const isNode = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
  const resource = (item: Resource): Resource => {
    const nodes = item.attributes['nodes'];
    if (!Array.isArray(nodes)) return item;
    return { ...item, attributes: { ...item.attributes, nodes: (nodes as Json[]).map(node) } };
  };
  return { ...inventory, components: inventory.components.map(component), resources: inventory.resources.map(resource) };
}

function fingerprints(outcome: CheckOutcome): (string | undefined)[] {
  return outcome.results.map(({ fingerprint }) => fingerprint);
}

describe('the registry of checks', () => {
  it('holds every check file under its own id', () => {
    expect(listChecks().map(({ id }) => id)).toEqual(stems);
  });

  it('holds twenty checks or more', () => {
    expect(stems.length).toBeGreaterThanOrEqual(20);
  });
});

describe.each(listChecks().map((check) => [check.id, check] as const))('%s', (_, check) => {
  it('proves itself with an example of every kind that is required', () => {
    const kinds = new Set(check.examples.map(({ kind }) => kind));

    expect(['pass', 'fail', 'unknown', 'empty', 'near_miss'].filter((kind) => !kinds.has(kind as CheckExample['kind']))).toEqual([]);
  });

  it('gives no example twice the same reason to be there', () => {
    const reasons = check.examples.map(({ kind, why }) => `${kind}: ${why}`);

    expect(new Set(reasons).size).toBe(reasons.length);
  });

  it('is titled, remedied and raised from version 1', () => {
    expect(check.version).toBeGreaterThanOrEqual(1);
    expect(check.title).toMatch(/^[A-Z].*[^.]$/);
    expect(check.remediation).toMatch(/^[A-Z].*\.$/);
    expect(Object.keys(check.controls)).not.toEqual([]);
  });

  describe.each(check.examples.map((example) => [`${example.kind}: ${example.why}`, example] as const))('%s', (__, example) => {
    const outcome = judge(check, example);

    it('answers as stated for every subject', () => {
      expect(answersByName(outcome, example.inventory)).toEqual(example.answers);
    });

    it('shows the answer that it is an example of', () => {
      const shown = new Set<string>([...Object.values(example.answers), 'empty', 'near_miss']);

      expect(shown).toContain(example.kind);
    });

    it('says why in whole sentences that hold no secret', () => {
      for (const { reason } of outcome.results) {
        expect(reason).toMatch(/^\S.*\.$/su);
        expect(reason).not.toMatch(/undefined|null|NaN|\[object/);
        expect(reason).not.toMatch(/(?=\S*\d)(?=\S*[A-Za-z])[A-Za-z0-9+/=_-]{24,}|\*{4}/);
        expect(reason.length).toBeLessThan(600);
      }
    });

    it('gives findings, and only them, a fingerprint of their own', () => {
      const findings = outcome.results.filter(({ answer }) => answer === 'fail');
      const others = outcome.results.filter(({ answer }) => answer !== 'fail');

      for (const { fingerprint } of findings) expect(fingerprint).toMatch(/^v1:[0-9a-f]{32}$/);
      expect(others.map(({ fingerprint }) => fingerprint)).toEqual(others.map(() => undefined));
      expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
    });

    it('shows where each finding stands', () => {
      for (const { evidence, severity } of outcome.results.filter(({ answer }) => answer === 'fail')) {
        expect(severity).toBe(example.severity ?? check.severity);
        expect(evidence).not.toEqual([]);
      }
    });

    it('answers the same when the inventory comes in another order', () => {
      const { components, resources, relationships } = example.inventory;
      const turned = { ...example.inventory, components: components.toReversed(), resources: resources.toReversed(), relationships: relationships.toReversed() };

      expect(judge(check, example, turned)).toEqual(outcome);
    });

    it('keeps its fingerprints when lines move', () => {
      expect(fingerprints(judge(check, example, shifted(example.inventory, 7)))).toEqual(fingerprints(outcome));
    });

    it('loses no subject', () => {
      const judged = new Set([...outcome.passed, ...outcome.results.filter(({ subject }) => subject.type !== 'scan').map(({ subject }) => subject.id)]);

      expect(judged.size).toBe(outcome.population);
    });
  });
});
