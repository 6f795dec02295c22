/** n8n's own report, and what it says of the instance. */
import type { JsonObject } from '#shared/model/fact.ts';
import { n8nKinds } from '#shared/model/resources/n8n.ts';
import { readAuditReport, type AuditReport } from './audit-report.ts';
import { failed, recordArtifacts, type Found, type Step, type Survey } from './survey.ts';

/** Days after which n8n calls a workflow abandoned; the window of `n8n_unused_credentials`. */
const abandonedDays = 90;

export const auditStep: Step = {
  id: 'n8n/audit',
  title: 'security report',
  kinds: [n8nKinds.auditSection],
  attributes: ['is_cloud', 'updates_missing', 'has_security_update', 'community_packages_enabled', 'templates_enabled', 'diagnostics_enabled', 'nodes_exclude', 'custom_nodes'],
  run,
};

async function* run(survey: Survey): AsyncGenerator<Found> {
  const answer = await survey.client.ask('audit', { body: { additionalOptions: { daysAbandonedWorkflow: abandonedDays } } });
  const report = answer.ok ? readAuditReport(answer.body) : undefined;
  if (report === undefined) {
    const trouble = answer.ok ? ({ kind: 'malformed', canRetry: false, sentence: 'The report has a form that this version of Waybill does not know.' } as const) : answer.trouble;
    survey.auditUnread = trouble.sentence;
    return yield failed(survey, auditStep, trouble);
  }
  survey.audit = report;
  note(survey, report);
  yield {
    artifacts: recordArtifacts('audit', report.sections.map((section) => ({ kind: n8nKinds.auditSection, provider_id: `${section.risk}/${section.title}`, name: section.title, attributes: { ...section } as unknown as JsonObject })), survey.observedAt),
  };
}

function note({ instance: { attributes, unread } }: Survey, report: AuditReport): void {
  const { settings, outdated } = report;
  attributes['is_cloud'] = settings === undefined;
  attributes['custom_nodes'] = [...report.customNodes];
  if (outdated?.version !== undefined) attributes['version'] = outdated.version;
  if (outdated === undefined) {
    unread['updates_missing'] = unread['has_security_update'] = 'The report names no newer version; it names none either when the instance could not ask for them.';
  } else {
    attributes['updates_missing'] = outdated.missing;
    attributes['has_security_update'] = outdated.hasSecurity;
  }
  const told: Readonly<Record<string, boolean | undefined>> = {
    community_packages_enabled: settings?.features?.communityPackagesEnabled,
    templates_enabled: settings?.features?.templatesEnabled,
    diagnostics_enabled: settings?.telemetry?.diagnosticsEnabled,
  };
  for (const [name, value] of Object.entries(told)) {
    if (value === undefined) unread[name] = 'The report of this instance does not hold its settings.';
    else attributes[name] = value;
  }
  const excluded = settings?.nodes?.nodesExclude;
  if (excluded === undefined) unread['nodes_exclude'] = 'The report of this instance does not hold its settings.';
  else attributes['nodes_exclude'] = excluded === 'none' ? [] : excluded.split(',').map((type) => type.trim()).filter((type) => type !== '').sort();
}
