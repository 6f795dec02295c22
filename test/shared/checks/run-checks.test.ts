import { describe, expect, it } from 'vitest';
import { defineCheck, type Check } from '#shared/checks/check.ts';
import { findCheck, listChecks } from '#shared/checks/checks.ts';
import { component, inventoryOf, node, refused, resource, workflow } from '#shared/checks/example-inventory.ts';
import { runChecks } from '#shared/checks/run-checks.ts';
import { ai } from '#shared/checks/n8n/node-types.ts';
import type { Component } from '#shared/model/component.ts';
import type { Inventory } from '#shared/model/inventory.ts';

const today = '2026-11-21';

/** A check over models that does what a test needs. */
function checkThat(judge: Extract<Check, { subject: 'component' }>['judge'], more: Partial<Pick<Check, 'id' | 'params'>> = {}): Check {
  return defineCheck({
    id: 'model_probe',
    version: 3,
    title: 'Probe',
    severity: 'low',
    remediation: 'Nothing.',
    controls: {},
    examples: [],
    subject: 'component',
    kinds: ['model'],
    ...more,
    judge,
  });
}

function models(...names: readonly string[]): Inventory {
  return inventoryOf({ components: names.map((name) => component('model', name)) });
}

function only(inventory: Inventory, check: Check, params?: Readonly<Record<string, string | number | readonly string[]>>) {
  const [outcome] = runChecks(inventory, { today, checks: [check], ...(params ? { params: { [check.id]: params } } : {}) });
  if (!outcome) throw new Error('no outcome');
  return outcome;
}

describe('runChecks', () => {
  it('answers error for the subject that a check throws on, and goes on with the others', () => {
    const check = checkThat((model) => {
      if (model.name === 'bad') throw new RangeError('the value hunter2 is out of range');
      return { answer: 'pass' };
    });

    const outcome = only(models('a', 'bad', 'c'), check);

    expect(outcome.population).toBe(3);
    expect(outcome.passed).toHaveLength(2);
    expect(outcome.results.map(({ answer, reason }) => ({ answer, reason }))).toEqual([{ answer: 'error', reason: 'The check broke on this subject: it threw RangeError.' }]);
  });

  it('keeps the severity and the way of a verdict, and the severity of the check where a verdict has none', () => {
    const step = { role: 'source', path: 'a.json', line: 1, name: 'A', text: 'It begins.' } as const;
    const check = checkThat(({ name }) => ({ answer: 'fail', reason: 'Bad.', discriminator: name, ...(name === 'worse' ? { severity: 'critical', flow: [step] } : { flow: [] }) }));

    const outcome = only(models('a', 'worse'), check);

    expect(outcome.severity).toBe('low');
    expect(outcome.results.map(({ subject, severity, flow }) => [subject.name, severity, flow]).toSorted()).toEqual([
      ['a', 'low', undefined],
      ['worse', 'critical', [step]],
    ]);
  });

  it('keeps nothing of what was thrown that is no error', () => {
    const check = checkThat(() => {
      // oxlint-disable-next-line no-throw-literal -- what a check throws is not ours to choose
      throw 'hunter2';
    });

    expect(JSON.stringify(only(models('a'), check))).not.toContain('hunter2');
  });

  it.each([
    ['no verdict', [], 'it gave no verdict'],
    ['an answer that does not exist', { answer: 'perhaps' }, 'it gave no answer that exists'],
    ['nothing', undefined, 'it threw TypeError'],
  ])('takes %s for an error, never for a pass', (_, verdict, why) => {
    const outcome = only(
      models('a'),
      checkThat(() => verdict as never),
    );

    expect(outcome.passed).toEqual([]);
    expect(outcome.results[0]).toMatchObject({ answer: 'error', reason: `The check broke on this subject: ${why}.` });
  });

  it('passes a subject only when all of its verdicts pass', () => {
    const check = checkThat(() => [{ answer: 'pass' }, { answer: 'unknown', reason: 'Not read.' }]);

    const outcome = only(models('a'), check);

    expect(outcome.passed).toEqual([]);
    expect(outcome.results).toHaveLength(1);
  });

  it('keeps two findings on one subject apart, with a discriminator or without', () => {
    const check = checkThat(() => [
      { answer: 'fail', reason: 'Twice.', discriminator: 'x' },
      { answer: 'fail', reason: 'Twice.', discriminator: 'x' },
      { answer: 'fail', reason: 'Bare.' },
    ]);

    const { results } = only(models('a'), check);

    expect(new Set(results.map(({ fingerprint }) => fingerprint)).size).toBe(3);
  });

  it('gives a model and an embedding model of the same key two fingerprints', () => {
    const check = defineCheck({ ...(checkThat(() => ({ answer: 'fail', reason: 'No.' })) as Extract<Check, { subject: 'component' }>), kinds: ['model', 'embedding_model'] });
    const both = inventoryOf({ components: [component('model', 'm', { key: 'acme:m' }), component('embedding_model', 'm', { key: 'acme:m' })] });

    const { results } = only(both, check);

    expect(new Set(results.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it('sorts passes by subject, and results by subject and then by discriminator', () => {
    const check = checkThat((model) =>
      model.name.startsWith('p') ? { answer: 'pass' } : ['z', 'a'].map((discriminator) => ({ answer: 'fail' as const, reason: `${discriminator}.`, discriminator })),
    );

    const outcome = only(models('p1', 'p2', 'p3', 'f1', 'f2'), check);

    expect(outcome.passed).toEqual(outcome.passed.toSorted());
    const subjects = outcome.results.map(({ subject }) => subject.id);
    expect(subjects).toEqual(subjects.toSorted());
    expect(outcome.results.map(({ reason }) => reason)).toEqual(['a.', 'z.', 'a.', 'z.']);
  });

  it('gives one outcome for each check that a source of the scan can answer, sorted by id', () => {
    const ids = runChecks(models(), { today }).map(({ check }) => check);

    expect(ids).toEqual(
      listChecks()
        .filter(({ sources = ['dir'] }) => sources.includes('dir'))
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('copies version, severity, flag and remediation from the check', () => {
    const check = findCheck('ai_model_unpinned');
    if (!check) throw new Error('no such check');

    expect(only(models('m'), check)).toMatchObject({ version: check.version, severity: 'medium', flag: 'unpinned_model', remediation: check.remediation, title: check.title });
  });

  it('keeps every one of more verdicts about one subject than a call has arguments', () => {
    const check = checkThat(() => Array.from({ length: 200_000 }, (_, place) => ({ answer: 'fail' as const, reason: 'Again.', discriminator: String(place) })));

    expect(only(models('m'), check).results).toHaveLength(200_000);
  });

  it('merges given parameters over the defaults', () => {
    const check = checkThat((_, { params }) => ({ answer: 'review', reason: `${JSON.stringify(params)}.` }), { params: { days: 90, names: ['a'] } });

    expect(only(models('m'), check, { days: 7 }).results[0]?.reason).toBe('{"days":7,"names":["a"]}.');
  });

  it.each([
    ['a check that does not exist', { nope: { days: 1 } }, 'There is no check nope'],
    ['a parameter that it does not have', { model_probe: { hours: 1 } }, 'takes days, names'],
    ['a value of another type', { model_probe: { days: '1' } }, 'must be a number'],
    ['a text for a list', { model_probe: { names: 'a' } }, 'must be a list'],
  ])('refuses parameters for %s', (_, params, message) => {
    const check = checkThat(() => ({ answer: 'pass' }), { params: { days: 90, names: ['a'] } });

    expect(() => runChecks(models('m'), { today, checks: [check], params })).toThrow(expect.objectContaining({ code: 'check_params_invalid', message: expect.stringContaining(message) }));
  });
});

describe('an empty population', () => {
  const check = checkThat(() => ({ answer: 'pass' }));

  it('does not apply when every source was read to its end', () => {
    expect(only(inventoryOf({}), check).results).toMatchObject([{ subject: { type: 'scan', id: 'example', name: 'scan' }, answer: 'not_applicable', reason: 'There is no model; every source was read to its end.' }]);
  });

  // A check of the scan has always one subject; that it answers unknown here is among its own examples.
  const ofThings = listChecks().filter(({ subject }) => subject !== 'scan');

  it.each(ofThings.map(({ id, sources }) => [id, sources?.[0] ?? 'dir'] as const))('is unknown to %s when a source was not read to its end', (id, source) => {
    const [outcome] = runChecks(inventoryOf({ source, coverage: 'partial' }), { today, checks: listChecks().filter((item) => item.id === id) });

    expect(outcome?.population).toBe(0);
    expect(outcome?.passed).toEqual([]);
    expect(outcome?.results.map(({ answer }) => answer)).toEqual(['unknown']);
  });

  it('is unknown when no source was asked at all', () => {
    const nothing: Inventory = { ...inventoryOf({}), sources: [], coverage: { sources: [], entries: [] } };

    expect(only(nothing, check).results.map(({ answer }) => answer)).toEqual(['unknown']);
  });
});

describe('hostile inventories', () => {
  const hostile = [undefined, null, 7, 'x', [], {}, [null], [{ name: 1 }], { __proto__: null }] as const;

  it('never makes a check throw or pass on a workflow that is not one', () => {
    const resources = hostile.flatMap((nodes, index) => {
      const broken = workflow({ name: `w${index}`, nodes: [] });
      return [{ ...broken, attributes: { nodes, edges: hostile[(index + 3) % hostile.length] } as never }];
    });

    const checks = listChecks().filter(({ subject }) => subject === 'resource');
    const answers = runChecks({ ...inventoryOf({}), resources }, { today, checks }).flatMap(({ passed, results }) => results.filter(({ subject }) => subject.type === 'resource').map(({ answer }): string => answer).concat(passed.map(() => 'pass')));

    expect(new Set(answers)).toEqual(new Set(['unknown']));
  });

  it('never makes a check throw on node parameters of any shape', () => {
    const names = ['authentication', 'options', 'url', 'query', 'operation', 'public', 'workflowId', 'messages', 'endpointUrl', 'workflowInputs', 'method'];
    const types = ['constructor', 'toStringTool', '__proto__', 'n8n-nodes-base.webhook', 'n8n-nodes-base.httpRequestTool', 'n8n-nodes-base.postgres', 'n8n-nodes-base.executeWorkflow', 'n8n-nodes-base.executeWorkflowTrigger', ai('agent'), ai('chatTrigger'), ai('mcpClientTool')];
    const resources = hostile.map((value, index) => {
      const parameters = Object.fromEntries(names.map((name) => [name, value])) as never;
      const nodes = types.map((type) => node(type, type, { parameters }));
      return workflow({ name: `w${index}`, isActive: true, nodes, edges: types.flatMap((from) => types.flatMap((to) => [{ from, to, kind: 'main' }, { from, to, kind: 'ai_tool' }])) });
    });

    const errors = runChecks({ ...inventoryOf({}), resources }, { today }).flatMap(({ results }) => results.filter(({ answer }) => answer === 'error'));

    expect(errors).toEqual([]);
  });

  it('never makes a check throw on component properties of any shape', () => {
    const names = ['secrets', 'references', 'auto_approved', 'args', 'services', 'hidden', 'settings', 'dangerous_imports', 'pinned', 'url', 'retires_on', 'scheme', 'package', 'format', 'digest', 'tag', 'context', 'ecosystem'];
    const kinds = [...new Set(listChecks().flatMap((check) => (check.subject === 'component' ? check.kinds : [])))];
    const values = ['', '{', '[', 'null', 'constructor', 'true', '[null]', '{}', '[{}]', '7', '"x"', '[[[]]]', '__proto__'];
    const components = kinds.flatMap((kind) => values.map((value) => component(kind, `${kind} ${value}`, { properties: Object.fromEntries(names.map((name) => [name, value])) })));

    const errors = runChecks(inventoryOf({ components }), { today }).flatMap(({ results }) => results.filter(({ answer }) => answer === 'error'));

    expect(errors).toEqual([]);
  });

  it('keeps reasons short and on one line, whatever a name holds', () => {
    const name = `\u202E\n\u0000${'x'.repeat(10_000)}"`;
    const components = [component('model', name, { properties: { pinned: 'false', listed: 'false' } }), component('mcp_server', name, { properties: { pinned: 'false', package: name } })];

    const reasons = runChecks(inventoryOf({ components }), { today }).flatMap(({ results }) => results.map(({ reason }) => reason));

    for (const reason of reasons) {
      expect(reason).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(reason.length).toBeLessThan(600);
    }
  });
});

describe('large inventories', () => {
  it('reads each component a bounded number of times for all checks together', () => {
    // Counts reads instead of seconds: a check that looks through the inventory for every subject would read millions of times.
    const size = 100_000;
    const readsMax = 40 * size;
    let reads = 0;
    const count = () => {
      reads += 1;
      // Ends a check that has run away: each of its further subjects is an error at once.
      if (reads > readsMax) throw new RangeError('too many reads');
    };
    const counted = (item: Component): Component => ({
      ...item,
      get occurrences() {
        count();
        return item.occurrences;
      },
      get properties() {
        count();
        return item.properties;
      },
    });
    const kinds = ['dependency', 'sdk', 'secret', 'provider', 'model'] as const;
    const components = Array.from({ length: size }, (_, index): Component => {
      const kind = kinds[index % kinds.length] ?? 'model';
      const properties = { ecosystem: 'npm', package: `n${index}`, direct: 'true', context: 'code', pinned: 'true', listed: 'true' };
      return counted({ id: `cmp_${index}`, kind, key: `n${index}`, name: `n${index}`, is_ai: true, properties, occurrences: [{ path: `${index}/package.json`, line: 1, method: 'manifest', confidence: 1 }] });
    });

    const outcomes = runChecks({ ...inventoryOf({}), components }, { today });

    expect(outcomes.reduce((sum, { population }) => sum + population, 0)).toBeGreaterThan(size / 2);
    expect(reads).toBeLessThan(readsMax);
  });
});

describe('resources that could not be listed', () => {
  const check = defineCheck({
    id: 'bucket_probe',
    version: 1,
    title: 'Probe',
    severity: 'low',
    remediation: 'Nothing.',
    controls: {},
    examples: [],
    sources: ['aws'],
    subject: 'resource',
    kinds: ['aws.s3_bucket'],
    judge: () => ({ answer: 'pass' }),
  });
  const bucket = resource('aws.s3_bucket', 'logs', {});

  it('are unknown beside those that were listed and passed', () => {
    const outcome = only(inventoryOf({ source: 'aws', resources: [bucket], coverage: [refused('aws.iam_role', 'aws.s3_bucket')] }), check);

    expect(outcome.passed).toEqual([bucket.id]);
    expect(outcome.results).toMatchObject([{ subject: { type: 'scan' }, answer: 'unknown', reason: 'Some aws s3 bucket may be missing: HTTP 403: the credential may not list them.' }]);
  });

  it('of another kind leave an empty population proved', () => {
    const outcome = only(inventoryOf({ source: 'aws', coverage: [refused('aws.iam_role')] }), check);

    expect(outcome.results).toMatchObject([{ subject: { type: 'scan' }, answer: 'not_applicable' }]);
  });

  it('are all kinds when the source broke off as a whole beside a refused list', () => {
    const outcome = only(inventoryOf({ source: 'aws', coverage: [refused('aws.iam_role'), { path: '.', reason: 'broke_off', effect: 'partial', detail: 'The connection ended.' }] }), check);

    expect(outcome.results).toMatchObject([{ answer: 'unknown', reason: 'Some aws s3 bucket may be missing: The connection ended.' }]);
  });

  it('are unknown, too, when they were left out on purpose', () => {
    const outcome = only(inventoryOf({ source: 'aws', coverage: [{ ...refused('aws.s3_bucket'), reason: 'left_out', effect: 'ignored', detail: 'Left out by the settings.' }] }), check);

    expect(outcome.results).toMatchObject([{ answer: 'unknown', reason: 'Some aws s3 bucket may be missing: Left out by the settings.' }]);
  });

  it('are not asked for where no source can give them', () => {
    expect(runChecks(inventoryOf({ source: 'dir' }), { today, checks: [check] })).toEqual([]);
  });
});
