/** Tests of connections that only an agent can make: it holds the credential, or may read the path. Queued, leased, told of, expired. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import type { JobCredential, LeasedJob, TestReport } from '#shared/protocol/messages.ts';
import { leaseTimes } from '#shared/protocol/protocol.ts';
import { newId } from '../../config/world.ts';
import type { Tx } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { withoutSecrets } from '../../ingest/secret-cleaner.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { jobCredentials } from '../internal/job-credentials.ts';
import { leaseIdOf } from '../internal/lease-id.ts';
import { kindOf } from '../scans/target.ts';
import { findTest, isOpen, listOpenTests, listQueuedTests, swapTest, type ConnectionTest } from './connection-tests.store.ts';
import { targetsOf } from './integration-config.ts';
import { findIntegration, setStatus, type StoredIntegration } from './integrations.store.ts';

/** How long a test waits for an agent, milliseconds; an agent polls every 25 s. */
const waitMs = 60_000;

/** How the outcome of a test shows at its integration. */
const statusOf = { passed: 'connected', failed: 'failing', undecided: 'untested', expired: 'untested' } as const;

/** Asks for a test; one that is open already is the same test. */
export async function queueTest(tx: Tx, row: StoredIntegration, { foundation: { clock, random }, at }: { foundation: Pick<Foundation, 'clock' | 'random'>; at: number }): Promise<ConnectionTest> {
  const before = row.newest_test;
  if (before !== null && isOpen(before) && before.version === row.version && before.expires_at > at) return before;
  const test: ConnectionTest = {
    id: newId('tst', { clock, random }),
    state: 'queued',
    message: row.credential_name === null ? 'The test waits for an agent that reads this kind of source.' : 'An agent holds the credential; the test waits for it.',
    version: row.version,
    requested_at: at,
    expires_at: at + waitMs,
    agent_id: null,
    lease_id: null,
  };
  const isQueued = await swapTest(tx, { orgId: row.org_id, id: row.id, from: row.test, to: test });
  if (!isQueued) throw apiError('conflict', 'Somebody else has just asked for a test of this integration.', { hint: 'Look at its status.' });
  return test;
}

/** Gives the oldest queued test that an agent could make to it, with what it needs; undefined when there is none. */
export async function claimTest(foundation: Pick<Foundation, 'db' | 'clock' | 'keys' | 'vault'>, of: { orgId: string; agentId: string; kinds: readonly string[] }, caller: Caller): Promise<LeasedJob | undefined> {
  const { db, clock, keys, vault } = foundation;
  for (const candidate of await listQueuedTests(db.kysely, of.orgId)) {
    const job = await db.transaction(async (tx): Promise<LeasedJob | undefined> => {
      const at = clock.now();
      const integration = await findIntegration(tx, { orgId: of.orgId, id: candidate.id });
      if (integration === undefined || integration.version !== candidate.test.version || candidate.test.expires_at <= at) return undefined;
      const [target, ...more] = targetsOf(integration.config) as [string, ...string[]];
      if (![target, ...more].every((each) => of.kinds.includes(kindOf(each)))) return undefined;
      const options = { deep: false, labels: [], ...(more.length > 0 && { targets: more }) };
      const leaseId = leaseIdOf(keys.pepper, { scanId: candidate.test.id, fencing: 1, agentId: of.agentId });
      const running: ConnectionTest = { ...candidate.test, state: 'running', message: 'An agent has taken the test.', expires_at: at + leaseTimes.leaseMs, agent_id: of.agentId, lease_id: leaseId };
      if (!(await swapTest(tx, { orgId: of.orgId, id: candidate.id, from: candidate.text, to: running }))) return undefined;
      const scan = { id: candidate.test.id, org_id: of.orgId, target, options: JSON.stringify(options), integration_id: integration.id, credential_id: null, attempt: 1 };
      const outcome = await jobCredentials(tx, vault, { scan, caller, at });
      if ('trouble' in outcome) {
        await settle(tx, { integration, from: JSON.stringify(running), to: { ...running, state: 'failed', message: outcome.trouble.message }, at });
        return undefined;
      }
      return jobOf(running, { target, options, credentials: outcome.credentials, at });
    });
    if (job !== undefined) return job;
  }
  return undefined;
}

function jobOf(test: ConnectionTest, { target, options, credentials, at }: { target: string; options: LeasedJob['options']; credentials: readonly JobCredential[]; at: number }): LeasedJob {
  return {
    kind: 'test',
    scan_id: test.id,
    lease_id: test.lease_id ?? '',
    fencing: 1,
    attempt: 1,
    lease_expires_in_s: leaseTimes.leaseMs / 1000,
    server_time: new Date(at).toISOString(),
    target,
    options,
    ...(credentials.length > 0 && { credentials: [...credentials] }),
  };
}

/**
 * Takes over what the agent that holds a test says of it. Said again it changes nothing.
 * @throws {AppError} `not_found`; `lease_lost` when another test, or nobody, holds it any more.
 */
export async function reportTest({ db, clock }: Pick<Foundation, 'db' | 'clock'>, of: { orgId: string; agentId: string; testId: string; report: TestReport }, caller: Caller): Promise<ConnectionTest['state']> {
  const { orgId, agentId, testId, report } = of;
  return db.transaction(async (tx) => {
    const at = clock.now();
    const found = await findTest(tx, { orgId, testId });
    if (found === undefined) throw notFound('test', testId);
    const { test } = found;
    if (test.lease_id !== report.lease_id || test.agent_id !== agentId) throw apiError('lease_lost', 'This agent does not hold the test any more.', { field: 'lease_id' });
    if (!isOpen(test)) return test.state;
    const to: ConnectionTest = { ...test, state: report.state, message: withoutSecrets(report.message), expires_at: at + leaseTimes.leaseMs };
    const integration = await findIntegration(tx, { orgId, id: found.id });
    if (integration === undefined) throw notFound('integration', found.id);
    if (report.state === 'running') {
      await swapTest(tx, { orgId, id: found.id, from: found.text, to });
      return 'running';
    }
    if (!(await settle(tx, { integration, from: found.text, to, at }))) throw apiError('unavailable', 'Something else was written about this test at the same moment; say it again.');
    await appendAudit(tx, entryOf(caller, { action: 'integration.tested', target: found.id, detail: { name: integration.name, test: testId, state: report.state }, at }));
    return report.state;
  });
}

/** Ends tests that no agent took, or of which none spoke any more; the ids of their integrations. */
export async function expireTests({ db, clock }: Pick<Foundation, 'db' | 'clock'>): Promise<string[]> {
  const ended: string[] = [];
  for (const { orgId, id, text, test } of await listOpenTests(db.kysely)) {
    const at = clock.now();
    if (test.expires_at > at) continue;
    const message = test.state === 'queued' ? 'No agent that reads this kind of source took the test; start one, or look at the next scan.' : 'The agent that took the test says nothing any more.';
    const isEnded = await db.transaction(async (tx) => {
      const integration = await findIntegration(tx, { orgId, id });
      return integration !== undefined && settle(tx, { integration, from: text, to: { ...test, state: 'expired', message }, at });
    });
    if (isEnded) ended.push(id);
  }
  return ended;
}

/** Writes how a test ended, and what that says of the connection, unless the integration has changed since. */
async function settle(tx: Tx, of: { integration: StoredIntegration; from: string; to: ConnectionTest; at: number }): Promise<boolean> {
  const { integration, from, to, at } = of;
  const { id, org_id: orgId, name, kind } = integration;
  if (!(await swapTest(tx, { orgId, id, from, to }))) return false;
  const status = statusOf[to.state as keyof typeof statusOf];
  if (await setStatus(tx, { orgId, id, version: to.version, status, message: to.message, at })) {
    await appendEvent(tx, { orgId, type: 'integration.checked', subject: id, data: { name, kind, status, message: to.message }, at });
  }
  return true;
}
