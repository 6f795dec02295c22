/** Integrations and connectors as the API shows them: everything but their secrets. */
import { z } from 'zod';
import { isoOrNull } from '../../http/instant.ts';
import { scannedSource, scanState, unopened } from '../scans/scan-reply.ts';
import { integrationKinds, targetsOf } from './integration-config.ts';
import type { LastScan } from './integrations.reads.ts';
import type { StoredIntegration } from './integrations.store.ts';

const connection = z.enum(['untested', 'connected', 'failing']);

export const integrationReply = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(integrationKinds),
  config: z.record(z.string(), z.unknown()),
  /** What a scan of it scans. */
  targets: z.array(z.string()),
  /** Of the sealed credential; null when there is none. */
  credential_id: z.string().nullable(),
  credential_name: z.string().nullable(),
  credential_used_at: z.string().nullable(),
  status: z.object({
    state: connection,
    message: z.string().nullable(),
    checked_at: z.string().nullable(),
    test: z
      .object({ id: z.string(), state: z.enum(['queued', 'running', 'passed', 'failed', 'undecided', 'expired']), message: z.string(), requested_at: z.string(), agent_id: z.string().nullable() })
      .nullable()
      .describe('The newest test that an agent makes or made; null when there was none since the last change.'),
  }),
  last_result: z.object({ scan_id: z.string(), state: scanState, verdict: z.enum(['pass', 'warn', 'fail']).nullable(), finished_at: z.string().nullable(), sources: z.array(scannedSource).describe('What that scan read, each repository of a list by itself; empty until it has a result.'), unopened }).nullable(),
  /** Of the schedule that comes first. */
  next_run: z.string().nullable(),
  version: z.number().int(),
  created_by: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type IntegrationReply = z.output<typeof integrationReply>;

export const connectorReply = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  status: connection,
  created_at: z.string(),
  last_used_at: z.string().nullable(),
});
export type ConnectorReply = z.output<typeof connectorReply>;

export const probeReply = z.object({
  /** Null while nobody has looked. */
  ok: z.boolean().nullable(),
  status: z.number().int().nullable(),
  message: z.string(),
  checked_at: z.string().nullable(),
});
export type ProbeReply = z.output<typeof probeReply>;

export function integrationReplyOf(row: StoredIntegration, use: { lastScan: LastScan | undefined; nextRunAt: number | undefined }): IntegrationReply {
  const { kind: _, ...config } = row.config;
  const { lastScan, nextRunAt } = use;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    config,
    targets: targetsOf(row.config),
    credential_id: row.credential_id,
    credential_name: row.credential_name,
    credential_used_at: isoOrNull(row.credential_used_at),
    status: { state: row.status, message: row.status_message, checked_at: row.status === 'untested' ? null : isoOrNull(row.checked_at), test: testReplyOf(row) },
    last_result: lastScan === undefined ? null : { scan_id: lastScan.id, state: lastScan.state, verdict: lastScan.verdict, finished_at: isoOrNull(lastScan.finished_at), sources: [...lastScan.sources], unopened: [...lastScan.unopened] },
    next_run: isoOrNull(nextRunAt ?? null),
    version: row.version,
    created_by: row.created_by,
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
  };
}

function testReplyOf({ newest_test: test, version }: StoredIntegration): IntegrationReply['status']['test'] {
  // What was found of another configuration says nothing of this one.
  if (test === null || test.version !== version) return null;
  return { id: test.id, state: test.state, message: test.message, requested_at: new Date(test.requested_at).toISOString(), agent_id: test.agent_id };
}

export function connectorReplyOf(row: StoredIntegration): ConnectorReply {
  return {
    id: row.id,
    name: row.name,
    url: row.config.kind === 'n8n' ? row.config.url : '',
    status: row.status,
    created_at: new Date(row.created_at).toISOString(),
    last_used_at: isoOrNull(row.credential_used_at),
  };
}
