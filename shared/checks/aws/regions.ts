/** What the checks of whole regions share: which regions are closed, and whether something is off here or everywhere. */
import type { Resource } from '../../model/component.ts';
import type { CheckContext, Verdict } from '../check.ts';
import { counted } from '../support/counted.ts';
import { listOf, object, readForms, record, text } from '../support/forms.ts';
import { fail, notApplicable, review } from '../support/verdicts.ts';
import { related, texts } from './judging.ts';
import { coversEveryResource, parsePolicy, type Statement } from './policy.ts';

/** The regions that the organization's policies leave open to an account; undefined: none of them limits regions, or they were not read. */
export function openRegions(organization: Resource, account: string): readonly string[] | undefined {
  const reading = readForms(organization, { root_ids: listOf(text), service_control_policies: listOf(record({ target_ids: listOf(text), document: object })) });
  if (!reading.isRead) return undefined;
  const { root_ids: roots, service_control_policies: policies } = reading.values;
  const lists = policies
    .filter(({ target_ids: targets }) => targets.some((target) => target === account || roots.includes(target)))
    .flatMap(({ document }) => parsePolicy(document) ?? [])
    .flatMap((statement) => regionsLeftBy(statement) ?? []);
  const [first, ...rest] = lists;
  return first?.filter((region) => rest.every((list) => list.includes(region)));
}

/** The regions that a statement spares when it denies all others; undefined when it is no such statement. */
export function regionsLeftBy({ isAllow, actions, conditions, ...statement }: Statement): readonly (readonly string[])[] | undefined {
  // Global services are left out by NotAction, as AWS's own example does. A list of actions closes those alone.
  const isBroad = actions.isNot || actions.patterns.includes('*');
  if (isAllow || !isBroad || !coversEveryResource({ isAllow, actions, conditions, ...statement })) return undefined;
  const regions = conditions.filter(({ key, operator }) => key === 'aws:requestedregion' && (operator === 'stringnotequals' || operator === 'stringnotlike'));
  // Exempt principals (`ArnNotLike aws:PrincipalARN`) are usual beside it; any other condition makes the denial a partial one.
  const others = conditions.filter((condition) => !regions.includes(condition) && !/^(?:arn|string)not/.test(condition.operator));
  return regions.length > 0 && others.length === 0 ? regions.map(({ values }) => values) : undefined;
}

/** Says that a region is closed, so that nothing needs to run there; undefined when it is open. */
export function closedRegion(subject: Resource, context: CheckContext): Verdict | undefined {
  if (texts(context.params, 'closed_regions').includes(subject.name)) return notApplicable('The region is listed as closed.');
  const [organization] = related(context, subject, 'aws.organization').resources;
  const open = organization && openRegions(organization, String(subject.attributes['account_id']));
  return open === undefined || open.some((region) => region === subject.name) ? undefined : notApplicable('A policy of the organization closes the region.');
}

/** The verdict about what is off in a region: a finding when it is off everywhere, else for review because it is off in some. */
export function offHere(subject: Resource, context: CheckContext, what: string, isOn: (region: Resource) => boolean): Verdict {
  const closed = closedRegion(subject, context);
  if (closed) return closed;
  const elsewhere = related(context, subject, 'aws.region').resources.filter((region) => region.id !== subject.id && isOn(region));
  return elsewhere.length > 0 ? review(`${what} is off in this region and on in ${counted(elsewhere.length, 'other')}.`) : fail(`${what} is off in this region, and in every other that was read.`);
}
