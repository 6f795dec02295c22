/** Policies of resources as infrastructure code writes them: documents, texts of documents, and documents in blocks. */
import type { Json, JsonObject } from '../../../model/fact.ts';
import { isJsonObject } from '../../../model/json-object.ts';
import { parsePolicy } from '../../aws/policy.ts';
import { opennessOf } from '../../aws/public-policy.ts';
import { isComputed, listAt, textsIn, type Beside, type Declared } from './declared.ts';

/** `open`: anyone may; `computed`: what decides it is not written out; `none`: there is no policy. */
export type PolicyState = 'open' | 'closed' | 'computed' | 'none';

/** How far the policy at an attribute opens a resource. One that is a data source of the same file is followed. */
export function policyState(declared: Declared, attribute: string, beside: Beside): PolicyState {
  const written = declared.settings[attribute];
  if (written !== undefined && written !== null) return stateOf(documentOf(written), (part) => isComputed(declared, `${attribute}.${part}`));
  if (!isComputed(declared, attribute)) return 'none';
  const sources = beside.folder.filter(({ type, resource }) => type === 'data.aws_iam_policy_document' && resource.path === declared.resource.path && declared.references.has(resource.name));
  const states = sources.map((source) => stateOf(ofBlocks(source.settings['statement']), (part) => isComputed(source, blockNames[part] ?? part)));
  return states.includes('open') ? 'open' : 'computed';
}

/** Where a data source holds what a document holds. */
const blockNames: Readonly<Record<string, string>> = {
  'Statement.Principal': 'statement.principals',
  'Statement.NotPrincipal': 'statement.not_principals',
  'Statement.Condition': 'statement.condition',
  'Statement.Effect': 'statement.effect',
};

function stateOf(document: Json | undefined, isPartComputed: (part: string) => boolean): PolicyState {
  const statements = document === undefined ? undefined : parsePolicy(document);
  // What may narrow a statement, or take it back, must be written out for it to be open.
  const isUncertain = ['Statement.Condition', 'Statement.Effect'].some((part) => isPartComputed(part));
  if (statements === undefined) return 'computed';
  if (opennessOf(statements) === 'open') return isUncertain ? 'computed' : 'open';
  return isUncertain || isPartComputed('Statement.Principal') || isPartComputed('Statement.NotPrincipal') ? 'computed' : 'closed';
}

function documentOf(written: Json): Json | undefined {
  if (typeof written !== 'string') return written;
  try {
    return JSON.parse(written) as Json;
  } catch {
    // Text with expressions in it is no JSON.
    return undefined;
  }
}

/** The document that `aws_iam_policy_document` makes. @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document (read 2026-11). */
function ofBlocks(statement: Json | undefined): JsonObject {
  return { Statement: listAt(statement).flatMap((block) => (isJsonObject(block) ? [statementOf(block)] : [])) };
}

function statementOf(block: JsonObject): JsonObject {
  const conditions = listAt(block['condition']).flatMap((test, index): [string, JsonObject][] => {
    if (!isJsonObject(test) || typeof test['test'] !== 'string' || typeof test['variable'] !== 'string') return [];
    // Two tests by one operator are two conditions; an operator is told from its twin by case, which IAM ignores.
    return [[index % 2 === 0 ? test['test'] : test['test'].toUpperCase(), { [test['variable']]: textsIn(test['values']) }]];
  });
  return {
    Effect: typeof block['effect'] === 'string' ? block['effect'] : 'Allow',
    Action: block['actions'] ?? '*',
    ...(block['principals'] !== undefined && { Principal: principalOf(block['principals']) }),
    ...(block['not_principals'] !== undefined && { NotPrincipal: principalOf(block['not_principals']) }),
    ...(conditions.length > 0 && { Condition: Object.fromEntries(conditions) }),
  };
}

function principalOf(blocks: Json): Json {
  const principals = new Map<string, string[]>();
  for (const block of listAt(blocks)) {
    if (!isJsonObject(block) || typeof block['type'] !== 'string') continue;
    const identifiers = textsIn(block['identifiers']);
    if (block['type'] === '*' && identifiers.includes('*')) return '*';
    principals.set(block['type'], [...(principals.get(block['type']) ?? []), ...identifiers]);
  }
  return Object.fromEntries(principals);
}
