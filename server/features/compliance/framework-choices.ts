/** The built-in frameworks as an organization sees them: all of them, each active or not. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import { customFramework, defaultFrameworks, frameworkIds, isFrameworkId, normaliseFrameworkId, type Framework, type FrameworkId } from '#shared/frameworks/framework.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { lostUpdate } from '../../http/etag.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import type { Executor } from '../../db/connection.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import * as store from './compliance.store.ts';

export interface FrameworkReply {
  readonly id: string;
  readonly name: string;
  /** Of the framework itself. */
  readonly version: string;
  readonly source: string;
  readonly licence: string;
  readonly note: string | null;
  readonly is_complete: boolean;
  readonly as_of: string;
  readonly control_count: number;
  readonly is_active: boolean;
}

/** The version of a choice that was never made. */
const untouchedVersion = 1;

/** The catalogue; loaded when it is first needed, for it is large. */
export const loadCatalogue = () => import('#shared/frameworks/catalogue.ts');

/** Whether a framework counts in an organization, and the version of that choice. */
export async function readChoices(executor: Executor, orgId: string): Promise<ReadonlyMap<FrameworkId, { isActive: boolean; version: number }>> {
  const settings = new Map((await store.listFrameworkSettings(executor, orgId)).map((setting) => [setting.framework, setting]));
  return new Map(
    frameworkIds.map((id) => {
      const { isActive, version } = settings.get(id) ?? { isActive: defaultFrameworks.has(id), version: untouchedVersion };
      return [id, { isActive, version }];
    }),
  );
}

/** The id that a field of a request means, `custom` included. @throws {AppError} `validation_error` that lists what is accepted. */
export function acceptedFramework(spelling: string): FrameworkId | typeof customFramework {
  const id = normaliseFrameworkId(spelling);
  if (id === customFramework || isFrameworkId(id)) return id;
  throw apiError('validation_error', `There is no framework ${JSON.stringify(spelling.slice(0, 40))}.`, { field: 'framework', hint: `Accepted: ${[...frameworkIds, customFramework].join(', ')}.` });
}

export function frameworkChoices({ db, clock, cursors }: Foundation) {
  async function existing(spelling: string): Promise<Framework> {
    const framework = (await loadCatalogue()).findFramework(normaliseFrameworkId(spelling));
    if (framework === undefined) throw notFound('framework', spelling);
    return framework;
  }

  async function choice(executor: Executor, orgId: string, id: FrameworkId): Promise<{ isActive: boolean; version: number }> {
    const found = (await readChoices(executor, orgId)).get(id);
    if (found === undefined) throw new Error(`The framework ${id} has no choice.`);
    return found;
  }

  return {
    /** Frameworks by id. */
    async listFrameworks(orgId: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<FrameworkReply>> {
      const { frameworks } = await loadCatalogue();
      const choices = await readChoices(db.kysely, orgId);
      const scope = { orgId, list: 'listFrameworks' };
      const { after } = pageRequest(cursors, scope, query);
      const rows = frameworks.filter(({ id }) => after === undefined || id > after.id);
      return toPage({ rows, limit: query.limit, cursors, scope, position: ({ id }) => ({ key: id, id }), item: (framework) => replyOf(framework, choices.get(framework.id)?.isActive === true) });
    },

    /** One framework with its controls, and the version of the choice. */
    async getFramework(orgId: string, spelling: string) {
      const framework = await existing(spelling);
      const { isActive, version } = await choice(db.kysely, orgId, framework.id);
      return { version, reply: detailOf(framework, isActive) };
    },

    /** Lets a framework count, or not. @throws {AppError} `precondition_failed` when the choice has changed since `ifVersion`. */
    async chooseFramework(spelling: string, isActive: boolean, caller: Caller, ifVersion?: number) {
      const framework = await existing(spelling);
      const { id } = framework;
      const { orgId } = caller;
      const at = clock.now();
      return db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const before = await choice(tx, orgId, id);
        if (ifVersion !== undefined && ifVersion !== before.version) throw lostUpdate('framework', before.version);
        if (!(await store.putFrameworkSetting(tx, { orgId, framework: id, isActive, readVersion: before.version, at }))) throw lostUpdate('framework', before.version + 1);
        const version = before.version + 1;
        await appendEvent(tx, { orgId, type: 'framework.changed', subject: id, data: { framework: id, is_active: isActive, version }, at });
        await appendAudit(tx, entryOf(caller, { action: 'framework.update', target: id, detail: { version, before: before.isActive, after: isActive }, at }));
        return { version, reply: detailOf(framework, isActive) };
      });
    },
  };
}

function replyOf(framework: Framework, isActive: boolean): FrameworkReply {
  const { id, name, version, source, licence, note = null, isComplete, asOf, controls } = framework;
  return { id, name, version, source, licence, note, is_complete: isComplete, as_of: asOf, control_count: controls.length, is_active: isActive };
}

function detailOf(framework: Framework, isActive: boolean) {
  return {
    ...replyOf(framework, isActive),
    controls: framework.controls.map(({ code, title, group = null, evidenceMode, appliesFrom = null, checks }) => ({
      code,
      title,
      group,
      evidence_mode: evidenceMode,
      applies_from: appliesFrom,
      checks: checks.map((check) => check.id),
    })),
  };
}
