import { describe, expect, it } from 'vitest';
import { nodeRoleNames, nodeRoles } from '#shared/checks/n8n/node-roles.ts';
import { ai, base, familyOf, hasRole, isOwnType, typesOf } from '#shared/checks/n8n/node-types.ts';

describe('the roles of node types', () => {
  it('name each type of a row once, and every role has types', () => {
    for (const { role, base: baseNames = '', ai: aiNames = '' } of nodeRoles) {
      const names = [...baseNames.split(' ').map((name) => `base ${name}`), ...aiNames.split(' ').map((name) => `ai ${name}`)];
      expect([role, names.length]).toEqual([role, new Set(names).size]);
    }
    expect(nodeRoles.map(({ role }) => role)).toEqual([...nodeRoleNames]);
    expect(nodeRoleNames.filter((role) => typesOf(role).size === 0)).toEqual([]);
  });

  it('are those of the plain type for its generated families', () => {
    for (const type of [...typesOf('side_effect'), ...typesOf('data'), ...typesOf('code')].filter((each) => each.startsWith(base('')))) {
      expect(familyOf(`${type}Tool`)).toEqual({ plain: type, form: 'tool' });
      expect(familyOf(`${type}HitlTool`)).toEqual({ plain: type, form: 'review' });
    }
    expect(hasRole(familyOf(base('gmailTool')).plain, 'side_effect')).toBe(true);
    expect(familyOf(ai('agentTool'))).toEqual({ plain: ai('agentTool'), form: 'tool' });
    expect(familyOf(ai('chatHitlTool'))).toEqual({ plain: ai('chat'), form: 'review' });
  });

  it('are unknown for what is of another package, however its name looks', () => {
    for (const type of ['n8n-nodes-acme.gmail', '@acme/n8n-nodes-base.gmail', 'CUSTOM.code', 'n8n-nodes-baseline.code']) {
      expect([type, isOwnType(type), nodeRoleNames.filter((role) => hasRole(type, role))]).toEqual([type, false, []]);
    }
    expect(isOwnType(base('gmailTool'))).toBe(true);
  });

  it('are case-sensitive, as names of types are', () => {
    expect(hasRole(base('readPDF'), 'file')).toBe(true);
    expect(hasRole(base('readPdf'), 'file')).toBe(false);
  });
});
