/** What one scan says of frameworks and of the organization's own rules, as of the day of the scan. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import type { Violation } from '#shared/policies/policy.ts';
import type { Foundation } from '../../foundation.ts';
import type { TaskThread } from '../../ingest/task-thread.ts';
import { findScan } from '../scans/scans.store.ts';
import type { CheckSummary } from './check-summary.reads.ts';
import * as store from './compliance.store.ts';
import { checkStatus, judgeFramework, ruleStatus, type Evidence, type JudgedFramework } from './control-status.ts';
import { acceptedFramework, loadCatalogue, readChoices } from './framework-choices.ts';
import type { RuleVerdict } from './judge-stored.ts';

/** Findings of one check, and violations of one rule, that a reply describes; their counts are exact. */
export const complianceReplyLimits = { findingsMax: 20, violationsMax: 50 } as const;

/** Tasks that may wait for the thread that judges. */
const waitingTasksMax = 16;

export function scanCompliance({ db }: Foundation, thread: TaskThread) {
  async function resultOf(orgId: string, id: string) {
    const scan = await findScan(db.kysely, { orgId, id });
    if (scan === undefined) throw notFound('scan', id);
    if (scan.result_id === null) throw apiError('conflict', `The scan has no result; its state is ${scan.state}.`, { hint: 'Wait for the event scan.completed.' });
    return { resultId: scan.result_id, state: scan.state, at: scan.finished_at ?? scan.created_at };
  }

  return {
    /**
     * Every active framework, or the one that is asked for, active or not; and the rules that belong to what is shown.
     * The same scan and the same choices give the same reply.
     */
    async ofScan(orgId: string, scanId: string, filter: { framework?: string | undefined }) {
      const only = filter.framework === undefined ? undefined : acceptedFramework(filter.framework);
      const { resultId, state, at } = await resultOf(orgId, scanId);
      if (thread.depth >= waitingTasksMax) throw apiError('unavailable', `Too many evaluations are waiting (limit waitingTasksMax is ${waitingTasksMax}).`);

      const rules = (await store.activeRules(db.kysely, orgId)).filter((rule) => only === undefined || rule.framework === only);
      const { isComplete, checks } = await thread.run<'summarise-checks'>({ kind: 'summarise-checks', job: { orgId, scanId, resultId, findingsMax: complianceReplyLimits.findingsMax } });
      const verdicts =
        rules.length === 0 ? [] : await thread.run<'judge'>({ kind: 'judge', job: { orgId, scanId, resultId, rules: rules.map(({ id, rule }) => ({ id, rule })), violationsMax: complianceReplyLimits.violationsMax } });

      const evidence: Evidence = {
        isComplete,
        checks: new Map(checks.map((check) => [check.id, check])),
        rules,
        verdicts: new Map(verdicts.map((verdict) => [verdict.id, verdict])),
        asOf: new Date(at).toISOString().slice(0, 10),
      };
      const choices = await readChoices(db.kysely, orgId);
      const { frameworks } = await loadCatalogue();
      const shown = frameworks.filter(({ id }) => (only === undefined ? choices.get(id)?.isActive === true : id === only));
      return {
        scan_id: scanId,
        result_id: resultId,
        state,
        as_of: evidence.asOf,
        is_complete: isComplete,
        frameworks: shown.map((framework) => frameworkReply(judgeFramework(framework, evidence), choices.get(framework.id)?.isActive === true)),
        checks: checks.map((check) => checkReply(check, isComplete)),
        rules: rules.map((rule) => ruleReply(rule, evidence.verdicts.get(rule.id))),
      };
    },
  };
}

function frameworkReply({ framework, controls, counts, score }: JudgedFramework, isActive: boolean) {
  return {
    id: framework.id,
    name: framework.name,
    version: framework.version,
    is_active: isActive,
    score,
    counts: { ...counts, total: controls.length },
    controls: controls.map(({ control, status, isUpcoming, checks, rules }) => ({
      code: control.code,
      title: control.title,
      group: control.group ?? null,
      status,
      is_upcoming: isUpcoming,
      applies_from: control.appliesFrom ?? null,
      evidence_mode: control.evidenceMode,
      checks: checks.map(({ check, status: answer }) => ({ id: check.id, title: check.title, severity: check.severity, status: answer })),
      rules: rules.map(({ id, status: answer }) => ({ id, status: answer })),
    })),
  };
}

function checkReply({ id, title, answers, findings }: CheckSummary, isComplete: boolean) {
  return { id, title, status: checkStatus({ id, title, answers, findings }, isComplete), answers, findings };
}

function ruleReply({ id, name, framework, control, severity }: store.StoredRule, verdict: RuleVerdict | undefined) {
  return {
    id,
    name,
    framework,
    control,
    severity,
    status: ruleStatus(verdict),
    violation_count: verdict?.count ?? 0,
    violations: (verdict?.violations ?? []).map(({ subject, state, message, evidence }: Violation) => ({ subject, state, message, evidence })),
  };
}
