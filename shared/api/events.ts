/**
 * The closed list of event types. An event row has one of them; webhooks, alert rules and the live socket subscribe to
 * them. Those of controls and evidence stand here before anything sends them, so that a subscription can be made early.
 */
export const eventTypes = [
  'scan.completed',
  'scan.failed',
  'scan.cancelled',
  'policy.created',
  'policy.updated',
  'policy.deleted',
  'policy.violated',
  'waiver.requested',
  'waiver.decided',
  'compliance_rule.changed',
  'framework.changed',
  'alert_rule.changed',
  'alert.triggered',
  'alert.acknowledged',
  'alert.resolved',
  'schedule.changed',
  'integration.changed',
  'integration.checked',
  'webhook.changed',
  'webhook.test',
  'api_key.created',
  'api_key.rotated',
  'api_key.revoked',
  'api_key.deleted',
  'agent.enrolled',
  'agent.online',
  'agent.offline',
  'agent.revoked',
  'organization.changed',
  'member.changed',
  'sso.changed',
  'evidence.collected',
  'evidence.export_ready',
  'control.drifted',
  'control.scan_completed',
  'audit.readiness_changed',
  'risk.scored',
  'vendor.posture_changed',
] as const;
export type EventType = (typeof eventTypes)[number];

/** Other names under which an event can be subscribed to; it is then delivered under that name. */
export const eventAliases: Readonly<Record<string, EventType>> = {
  'drift.detected': 'control.drifted',
  'export.ready': 'evidence.export_ready',
  'scan.control_completed': 'control.scan_completed',
};

/** Everything that a subscription may name; `*` is every type. */
export const subscribableEvents: readonly string[] = ['*', ...eventTypes, ...Object.keys(eventAliases)];
