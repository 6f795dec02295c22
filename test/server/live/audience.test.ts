import { describe, expect, it } from 'vitest';
import { eventTypes } from '#shared/api/events.ts';
import { topics } from '#shared/protocol/live.ts';
import { rolePermissions, type Permission } from '../../../server/http/permissions.ts';
import { forbiddenTopic, hears } from '../../../server/live/audience.ts';

const all = new Set(['*']);

/** Who may read what an event is about may hear of it. Written by hand. */
const needed: Readonly<Record<string, Permission>> = {
  'scan.completed': 'scan:read',
  'policy.violated': 'policy:read',
  'waiver.requested': 'waiver:read',
  'compliance_rule.changed': 'compliance:read',
  'framework.changed': 'compliance:read',
  'alert.triggered': 'alert:read',
  'alert_rule.changed': 'alert_rule:read',
  'schedule.changed': 'schedule:read',
  'integration.checked': 'integration:read',
  'webhook.changed': 'webhook:read',
  'agent.offline': 'agent:read',
  'api_key.revoked': 'key:read',
  'organization.changed': 'organization:read',
  'member.changed': 'member:read',
  'sso.changed': 'sso:read',
};

describe('the audience of an event', () => {
  it.each(Object.entries(needed))('of %s is who has %s', (type, permission) => {
    const event = { type, subject: 'x' };

    expect(hears({ topics: all, permissions: new Set([permission]) }, event)).toBe(true);
    const others = new Set([...rolePermissions.owner].filter((each) => each !== permission));
    expect(hears({ topics: all, permissions: others }, event)).toBe(false);
  });

  it('of a family that is not listed is who may read the audit log', () => {
    const isListed = (type: string) => Object.keys(needed).some((each) => each.split('.')[0] === type.split('.')[0]);
    const unlisted = eventTypes.filter((type) => !isListed(type));

    for (const type of [...unlisted, 'new.thing']) {
      expect(hears({ topics: all, permissions: new Set(['audit:read']) }, { type, subject: 'x' })).toBe(true);
      expect(hears({ topics: all, permissions: rolePermissions.editor }, { type, subject: 'x' })).toBe(false);
    }
  });

  it.each([
    ['alerts', 'alert.triggered', true],
    ['alerts', 'alert_rule.changed', true],
    ['alerts', 'scan.completed', false],
    ['schedules', 'schedule.changed', true],
    ['integrations', 'integration.checked', true],
    ['policies', 'waiver.decided', true],
    ['policies', 'compliance_rule.changed', false],
  ] as const)('who follows %s hears of %s: %s', (topic, type, expected) => {
    expect(hears({ topics: new Set([topic]), permissions: rolePermissions.owner }, { type, subject: 'x' })).toBe(expected);
  });

  it('who follows one thing hears of it only with the permission', () => {
    const audience = (permissions: ReadonlySet<Permission>) => ({ topics: new Set(['alr_1']), permissions });

    expect(hears(audience(rolePermissions.viewer), { type: 'alert.triggered', subject: 'alr_1' })).toBe(true);
    expect(hears(audience(rolePermissions.viewer), { type: 'alert.triggered', subject: 'alr_2' })).toBe(false);
    expect(hears(audience(new Set(['scan:read'])), { type: 'alert.triggered', subject: 'alr_1' })).toBe(false);
  });
});

describe('a topic', () => {
  it('is open to who may read what it is about, and to nobody else', () => {
    for (const topic of topics) {
      expect(forbiddenTopic([topic], rolePermissions.owner)).toBeUndefined();
      expect(forbiddenTopic([topic], new Set())).toBe(topic);
    }
    expect(forbiddenTopic(['scans', 'alerts', 'schedules', 'integrations'], rolePermissions.viewer)).toBeUndefined();
    expect(forbiddenTopic(['scans', 'alerts'], new Set(['scan:read']))).toBe('alerts');
  });
});
