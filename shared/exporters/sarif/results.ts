/** Results: findings, and violated policy rules whose subject is not a finding. */
import type { Occurrence } from '../../model/component.ts';
import { findingFingerprint } from '../../model/identity.ts';
import type { CheckResult, Report, Subject } from '../../model/report.ts';
import type { Violation } from '../../policies/policy.ts';
import { visible } from '../text/visible.ts';
import { codeFlows } from './code-flows.ts';
import type { Location, Result } from './model.ts';
import { levelOf, placeAt, sentence } from './texts.ts';

/** Further places that viewers keep of one result. */
const relatedLocationsMax = 99;

/** The key of fingerprints that stay the same in every scan of the same thing. */
const fingerprintKey = 'waybill/v1';

/** Paths of resources, for results that have no place of their own. */
export type PathOf = (subject: Pick<Subject, 'id'>) => string | undefined;

/** The path of a resource by id. */
export function resourcePaths(report: Report): PathOf {
  const paths = new Map(report.resources.flatMap(({ id, path }) => (path === undefined ? [] : [[id, path] as const])));
  return ({ id }) => paths.get(id);
}

export function findingResult(finding: CheckResult, of: { index: number; flag: string | undefined; pathOf: PathOf; waiverId: string | undefined }): Result {
  return {
    ruleId: finding.check,
    ruleIndex: of.index,
    kind: 'fail',
    level: levelOf[finding.severity],
    message: { text: sentence(finding.reason) },
    ...locations(finding.evidence, finding.subject, of.pathOf),
    ...codeFlows(finding),
    ...(finding.fingerprint !== undefined && { partialFingerprints: { [fingerprintKey]: finding.fingerprint } }),
    ...suppressed(of.waiverId),
    properties: { severity: finding.severity, subject_id: visible(finding.subject.id), ...(of.flag !== undefined && { flag: of.flag }) },
  };
}

export function violationResult(violation: Violation, of: { ruleId: string; index: number; policy: string; pathOf: PathOf }): Result {
  const { subject, severity, evidence, message } = violation;
  return {
    ruleId: of.ruleId,
    ruleIndex: of.index,
    kind: 'fail',
    level: levelOf[severity],
    message: { text: sentence(message) },
    ...locations(evidence, subject, of.pathOf),
    partialFingerprints: { [fingerprintKey]: findingFingerprint({ check: of.ruleId, subjectKey: subject.id, discriminator: '' }) },
    ...suppressed(violation.waiver_id),
    properties: { severity, subject_id: visible(subject.id), policy: visible(of.policy) },
  };
}

/** A waived result stays in the file, marked as accepted. */
function suppressed(waiverId: string | undefined): Pick<Result, 'suppressions'> {
  return waiverId === undefined ? {} : { suppressions: [{ kind: 'external', status: 'accepted', justification: sentence(`Waived by ${waiverId}`) }] };
}

/** Paths are below the root of their source; in a report of several sources the place says which one. */
function inSource({ source }: Occurrence, place: Location): Location {
  return source === undefined ? place : { ...place, message: { text: sentence(`In ${source}`) } };
}

/** The first place as the location, the others as related ones; what has no file has its name only. */
export function locations(evidence: readonly Occurrence[], subject: { readonly type: string; readonly id: string; readonly name: string }, pathOf: PathOf): { locations: readonly Location[]; relatedLocations?: readonly Location[] } {
  const logicalLocations = [{ name: visible(subject.name), fullyQualifiedName: visible(subject.id), kind: subject.type }];
  const [first, ...others] = evidence;
  const path = pathOf(subject);
  // Line 1 stands for a whole file: viewers drop results without a line.
  const place = first !== undefined ? inSource(first, placeAt(first.path, first.line)) : path !== undefined ? placeAt(path, 1) : {};
  const related = others.slice(0, relatedLocationsMax).map(
    (other, at): Location => ({ id: at + 1, ...inSource(other, placeAt(other.path, other.line)), ...(other.symbol !== undefined && { message: { text: sentence(other.symbol) } }) }),
  );
  return { locations: [{ ...place, logicalLocations }], ...(related.length > 0 && { relatedLocations: related }) };
}
