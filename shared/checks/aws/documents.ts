/** The policies that a user, group or role holds: inline ones, and the managed ones that its attachments lead to. */
import type { Resource } from '../../model/component.ts';
import type { Json } from '../../model/fact.ts';
import type { CheckContext } from '../check.ts';
import { listOf, object, readForms, record, text } from '../support/forms.ts';
import { findResource } from './judging.ts';
import { parsePolicy, type Statement } from './policy.ts';

/** One policy document with the name that people know it by. */
export interface Grant {
  readonly policy: string;
  readonly statements: readonly Statement[];
}

/** What could be read of the policies of a principal, and why the rest could not. */
export interface Grants {
  readonly grants: readonly Grant[];
  /** One sentence; undefined: all of them were read. */
  readonly missing: string | undefined;
  /** ARNs of all attached managed policies. */
  readonly attached: readonly string[];
}

export const inlinePolicies = listOf(record({ policy_name: text, document: object }));
export const attachedPolicies = listOf(record({ policy_name: text, policy_arn: text }));

/** The grants of a principal; groups of a user are not followed. */
export function grantsOf(principal: Resource, { inventory }: CheckContext): Grants {
  const reading = readForms(principal, { inline_policies: inlinePolicies, attached_policies: attachedPolicies });
  if (!reading.isRead) return { grants: [], missing: reading.verdict.reason ?? 'Its policies were not read.', attached: [] };
  const grants: Grant[] = [];
  let missing: string | undefined;
  const add = (policy: string, document: Json | undefined) => {
    const statements = document === undefined ? undefined : parsePolicy(document);
    if (statements) grants.push({ policy, statements });
    else missing ??= `The document of the policy ${policy} was not read.`;
  };
  for (const { policy_name: name, document } of reading.values.inline_policies) add(name, document);
  for (const { policy_name: name, policy_arn: arn } of reading.values.attached_policies) add(name, findResource(inventory, 'aws.iam_policy', arn)?.attributes['document'] ?? wellKnown(arn));
  return { grants, missing, attached: reading.values.attached_policies.map(({ policy_arn: arn }) => arn) };
}

/** All statements of grants together. */
export function statementsOf({ grants }: Grants): readonly Statement[] {
  return grants.flatMap(({ statements }) => statements);
}

/** AWS's own policies whose document is short and has been the same for years (AWS managed policy reference, read 2026-11). */
function wellKnown(arn: string): Json | undefined {
  if (/^arn:[^:]+:iam::aws:policy\/AdministratorAccess$/.test(arn)) return { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  return undefined;
}
