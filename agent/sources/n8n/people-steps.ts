/** Who may do what: users, projects with their members, roles, and the rules that give roles to those who sign in from elsewhere. */
import { z } from 'zod';
import type { JsonObject } from '#shared/model/fact.ts';
import { by } from '#shared/model/order.ts';
import type { CoverageEntry } from '#shared/model/report.ts';
import { n8nKinds } from '#shared/model/resources/n8n.ts';
import type { ResourceRecord } from '../../readers/resources/resource-document.ts';
import { decodeItems } from './decode.ts';
import { instantOf } from './instant.ts';
import { listStep } from './list-step.ts';
import { pages } from './pages.ts';
import { entryOf, failed, malformedEntry, recordArtifacts, type Found, type Step, type Survey } from './survey.ts';
import { isFatal, type Trouble } from './trouble.ts';

const user = z.looseObject({
  id: z.string(),
  email: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  createdAt: z.string().nullish(),
  isPending: z.boolean().optional(),
  mfaEnabled: z.boolean().optional(),
  role: z.string().nullish(),
});

export const userStep = listStep({
  id: 'n8n/users',
  title: 'users',
  kind: n8nKinds.user,
  operation: 'list_users',
  query: { includeRole: 'true' },
  item: user,

  record({ id, email, createdAt, isPending, mfaEnabled, role }) {
    const told = { role: role ?? undefined, is_pending: isPending, mfa_enabled: mfaEnabled };
    const unread = Object.fromEntries(Object.entries(told).flatMap(([name, value]) => (value === undefined ? [[name, 'This n8n does not say it of its users.']] : [])));
    return {
      kind: n8nKinds.user,
      provider_id: id,
      name: email ?? id,
      attributes: { ...(Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as JsonObject), created_at: instantOf(createdAt) ?? '', ...(Object.keys(unread).length > 0 && { unread }) },
    };
  },

  onListed(users, isWhole, survey) {
    if (isWhole || users.length > 0) survey.userNames = new Map(users.map(({ id, firstName, lastName, email }) => [id, [firstName, lastName].filter(Boolean).join(' ') || (email ?? id)]));
  },
});

const project = z.looseObject({ id: z.string(), name: z.string(), type: z.string() });
const member = z.looseObject({ id: z.string(), role: z.string().nullish() });

export const projectStep: Step = { id: 'n8n/projects', title: 'projects', kinds: [n8nKinds.project], run: runProjects };

async function* runProjects(survey: Survey): AsyncGenerator<Found> {
  const records: ResourceRecord[] = [];
  const entries: CoverageEntry[] = [];
  let fatal: Trouble | undefined;
  for await (const page of pages(survey.client, 'list_projects')) {
    const { good, bad } = decodeItems(project, page.items);
    entries.push(...malformedEntry(projectStep, bad));
    for (const { id, name, type } of good) {
      // A personal project has its owner alone and is not asked for.
      const members = fatal ?? (type === 'team' ? await membersOf(survey, id) : []);
      if (!Array.isArray(members) && isFatal(members)) fatal = members;
      const attributes: JsonObject = Array.isArray(members) ? { type, members } : { type, unread: { members: members.sentence } };
      records.push({ kind: n8nKinds.project, provider_id: id, name, attributes });
    }
    if (page.trouble) {
      entries.push(entryOf(projectStep, page.trouble, projectStep.kinds, records.length > 0));
      if (isFatal(page.trouble)) fatal = page.trouble;
    } else if (fatal) {
      entries.push(entryOf(projectStep, fatal, projectStep.kinds, true));
    }
    if (fatal) break;
  }
  yield { artifacts: recordArtifacts('projects', records, survey.observedAt), entries, ...(fatal && { fatal }) };
}

/** The members of a project. */
async function membersOf({ client }: Survey, id: string): Promise<{ user_id: string; role: string | null }[] | Trouble> {
  const members: { user_id: string; role: string | null }[] = [];
  for await (const page of pages(client, 'list_project_users', { params: { id } })) {
    if (page.trouble) return page.trouble;
    members.push(...decodeItems(member, page.items).good.map((one) => ({ user_id: one.id, role: one.role ?? null })));
  }
  return members.toSorted(by(({ user_id: userId }) => userId));
}

const role = z.looseObject({ slug: z.string(), displayName: z.string().nullish(), systemRole: z.boolean(), scopes: z.array(z.string()).default([]), usedByUsers: z.number().default(0) });
const roles = z.looseObject({ global: z.array(role), project: z.array(role) });

export const roleStep: Step = { id: 'n8n/roles', title: 'roles', kinds: [n8nKinds.role], run: runRoles };

async function* runRoles(survey: Survey): AsyncGenerator<Found> {
  const answer = await survey.client.ask('list_roles', { query: { withUsageCount: 'true' } });
  if (!answer.ok) return yield failed(survey, roleStep, answer.trouble);
  const parsed = roles.safeParse(answer.body);
  if (!parsed.success) return yield failed(survey, roleStep, { kind: 'malformed', canRetry: false, sentence: 'The roles have a form that this version of Waybill does not know.' });
  const records = (['global', 'project'] as const).flatMap((type) =>
    parsed.data[type].map(({ slug, displayName, systemRole, scopes, usedByUsers }) => ({
      kind: n8nKinds.role,
      provider_id: slug,
      name: displayName ?? slug,
      attributes: { type, is_system: systemRole, scopes: scopes.toSorted(), used_by_users: usedByUsers },
    })),
  );
  yield { artifacts: recordArtifacts('roles', records, survey.observedAt) };
}

export const roleMappingStep = listStep({
  id: 'n8n/role-mappings',
  title: 'rules that map roles',
  kind: n8nKinds.roleMapping,
  operation: 'list_role_mappings',
  item: z.looseObject({ id: z.string(), expression: z.string(), role: z.string(), type: z.string() }),

  // The expression is about claims of people; only whether it asks for anything is kept.
  record: ({ id, expression, role: given, type }) => ({
    kind: n8nKinds.roleMapping,
    provider_id: id,
    name: `${type} role ${given}`,
    attributes: { role: given, type, is_unconditional: /^[=\s{]*true[\s}]*$/i.test(expression) },
  }),
});
