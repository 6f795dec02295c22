import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { treeOf } from '../harness/tree.ts';
import { LabelError, readLabels } from './labels.ts';

/** Labels over a tree of one file with three lines. */
function read(labels: string) {
  const tree = treeOf({ 'src/app.py': 'a\nb\nc\n' });
  const file = join(tree, 'labels.yaml');
  writeFileSync(file, labels);
  return readLabels(file, tree);
}

/** The message behind the file's name. */
function messageOf(labels: string): string {
  try {
    read(labels);
  } catch (error) {
    if (error instanceof LabelError) return error.message.slice(error.message.indexOf('labels.yaml'));
    throw error;
  }
  return 'read';
}

describe('labels', () => {
  it('are read with their places', () => {
    const labels = read('why: a case\ncomponents:\n  - { kind: model, name: gpt-4o, at: "src/app.py:2", provider: openai }\nnear_misses:\n  - { at: "src/app.py:3", why: a word }\n');

    expect(labels.components).toEqual([{ kind: 'model', name: 'gpt-4o', path: 'src/app.py', line: 2, provider: 'openai' }]);
    expect(labels.nearMisses).toEqual([{ path: 'src/app.py', line: 3, why: 'a word' }]);
  });

  it.each([
    ['a kind that does not exist, with its line', 'why: x\ncomponents:\n  - { kind: modell, name: a, at: "src/app.py:1" }\n', /^labels\.yaml:3: components\.0\.kind: .*"model"/],
    ['a place without a line', 'why: x\ncomponents:\n  - { kind: model, name: a, at: "src/app.py" }\n', /^labels\.yaml:3: components\.0\.at: must be PATH:LINE/],
    ['a file that is not there', 'why: x\ncomponents:\n  - { kind: model, name: a, at: "app.py:1" }\n', /there is no file app\.py/],
    ['a line behind the end', 'why: x\nnear_misses:\n  - { at: "src/app.py:4", why: y }\n', /^labels\.yaml:3: near_misses\.0\.at: src\/app\.py has 3 lines/],
    ['a key that nobody reads', 'why: x\nnear_miss: []\n', /near_miss/],
    ['a missing why', 'components: []\n', /^labels\.yaml:1: why: /],
    ['a label that stands twice', 'why: x\ncomponents:\n  - { kind: model, name: a, at: "src/app.py:1" }\n  - { kind: model, name: a, at: "src/app.py:1" }\n', /^labels\.yaml:4: .*the same label/],
    ['what is no YAML', 'why: "x\n', /^labels\.yaml:\d+: /],
    ['a list', '- x\n', /^labels\.yaml:1: labels are a map/],
  ])('name %s', (_what, labels, message) => {
    expect(messageOf(labels)).toMatch(message);
  });
});
