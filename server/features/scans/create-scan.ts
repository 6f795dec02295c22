/** A scan that somebody asks for: its targets, and the credentials to read them with. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import { newId } from '../../config/world.ts';
import type { Tx } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { countScanCredentials } from '../credentials/credentials.store.ts';
import { storeSecret } from '../credentials/secrets.ts';
import { targetsOf } from '../integrations/integration-config.ts';
import { assertMeantFor, integrationBehind } from '../integrations/integration-use.ts';
import { findIntegration } from '../integrations/integrations.store.ts';
import { queueScan, queueWarnings } from './queue-scan.ts';
import { findScan, type StoredScan } from './scans.store.ts';
import { readTarget } from './target.ts';

/** Credentials that came with scans of one organization and are kept until those end. */
export const scanCredentialsMax = 1_000;

/** Milliseconds for which a credential that came with a scan is kept at most. */
export const scanCredentialMsMax = 7 * 24 * 60 * 60 * 1000;

export interface NewScanRequest {
  readonly target?: string | undefined;
  readonly integrationId?: string | undefined;
  /** Of a stored credential, or of the integration that has it. */
  readonly credentialId?: string | undefined;
  /** An instance that is scanned besides the target. */
  readonly n8nUrl?: string | undefined;
  /** For this scan only; a secret. */
  readonly n8nApiKey?: string | undefined;
  readonly deep: boolean;
  readonly source?: string | undefined;
  readonly labels: readonly string[];
  readonly isTest: boolean;
}

/**
 * Queues a scan, seals what secret came with it, and writes the audit entry: one transaction. It also reads what the reply needs, since
 * after a commit every page would have to be read again. The caller rings the doorbell.
 */
export async function createScan(foundation: Foundation, { request, caller }: { request: NewScanRequest; caller: Caller }): Promise<{ scan: StoredScan; warnings: string[] }> {
  const { db, clock } = foundation;
  const id = newId('scn', foundation);
  const { orgId } = caller;
  const { deep, source, labels, isTest, n8nApiKey } = request;
  assertCoherent(request);
  const at = clock.now();

  return db.transaction(async (tx) => {
    const { targets, integrationId } = await whatToScan(tx, orgId, request);
    const credentialId = n8nApiKey === undefined ? undefined : await keepKey(foundation, tx, { scanId: id, n8nApiKey, caller, at });
    await queueScan(tx, foundation.queueRoom, { id, orgId, targets, trigger: 'api', deep, labels, source, isTest, requestedBy: caller.actor.id, integrationId, credentialId, at });
    const detail = {
      target: targets[0] ?? '',
      deep,
      is_test: isTest,
      ...(targets.length === 1 ? {} : { targets }),
      ...(integrationId === undefined ? {} : { integration_id: integrationId }),
      ...(credentialId === undefined ? {} : { credential_id: credentialId }),
    };
    const warnings = await queueWarnings(tx, { orgId, targets, labels, now: at });
    const scan = await findScan(tx, { orgId, id });
    if (scan === undefined) throw new Error(`The scan ${id} is not there after it was added.`);
    await appendAudit(tx, entryOf(caller, { action: 'scan.create', target: id, detail, at }));
    return { scan, warnings };
  });
}

function assertCoherent({ target, integrationId, credentialId, n8nUrl, n8nApiKey }: NewScanRequest): void {
  if (target === undefined && integrationId === undefined) throw apiError('validation_error', 'target is required.', { field: 'target', hint: 'Or send integration_id.' });
  if (target !== undefined && integrationId !== undefined) throw apiError('validation_error', 'A scan has a target or an integration, not both.', { field: 'integration_id', hint: 'Leave one out.' });
  if (integrationId !== undefined && credentialId !== undefined) throw apiError('validation_error', 'An integration brings its own credential.', { field: 'credential_id', hint: 'Leave it out.' });
  if (n8nApiKey !== undefined && credentialId !== undefined) throw apiError('validation_error', 'A scan has a key of its own or a stored one, not both.', { field: 'n8n_api_key', hint: 'Leave one out.' });
  const hasInstance = n8nUrl !== undefined || (target !== undefined && /^\s*n8n:/iu.test(target));
  if (n8nApiKey !== undefined && !hasInstance) throw apiError('validation_error', 'The key is for no instance.', { field: 'n8n_url', hint: 'Send n8n_url, or a target n8n:URL.' });
}

async function whatToScan(tx: Tx, orgId: string, request: NewScanRequest): Promise<{ targets: string[]; integrationId: string | undefined }> {
  const { target, integrationId, credentialId, n8nUrl } = request;
  const further = n8nUrl === undefined ? [] : [readTarget(`n8n:${n8nUrl}`, 'n8n_url')];
  if (integrationId !== undefined) {
    const integration = await findIntegration(tx, { orgId, id: integrationId });
    if (integration === undefined) throw notFound('integration', integrationId);
    return { targets: [...new Set([...targetsOf(integration.config), ...further])], integrationId };
  }
  const targets = [...new Set([readTarget(target ?? ''), ...further])];
  if (credentialId === undefined) return { targets, integrationId: undefined };
  const integration = await integrationBehind(tx, { orgId, credentialId });
  if (integration === undefined) throw notFound('credential', credentialId);
  assertMeantFor(integration, targets);
  return { targets, integrationId: integration.id };
}

/** Seals the key that came with a scan. Its name is the scan's id, by which it is found again when that has ended. */
async function keepKey(foundation: Foundation, tx: Tx, of: { scanId: string; n8nApiKey: string; caller: Caller; at: number }): Promise<string> {
  const { scanId, n8nApiKey, caller, at } = of;
  if ((await countScanCredentials(tx, caller.orgId)) >= scanCredentialsMax) {
    throw apiError('unprocessable', `At most ${scanCredentialsMax} scans with keys of their own can be open (limit scanCredentialsMax).`, { field: 'n8n_api_key', hint: 'Save the key as a connector and send credential_id.' });
  }
  const id = newId('crd', foundation);
  await storeSecret(tx, foundation.vault, {
    orgId: caller.orgId,
    id,
    kind: 'n8n',
    name: scanId,
    secret: { api_key: n8nApiKey },
    createdBy: caller.actor.id,
    at,
    expiresAt: at + scanCredentialMsMax,
  });
  return id;
}
