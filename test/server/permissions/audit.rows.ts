import { randomBytes } from 'node:crypto';
import { insertSegment } from '../../../server/features/audit/segments.store.ts';
import { admins, type Caller, type MatrixRows } from './matrix.ts';

/** The log is the admins' (TR); an auditor reads it, and changes nothing. */
const auditReaders: readonly Caller[] = [...admins, 'auditor'];

export const rows: MatrixRows = {
  seed: async (server, { orgId }) => {
    const segment = `aus_${randomBytes(8).toString('hex')}`;
    const row = { id: segment, org_id: orgId, first_seq: 1, last_seq: 1, prev_hash: '', last_hash: '', sha256: '', blob: 'none', statement: '', signature: '', key_id: '', created_by: 'server', created_at: 1 };
    await server.app.db.transaction((tx) => insertSegment(tx, row));
    return { segment };
  },
  rows: [
    { operationId: 'listAuditEntries', request: 'GET /audit-log', allowed: auditReaders },
    { operationId: 'exportAuditLog', request: 'GET /audit-log/export', allowed: auditReaders },
    { operationId: 'listAuditSegments', request: 'GET /audit-log/segments', allowed: auditReaders },
    { operationId: 'downloadAuditSegment', request: 'GET /audit-log/segments/{segment}', allowed: auditReaders },
    { operationId: 'cleanUpAuditLog', request: 'DELETE /audit-log/cleanup?older_than_days=400', allowed: admins },
  ],
};
