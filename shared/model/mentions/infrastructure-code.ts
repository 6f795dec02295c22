/** Roles and trust policies as infrastructure code declares them. */
import type { Json, JsonObject } from '../fact.ts';
import { isJsonObject } from '../json-object.ts';
import { roleOf } from './correlate.ts';
import { issuerOf } from './trust-policy.ts';

/** Types that declare a role, with the attributes that hold its name and its path. */
const roleTypes: Readonly<Record<string, readonly [name: string, path: string]>> = { aws_iam_role: ['name', 'path'], 'AWS::IAM::Role': ['RoleName', 'Path'] };

/** The ARN of the role that a resource declares, in whichever account; undefined for other types and for a name that is computed. */
export function declaredRole(resourceType: string, attributes: JsonObject): string | undefined {
  const [nameAttribute = '', pathAttribute = ''] = Object.hasOwn(roleTypes, resourceType) ? (roleTypes[resourceType] ?? []) : [];
  const [name, path] = [attributes[nameAttribute], attributes[pathAttribute] ?? '/'];
  if (typeof name !== 'string' || typeof path !== 'string' || !/^[\w+=,.@-]+$/u.test(name)) return undefined;
  return roleOf(`arn:*:iam::*:role${path.startsWith('/') ? path : '/'}${name}`)?.key;
}

/** The trust policy that a resource declares, in the form of IAM: a role's own document, or one in blocks. Undefined where there is none, or it is computed. */
export function declaredTrust(resourceType: string, attributes: JsonObject): JsonObject | undefined {
  if (resourceType === 'data.aws_iam_policy_document') return policyOf(attributes);
  if (!Object.hasOwn(roleTypes, resourceType)) return undefined;
  const written = attributes['assume_role_policy'] ?? attributes['AssumeRolePolicyDocument'];
  if (isJsonObject(written)) return written;
  if (typeof written !== 'string' || !/^\s*\{/u.test(written)) return undefined;
  try {
    const policy = JSON.parse(written) as Json;
    return isJsonObject(policy) ? policy : undefined;
  } catch {
    // Text with expressions in it is no JSON.
    return undefined;
  }
}

/** A policy of blocks, as far as it lets the pipelines of repositories in; undefined when it tests nothing of them. */
function policyOf({ statement }: JsonObject): JsonObject | undefined {
  const statements = listOf(statement).flatMap((block): JsonObject[] => {
    if (!isJsonObject(block) || (block['effect'] !== undefined && block['effect'] !== 'Allow')) return [];
    const tests = listOf(block['condition']).flatMap((test) => {
      const [variable, values, operator] = isJsonObject(test) ? [test['variable'], test['values'], test['test']] : [];
      return typeof variable === 'string' && typeof operator === 'string' && values !== undefined ? [{ variable, values, operator }] : [];
    });
    // The provider is most often another resource of the file, so who issues the tokens is told by what is tested.
    const issuer = tests.map(({ variable }) => issuerOf(variable)).find((each) => each !== undefined);
    if (issuer === undefined) return [];
    const conditions = tests.map(({ variable, values, operator }, index): [string, JsonObject] => [`${operator}${index === 0 ? '' : ` ${index}`}`, { [variable]: values }]);
    return [{ Effect: 'Allow', Principal: { Federated: `arn:aws:iam::*:oidc-provider/${issuer}` }, Condition: Object.fromEntries(conditions) }];
  });
  return statements.length === 0 ? undefined : { Statement: statements };
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : value === undefined ? [] : [value];
}
