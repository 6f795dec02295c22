/** Which stored integration a request may use for which targets. */
import { apiError } from '#shared/api/api-error.ts';
import type { Executor } from '../../db/connection.ts';
import { kindOf, locationOf } from '../scans/target.ts';
import { audienceOf, gitHost } from './integration-config.ts';
import { findIntegration, findIntegrationOfCredential, type StoredIntegration } from './integrations.store.ts';

/** The integration behind a `credential_id`, which is the id of a credential or of the integration that has it. */
export async function integrationBehind(executor: Executor, of: { orgId: string; credentialId: string }): Promise<StoredIntegration | undefined> {
  const { orgId, credentialId } = of;
  return (await findIntegrationOfCredential(executor, of)) ?? (await findIntegration(executor, { orgId, id: credentialId }));
}

/**
 * A stored credential goes only where it was stored for: with a target of its choosing, whoever may ask for scans could otherwise have it
 * sent to an address of theirs.
 * @throws {AppError} `unprocessable` when no target is one that the credential is for.
 */
export function assertMeantFor(integration: StoredIntegration, targets: readonly string[]): void {
  if (targets.some((target) => isMeantFor(integration, target))) return;
  throw apiError('unprocessable', `The credential of ${JSON.stringify(integration.name)} is not for this target.`, {
    field: 'credential_id',
    hint: `It is for ${integration.kind} targets at ${audienceOf(integration.config) ?? 'no address'}.`,
  });
}

/** Whether the credential of an integration may be used to read a target. */
export function isMeantFor({ kind, config }: Pick<StoredIntegration, 'kind' | 'config'>, target: string): boolean {
  if (kindOf(target) !== kind) return false;
  const location = locationOf(target);
  switch (config.kind) {
    case 'dir':
      return false;
    case 'aws':
    case 'github':
      return true;
    case 'git':
      return gitHost(location.split('#', 1)[0] ?? '') === audienceOf(config);
    case 'n8n':
      return URL.canParse(location) && new URL(location).origin === audienceOf(config);
  }
}
