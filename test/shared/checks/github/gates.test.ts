import { describe, expect, it } from 'vitest';
import { gateOf, type Gate } from '../../../../shared/checks/github/gates.ts';

const gate = (condition: string | null, more: { environment?: string; needs?: readonly string[] } = {}): Gate | undefined =>
  gateOf({ job: { if: condition, environment: more.environment ?? null, needs: more.needs ?? [] }, step: { if: null } });

describe('a condition', () => {
  it.each([
    "github.event.comment.author_association == 'MEMBER'",
    "contains(github.event.comment.body, '@claude') && (github.event.comment.author_association == 'OWNER' || github.event.comment.author_association == 'MEMBER')",
    'contains(fromJSON(\'["OWNER","COLLABORATOR"]\'), github.event.issue.author_association)',
    "github.actor == 'mona'",
    "contains(fromJSON('[\"mona\"]'), github.actor)",
    'github.event.pull_request.head.repo.full_name == github.repository',
    '!github.event.pull_request.head.repo.fork',
  ])('lets members in only: %s', (condition) => {
    expect(gate(condition)).toBe('members');
  });

  it.each([
    ["github.event.comment.author_association != 'NONE'", 'unclear'],
    ['contains(fromJSON(\'["MEMBER","CONTRIBUTOR"]\'), github.event.comment.author_association)', 'unclear'],
    ["github.event.comment.author_association == 'OWNER' || contains(github.event.comment.body, '/run')", 'unclear'],
    ["github.event.label.name == 'safe to test'", 'label'],
    ["needs.authorize.outputs.allowed == 'true'", 'unclear'],
  ])('leaves a question: %s', (condition, expected) => {
    expect(gate(condition)).toBe(expected);
  });

  it.each(["contains(github.event.comment.body, '@claude')", "github.actor != 'dependabot[bot]'", "github.event_name == 'issue_comment'", 'always()', null])('keeps nobody out: %s', (condition) => {
    expect(gate(condition)).toBeUndefined();
  });

  it('of the step counts as that of the job does', () => {
    expect(gateOf({ job: { if: "contains(github.event.comment.body, 'x')", environment: null, needs: [] }, step: { if: "github.actor == 'mona'" } })).toBe('members');
  });

  it('is not needed where an environment may ask, or another job may refuse', () => {
    expect(gate(null, { environment: 'review' })).toBe('unclear');
    expect(gate(null, { needs: ['authorize'] })).toBe('order');
  });
});
