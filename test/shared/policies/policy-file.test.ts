import { describe, expect, test } from 'vitest';
import { parsePolicyFile } from '#shared/policies/policy-file.ts';

const yaml = `# what we do not want
policies:
  - name: No keys
    effect: block
    rules:
      - name: key in code
        severity: critical
        condition: {field: flags, operator: contains, value: hardcoded_api_key}
  - name: Pin models
    effect: warn
    rules:
      - name: unpinned
        condition:
          all:
            - {field: kind, operator: in, value: [model, embedding_model]}
            - {field: model.pinned, operator: equals, value: false}
`;

function lines(text: string, name = 'policy.yaml'): string[] {
  const parsed = parsePolicyFile(text, name);
  return 'problems' in parsed ? parsed.problems.map(({ line, column, path }) => `${line}:${column} ${path}`) : [];
}

function messages(text: string): string {
  const parsed = parsePolicyFile(text, 'policy.yaml');
  return 'problems' in parsed ? parsed.problems.map(({ message }) => message).join('\n') : '';
}

describe('a policy file', () => {
  test('holds several policies in YAML', () => {
    expect(parsePolicyFile(yaml, 'policy.yaml')).toMatchObject({ policies: [{ name: 'No keys', effect: 'block' }, { name: 'Pin models', rules: [{ severity: 'medium', subject: 'component' }] }] });
  });

  test('holds one policy, also as JSON with tabs', () => {
    const json = JSON.stringify({ name: 'p', effect: 'warn', rules: [{ name: 'r', condition: { field: 'is_ai', operator: 'equals', value: true } }] }, null, '\t');

    expect(parsePolicyFile(json, 'policy.json')).toMatchObject({ policies: [{ name: 'p', effect: 'warn' }] });
  });

  test('says the line of every mistake', () => {
    const broken = yaml.replace('effect: block', 'efect: block').replace('contains', 'contain').replace('value: false', 'value: "no"').replace('name: unpinned', 'nam: unpinned');

    expect(lines(broken)).toEqual([
      '4:5 policies[0].efect',
      '3:5 policies[0].effect',
      '8:35 policies[0].rules[0].condition.operator',
      '12:9 policies[1].rules[0].nam',
      '12:9 policies[1].rules[0].name',
      '16:55 policies[1].rules[0].condition.all[1].value',
    ]);
  });

  test('that is not YAML says where it breaks', () => {
    expect(lines('name: p\nrules: [1, 2\neffect: block\n')[0]).toMatch(/^[23]:/);
    expect(lines('name: a\nname: b\n')).toEqual(['2:1 ']);
    expect(messages('a: {')).toMatch(/not valid YAML or JSON/);
  });

  test.each(['', '# nothing\n', '---\n', 'null'])('%j is empty, which is an error', (text) => {
    expect(messages(text)).toContain('is empty');
  });

  test.each(['polices:\n  - name: x\n', 'policies: []', 'policies: {}', 'policies:\n', '- name: x', 'just text', '42'])('%j is an error, never no policies', (text) => {
    expect(lines(text).length).toBeGreaterThan(0);
  });

  test('does not take two documents, two policies of one name, or keys beside policies', () => {
    expect(lines(`${yaml}---\n${yaml}`).length).toBeGreaterThan(0);
    expect(messages(yaml.replace('Pin models', 'No keys'))).toContain('Two policies of this file have this name');
    expect(messages(`version: 1\n${yaml}`)).toContain('"version" is not a key of this file');
  });

  test('is bounded: size, aliases, nesting', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, at) => `${'bcdefghij'[at]}: &${'bcdefghij'[at]} [${Array.from({ length: 9 }, () => `*${'abcdefghi'[at]}`).join()}]`).join('\n')}\n`;

    expect(messages(' '.repeat(1_048_577))).toContain('at most 1048576');
    expect(messages(bomb)).toContain('cannot be read');
    expect(lines('['.repeat(50_000)).length).toBeGreaterThan(0);
    expect(lines(`name: p\neffect: warn\nrules: &r\n  - *r\n`).length).toBeGreaterThan(0);
  });
});
