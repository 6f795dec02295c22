/** Credentials: their types, ages, sharing and use. The API does not show what is in them, and it is not asked. */
import { z } from 'zod';
import { by } from '#shared/model/order.ts';
import { n8nKinds } from '#shared/model/resources/n8n.ts';
import { instantOf } from './instant.ts';
import { listStep } from './list-step.ts';

const credential = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  name: z.string(),
  type: z.string(),
  createdAt: z.string().nullish(),
  updatedAt: z.string().nullish(),
  shared: z.array(z.looseObject({ name: z.string().nullish(), role: z.string() })).optional(),
});

export const credentialStep = listStep({
  id: 'n8n/credentials',
  title: 'credentials',
  kind: n8nKinds.credential,
  operation: 'list_credentials',
  item: credential,

  record({ id, name, type, createdAt, updatedAt, shared }, { workflows, audit, auditUnread }) {
    const users = [...workflows.entries.values()].filter(({ credentialIds }) => credentialIds.has(id));
    const usedBy = (isWanted: (entry: (typeof users)[number]) => boolean) => users.filter(isWanted).map((entry) => entry.id).sort();
    const unread = {
      ...(shared === undefined && { projects: 'This n8n does not say with whom a credential is shared.' }),
      ...(workflows.missing !== undefined && { used_by: workflows.missing, used_by_active: workflows.missing }),
      ...(audit === undefined && { audit: auditUnread }),
    };
    return {
      kind: n8nKinds.credential,
      provider_id: id,
      name,
      attributes: {
        type,
        created_at: instantOf(createdAt) ?? '',
        updated_at: instantOf(updatedAt) ?? '',
        ...(shared && { projects: shared.map((one) => ({ name: one.name ?? '', role: one.role })).toSorted(by((one) => JSON.stringify(one))) }),
        ...(workflows.missing === undefined && { used_by: usedBy(() => true), used_by_active: usedBy(({ isActive }) => isActive) }),
        ...(audit && {
          audit: {
            in_any_workflow: !audit.unused.anywhere.has(id),
            in_active_workflow: !audit.unused.active.has(id),
            recently_executed: !audit.unused.recent.has(id),
            days: audit.unused.days,
          },
        }),
        ...(Object.keys(unread).length > 0 && { unread }),
      },
    };
  },
});
