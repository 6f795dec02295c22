import { insertAlert } from '../../../server/features/alerts/alerts.store.ts';
import { newId, systemRandom } from '../../../server/config/world.ts';
import { admins, analysts, readers, type MatrixRows } from './matrix.ts';

const rule = { name: 'Failed scans', events: ['scan.failed'], severity: 'high' };

export const rows: MatrixRows = {
  seed: async (server, { orgId, ownerToken }) => {
    const made = await server.request('POST', '/alert-rules', { token: ownerToken, body: rule });
    const { id: ruleId } = made.body as { id: string };
    const id = newId('alr', { clock: server.clock, random: systemRandom });
    const body = { event: { type: 'scan.failed', subject: 'scn_1', data: {} }, subjects: [], subject_count: 0, keys: [] };
    await server.app.db.transaction((tx) => insertAlert(tx, { id, orgId, ruleId, ruleName: rule.name, eventId: 'evt_1', scanId: null, severity: 'high', title: 'A scan failed.', body, dedupKey: 'k', at: server.clock.now() }));
    return { alert_rule: ruleId, alert: id };
  },
  rows: [
    { operationId: 'createAlertRule', request: 'POST /alert-rules', allowed: admins, body: { ...rule, name: 'Another' } },
    { operationId: 'listAlertRules', request: 'GET /alert-rules', allowed: readers },
    { operationId: 'getAlertRule', request: 'GET /alert-rules/{alert_rule}', allowed: readers },
    { operationId: 'updateAlertRule', request: 'PUT /alert-rules/{alert_rule}', allowed: admins, body: { severity: 'low' } },
    { operationId: 'deleteAlertRule', request: 'DELETE /alert-rules/{alert_rule}', allowed: admins },
    { operationId: 'listAlerts', request: 'GET /alerts', allowed: readers },
    { operationId: 'getAlert', request: 'GET /alerts/{alert}', allowed: readers },
    { operationId: 'acknowledgeAlert', request: 'POST /alerts/{alert}/acknowledge', allowed: analysts, body: {} },
    { operationId: 'resolveAlert', request: 'POST /alerts/{alert}/resolve', allowed: analysts, body: {} },
  ],
};
