import { describe, expect, it } from 'vitest';
import { expressionsIn, secretsOf, untrustedIn } from '../../../../agent/readers/ci/expressions.ts';

describe('expressions of a text', () => {
  it('are found in order, also with braces and quotes inside of strings', () => {
    expect(expressionsIn("a ${{ github.ref }} b ${{ format('{0}}}', 'it''s') }} c").map(({ text }) => text)).toEqual(['github.ref', "format('{0}}}', 'it''s')"]);
  });

  it('are found in a text made to keep a search busy', () => {
    expect(expressionsIn('${{'.repeat(300_000))).toEqual([]);
    expect(expressionsIn(`${"${{ 'a".repeat(100_000)}`)).toEqual([]);
  });

  it('are none without an end', () => {
    expect(expressionsIn('${{ github.ref')).toEqual([]);
  });
});

describe('text that a stranger writes', () => {
  it.each([
    ['github.event.issue.title', ['github.event.issue.title']],
    ["github.event['issue'].title", ['github.event.issue.title']],
    ['GitHub.event.comment.body', ['github.event.comment.body']],
    ['github.head_ref || github.ref', ['github.head_ref']],
    ['toJSON(github.event)', ['github.event']],
    ["format('x {0}', github.event.pull_request.body)", ['github.event.pull_request.body']],
    ['github.event.commits[0].message', ['github.event.commits.0.message']],
    ['github.event.workflow_run.head_branch', ['github.event.workflow_run.head_branch']],
    ["github.event.action == 'opened' && github.event.issue.title", ['github.event.issue.title']],
  ])('stands in %s', (expression, expected) => {
    expect(untrustedIn(expression)).toEqual(expected);
  });

  it.each([
    'github.event.pull_request.number',
    'github.event.issue.html_url',
    'github.event.pull_request.head.sha',
    "contains(github.event.comment.body, '/deploy')",
    "github.event.issue.title == 'x'",
    "'github.event.issue.title'",
    'inputs.title',
    'github.event.inputs.title',
    'env.TITLE',
    '!github.event.comment.body',
    'my_github.event.issue.title',
  ])('does not stand in %s', (expression) => {
    expect(untrustedIn(expression)).toEqual([]);
  });

  it('stands in a variable that was set from it', () => {
    expect(untrustedIn('env.TITLE', new Set(['TITLE']))).toEqual(['env.TITLE']);
  });
});

describe('secrets of a text', () => {
  it('are named once, sorted, in either form', () => {
    expect(secretsOf("${{ secrets.B }} ${{ secrets['A'] }} ${{ secrets.B }} secrets.C")).toEqual(['A', 'B']);
  });

  it('are all of them when the whole object is taken', () => {
    expect(secretsOf('${{ toJSON(secrets) }}')).toEqual(['*']);
  });
});
