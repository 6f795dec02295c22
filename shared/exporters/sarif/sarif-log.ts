/** A whole SARIF log: one run with rules, results, taxonomies and what could not be judged. */
import { byCodeUnit } from '../../model/order.ts';
import { severities, type Report } from '../../model/report.ts';
import type { Evaluation, Violation } from '../../policies/policy.ts';
import type { ExportInput } from '../exporter.ts';
import { orderedEvaluations, orderedReport } from '../ordered.ts';
import { repositoryOf } from '../text/source-repository.ts';
import { visible } from '../text/visible.ts';
import type { Descriptor, Result } from './model.ts';
import { notificationsOf } from './notifications.ts';
import { findingResult, resourcePaths, violationResult, type PathOf } from './results.ts';
import { checkRule, policyRule } from './rules.ts';
import { taxonomiesOf, type Controls } from './taxonomies.ts';
import { relativeUri } from './texts.ts';

/** Results of one run that code scanning accepts. */
export const resultsMax = 25_000;

/** The log as a value. `controlsOf` gives the control codes of a check, by framework. */
export function sarifLog(input: ExportInput, controlsOf: (check: string) => Controls): unknown {
  const report = orderedReport(input.report);
  const evaluations = orderedEvaluations(input.evaluations ?? []);
  const taxonomies = taxonomiesOf(report.checks.map(({ check }) => controlsOf(check)));
  const pathOf = resourcePaths(report);

  const checkRules = report.checks.map((check) => checkRule(check, controlsOf(check.check), taxonomies));
  const ofPolicies = policyResults(evaluations, { firstIndex: checkRules.length, pathOf });
  const rules = [...checkRules, ...ofPolicies.rules];
  const { kept, leftOut } = limited([...findingResults(report, { pathOf, waiverOf: waivedFindings(evaluations) }), ...ofPolicies.results]);
  const ruleIndexOf = (check: string) => report.checks.findIndex((outcome) => outcome.check === check);
  const { notifications, descriptors } = notificationsOf({ report, evaluations, resultsLeftOut: leftOut, ruleIndexOf, pathOf });

  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Waybill',
            fullName: `Waybill ${visible(report.tool.version)}`,
            semanticVersion: visible(report.tool.version),
            version: visible(report.tool.version),
            shortDescription: { text: 'Finds the AI in software, lists it as a bill of materials and judges it.' },
            rules,
            notifications: descriptors,
            ...(taxonomies.length > 0 && { supportedTaxonomies: taxonomies.map(({ name }, index) => ({ name, index })) }),
          },
        },
        automationDetails: { id: `waybill/${[...new Set(report.sources.map(({ kind }) => kind))].sort(byCodeUnit).join('+') || 'none'}/` },
        invocations: [
          {
            executionSuccessful: report.coverage.sources.every(({ state }) => state === 'complete'),
            endTimeUtc: report.generated_at,
            toolExecutionNotifications: notifications,
          },
        ],
        ...versionControl(report),
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the source that was scanned.' } } },
        columnKind: 'utf16CodeUnits',
        results: kept,
        ...(taxonomies.length > 0 && { taxonomies }),
        properties: {
          sources: report.sources.map(({ kind, name }) => ({ kind, name: visible(name) })),
          ...(evaluations.length > 0 && { policies: evaluations.map(({ policy, effect, verdict, violation_count, waived_count }) => ({ policy: visible(policy), effect, verdict, violation_count, ...(waived_count !== undefined && { waived_count }) })) }),
        },
      },
    ],
  };
}

function findingResults(report: Report, of: { pathOf: PathOf; waiverOf: ReadonlyMap<string, string> }): Result[] {
  const { pathOf, waiverOf } = of;
  return report.checks.flatMap(({ flag, results }, index) =>
    results.filter(({ answer }) => answer === 'fail').map((finding) => findingResult(finding, { index, flag, pathOf, waiverId: waiverOf.get(finding.fingerprint ?? '') })),
  );
}

/** Findings, by fingerprint, that are waived wherever a policy does not want them, with the waiver's id. */
function waivedFindings(evaluations: readonly Evaluation[]): ReadonlyMap<string, string> {
  const waived = new Map<string, string>();
  const unwanted = new Set<string>();
  for (const { subject, waiver_id: waiverId } of evaluations.flatMap(({ violations }) => violations.filter((violation) => violation.subject.type === 'finding'))) {
    if (waiverId === undefined) unwanted.add(subject.id);
    else waived.set(subject.id, waiverId);
  }
  for (const id of unwanted) waived.delete(id);
  return waived;
}

/** Violations of rules over findings show as those findings; the others get a rule and results of their own. */
function policyResults(evaluations: readonly Evaluation[], of: { firstIndex: number; pathOf: PathOf }): { rules: Descriptor[]; results: Result[] } {
  const rules: Descriptor[] = [];
  const results: Result[] = [];
  const indexes = new Map<string, number>();
  for (const { policy, violations } of evaluations) {
    for (const violation of violations.filter(isOwnResult)) {
      const ruleId = `policy/${relativeUri(policy.replaceAll('/', ' '))}/${relativeUri(violation.rule.replaceAll('/', ' '))}`;
      let index = indexes.get(ruleId);
      if (index === undefined) {
        index = of.firstIndex + rules.push(policyRule({ id: ruleId, policy, rule: violation.rule, severity: violation.severity })) - 1;
        indexes.set(ruleId, index);
      }
      results.push(violationResult(violation, { ruleId, index, policy, pathOf: of.pathOf }));
    }
  }
  return { rules, results };
}

function isOwnResult({ state, subject }: Violation): boolean {
  return state !== 'unknown' && subject.type !== 'finding';
}

/** The worst results up to the limit, in their order. */
function limited(results: readonly Result[]): { kept: readonly Result[]; leftOut: number } {
  if (results.length <= resultsMax) return { kept: results, leftOut: 0 };
  const rank = ({ properties }: Result) => severities.findIndex((severity) => severity === properties['severity']);
  const worst = new Set([...results].sort((a, b) => rank(a) - rank(b)).slice(0, resultsMax));
  return { kept: results.filter((result) => worst.has(result)), leftOut: results.length - resultsMax };
}

function versionControl({ sources }: Report): { versionControlProvenance?: unknown } {
  const repositories = sources.flatMap((source) => repositoryOf(source) ?? []);
  if (repositories.length === 0) return {};
  return {
    versionControlProvenance: repositories.map(({ uri, subPath, commit, branch, tag }) => ({
      repositoryUri: uri,
      ...(commit !== undefined && { revisionId: visible(commit) }),
      ...(branch !== undefined && { branch: visible(branch) }),
      ...(tag !== undefined && { revisionTag: visible(tag) }),
      // A folder of the repository was the root: the repository's own root is not below it.
      ...(subPath === undefined && { mappedTo: { uriBaseId: '%SRCROOT%' } }),
    })),
  };
}
