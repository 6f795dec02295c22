/** One rule from a request: the policy language, with the places of mistakes as the request has them. */
import { apiError } from '#shared/api/api-error.ts';
import { parsePolicy } from '#shared/policies/parse-policy.ts';
import type { Rule } from '#shared/policies/policy.ts';

/** The fields of a request that make a rule; a rule's name is that of the thing it belongs to. */
export interface RuleFields {
  readonly name: unknown;
  readonly condition: unknown;
  readonly subject?: unknown;
  readonly severity?: unknown;
}

/** A rule with the defaults of the language. @throws {AppError} `validation_error` with every mistake. */
export function parseRule({ name, condition, subject, severity }: RuleFields): Rule {
  const result = parsePolicy({ name: 'rule', effect: 'block', rules: [{ name, condition, ...(subject !== undefined && { subject }), ...(severity !== undefined && { severity }) }] });
  if ('policy' in result && result.policy.rules[0] !== undefined) return result.policy.rules[0];

  const [first, ...others] = 'problems' in result ? result.problems.map(({ path, message }) => ({ field: path.replace(/^rules\[0\]\.?/u, ''), message })) : [];
  throw apiError('validation_error', first?.message ?? 'The rule is not valid.', {
    ...(first === undefined || first.field === '' ? {} : { field: first.field }),
    hint: 'GET /api/v1/openapi.json describes the language; waybill list fields lists the fields.',
    ...(others.length === 0 ? {} : { issues: others.slice(0, 20) }),
  });
}
