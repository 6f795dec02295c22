/** The credentials of a leased job, opened for this attempt only. */
import type { JobCredential, ScanOptions } from '#shared/protocol/messages.ts';
import { AppError } from '#shared/model/app-error.ts';
import type { Tx } from '../../db/connection.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { findCredential, touchCredential } from '../credentials/credentials.store.ts';
import { openSecret } from '../credentials/secrets.ts';
import { settingsOf } from '../integrations/integration-config.ts';
import { isMeantFor } from '../integrations/integration-use.ts';
import { findIntegration } from '../integrations/integrations.store.ts';
import type { Vault } from '../organizations/vault.ts';
import type { StoredScan } from '../scans/scans.store.ts';
import { kindOf } from '../scans/target.ts';
import type { Trouble } from './end-attempt.ts';

/**
 * What an agent needs to read the targets of a scan, or why it cannot be had. Each secret that is given out is noted at its credential and
 * written into the audit log, by name.
 */
export async function jobCredentials(tx: Tx, vault: Vault, of: { scan: Pick<StoredScan, 'id' | 'org_id' | 'target' | 'options' | 'integration_id' | 'credential_id' | 'attempt'>; caller: Caller; at: number }): Promise<{ credentials: JobCredential[] } | { trouble: Trouble }> {
  const { scan, caller, at } = of;
  const orgId = scan.org_id;
  const targets = [scan.target, ...((JSON.parse(scan.options) as ScanOptions).targets ?? [])];
  let given: JobCredential[] = [];
  const used: string[] = [];

  if (scan.integration_id !== null) {
    const integration = await findIntegration(tx, { orgId, id: scan.integration_id });
    if (integration === undefined) return troubled('The integration of this scan was deleted before an agent took the scan.');
    const own = targets.filter((target) => isMeantFor(integration, target));
    const secret = integration.credential_id === null ? undefined : await opened(integration.credential_id);
    if (secret === unopened) return troubled(`The credential of the integration ${JSON.stringify(integration.name)} cannot be opened. Send it again.`);
    const settings = settingsOf(integration.config);
    for (const target of own) {
      const credential: JobCredential = {
        target,
        kind: integration.kind,
        ...(secret === undefined ? {} : { secret }),
        ...(integration.credential_name === null ? {} : { credential_name: integration.credential_name }),
        ...(Object.keys(settings).length === 0 ? {} : { settings }),
      };
      if (Object.keys(credential).length > 2) given.push(credential);
    }
  }
  if (scan.credential_id !== null) {
    const secret = await opened(scan.credential_id);
    if (secret === unopened) return troubled('The credential that came with this scan is not kept any more. Ask for the scan again.');
    // The instance that the request named comes last; its own key goes there and nowhere else.
    const target = targets.findLast((each) => kindOf(each) === 'n8n');
    if (target !== undefined) given = [...given.filter((credential) => credential.target !== target), { target, kind: 'n8n', secret }];
  }
  if (used.length > 0) {
    await appendAudit(tx, entryOf(caller, { action: 'credential.use', target: scan.id, detail: { credentials: used, attempt: scan.attempt }, at }));
  }
  return { credentials: given };

  async function opened(id: string) {
    const row = await findCredential(tx, { orgId, id });
    if (row === undefined || (row.expires_at !== null && row.expires_at <= at)) return unopened;
    try {
      const secret = await openSecret(tx, vault, row);
      await touchCredential(tx, { orgId, id, at });
      used.push(id);
      return { ...secret };
    } catch (error) {
      if (error instanceof AppError && error.code === 'unseal_failed') return unopened;
      throw error;
    }
  }
}

/** In place of a secret that is gone or does not open. */
const unopened = null;

function troubled(message: string): { trouble: Trouble } {
  return { trouble: { code: 'credential_missing', message, retry: false } };
}
