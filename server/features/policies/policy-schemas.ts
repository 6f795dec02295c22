/** Policies as the API shows and takes them. */
import { z } from 'zod';
import { severities } from '#shared/model/report.ts';
import { effects, operators, ruleSubjects } from '#shared/policies/policy.ts';

/** What the OpenAPI document says of a condition. */
const condition: z.ZodType = z
  .union([
    z.strictObject({ all: z.array(z.lazy(() => condition)) }),
    z.strictObject({ any: z.array(z.lazy(() => condition)) }),
    z.strictObject({ not: z.lazy(() => condition) }),
    z.strictObject({
      field: z.string(),
      operator: z.enum(operators),
      value: z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()]))]).optional(),
    }),
  ])
  .meta({ id: 'Condition' });

const rule = z
  .strictObject({ name: z.string(), subject: z.enum(ruleSubjects), condition, severity: z.enum(severities) })
  .meta({ id: 'Rule' });

/** What a policy says, without its standing. */
export const policyContent = z.object({
  name: z.string(),
  description: z.string().optional(),
  effect: z.enum(effects),
  rules: z.array(rule),
});

export const policyReply = policyContent.extend({
  id: z.string(),
  version: z.number().int(),
  is_active: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
});

export const versionReply = policyContent.extend({ policy_id: z.string(), version: z.number().int(), is_current: z.boolean(), created_by: z.string(), created_at: z.string() });

/**
 * Only the outer shape is checked here. The policy's own parser checks the rest: it knows which fields and operators
 * go together, and says every mistake at once.
 */
export const policyFields = {
  name: z.unknown().meta({ type: 'string' }),
  description: z.unknown().optional().meta({ type: 'string' }),
  effect: z.unknown().meta({ type: 'string', enum: [...effects] }),
  rules: z.unknown().meta({ type: 'array', description: 'Rules {name, subject, condition, severity?}; a condition describes what is not wanted.' }),
};

const verdict = z.enum(['pass', 'warn', 'fail']);
const verdictCounts = z.object({ pass: z.number().int(), warn: z.number().int(), fail: z.number().int() });
const listedViolation = z.object({
  rule: z.string(),
  severity: z.enum(severities),
  state: z.enum(['violated', 'unknown', 'waived']),
  subject: z.object({ type: z.string(), id: z.string(), name: z.string() }),
  message: z.string(),
});

export const dryRunReply = z.object({
  /** What was tried. `version` is null for content that is not stored. */
  candidate: policyContent.extend({ policy_id: z.string().nullable(), version: z.number().int().nullable() }),
  /** What it was compared with: the policy in force. Null when none is. */
  baseline: z.object({ policy_id: z.string(), version: z.number().int() }).nullable(),
  scans_judged: z.number().int(),
  scans_unreadable: z.number().int(),
  verdicts: z.object({ before: verdictCounts.nullable(), after: verdictCounts }),
  changed: z.array(
    z.object({
      scan_id: z.string(),
      source: z.string().nullable(),
      target: z.string(),
      finished_at: z.string(),
      before: verdict.nullable(),
      after: verdict,
      violation_count: z.number().int(),
      waived_count: z.number().int(),
      added_count: z.number().int(),
      removed_count: z.number().int(),
      added: z.array(listedViolation),
      removed: z.array(listedViolation),
    }),
  ),
  assets: z.array(z.object({ type: z.string(), id: z.string(), name: z.string(), kind: z.string(), scans: z.number().int(), scans_new: z.number().int() })),
  assets_total: z.number().int(),
  is_cut: z.boolean(),
  cut_reasons: z.array(z.string()),
});
