import { describe, expect, it } from 'vitest';
import type { Check, CheckExample } from '#shared/checks/check.ts';
import { listChecks } from '#shared/checks/checks.ts';
import { refused } from '#shared/checks/example-inventory.ts';
import { runChecks } from '#shared/checks/run-checks.ts';
import type { Resource } from '#shared/model/component.ts';
import type { Json } from '#shared/model/fact.ts';
import type { Inventory } from '#shared/model/inventory.ts';
import type { Answer } from '#shared/model/report.ts';

const checks = listChecks().filter(({ sources }) => sources?.includes('aws'));

/** All answers about one resource of an example. */
function answersAbout(check: Check, example: CheckExample, inventory: Inventory, resource: Resource): ReadonlySet<Answer> {
  const [outcome] = runChecks(inventory, { today: example.today ?? '2026-11-21', checks: [check], ...(example.params ? { params: { [check.id]: example.params } } : {}) });
  const given = outcome?.results.filter(({ subject }) => subject.id === resource.id).map(({ answer }) => answer) ?? [];
  return new Set(outcome?.passed.includes(resource.id) ? [...given, 'pass'] : given);
}

function withAttributes(inventory: Inventory, resource: Resource, attributes: Readonly<Record<string, Json>>): Inventory {
  return { ...inventory, resources: inventory.resources.map((each) => (each.id === resource.id ? { ...each, attributes } : each)) };
}

/** A value of a form that no attribute of that name has. */
function misshapen(value: Json): Json {
  return typeof value === 'number' ? { '': [null] } : 7.5;
}

describe.each(checks.map((check) => [check.id, check] as const))('%s', (_, check) => {
  // What it judges, and everything else in the inventories of its examples that it passes.
  const passing = check.examples.flatMap((example) =>
    example.inventory.resources
      .filter((resource) => check.kinds.some((kind) => kind === resource.kind) && answersAbout(check, example, example.inventory, resource).has('pass'))
      .flatMap((subject) => example.inventory.resources.map((touched) => ({ example, subject, touched }))),
  );

  it('passes nothing by an attribute of a form that no API gives, and breaks on none', () => {
    const wrong = passing.flatMap(({ example, subject, touched }) =>
      Object.entries(touched.attributes).flatMap(([name, value]) => {
        if (name === 'unread' || name === 'account_id' || name === 'region') return [];
        const { [name]: taken, ...rest } = touched.attributes;
        void taken;
        const isNeeded = !answersAbout(check, example, withAttributes(example.inventory, touched, { ...rest, unread: { [name]: 'HTTP 403.' } }), subject).has('pass');
        const answers = answersAbout(check, example, withAttributes(example.inventory, touched, { ...rest, [name]: misshapen(value) }), subject);
        return answers.has('error') || (isNeeded && answers.has('pass')) ? [`${example.why}: ${touched.kind} ${name} gives ${[...answers].join()}`] : [];
      }),
    );

    expect(wrong).toEqual([]);
  });

  it('clears nothing because what else it needs could not be listed', () => {
    const wrong = check.examples.flatMap((example) =>
      [...new Set(example.inventory.resources.map(({ kind }) => kind))]
        .filter((kind) => !check.kinds.some((own) => own === kind))
        .flatMap((kind) => {
          const { coverage } = example.inventory;
          const without: Inventory = {
            ...example.inventory,
            resources: example.inventory.resources.filter((each) => each.kind !== kind),
            coverage: { sources: coverage.sources.map((source) => ({ ...source, state: 'partial' as const })), entries: [...coverage.entries, refused(kind)] },
          };
          return without.resources
            .filter((resource) => check.kinds.some((own) => own === resource.kind))
            .flatMap((resource) => {
              const before = answersAbout(check, example, example.inventory, resource);
              const after = answersAbout(check, example, without, resource);
              const isCleared = !before.has('pass') && !before.has('not_applicable') && (after.has('pass') || after.has('not_applicable'));
              return isCleared ? [`${example.why}: without ${kind} ${resource.name} goes from ${[...before].join()} to ${[...after].join()}`] : [];
            });
        }),
    );

    expect(wrong).toEqual([]);
  });
});
