/** A comparison as the API shows it. */
import { z } from 'zod';
import { severities } from '#shared/model/report.ts';

const side = z.object({
  scan_id: z.string(),
  target: z.string(),
  finished_at: z.string().nullable(),
  component_count: z.number().int().nullable(),
  verdict: z.enum(['pass', 'warn', 'fail']).nullable(),
});

const component = z.object({ id: z.string(), kind: z.string(), name: z.string(), version: z.string().nullable(), is_ai: z.boolean() });
const place = z.object({ path: z.string(), line: z.number() });
const changed = component.extend({
  before_id: z.string().describe('Another than id for another version of the same dependency.'),
  changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  places_added: z.array(place),
  places_removed: z.array(place),
});

const end = z.object({ id: z.string(), name: z.string().nullable() });
const relationship = z.object({ id: z.string(), type: z.string(), from: end, to: end });

const finding = z.object({
  fingerprint: z.string().nullable(),
  check: z.string(),
  severity: z.enum(severities),
  subject: z.object({ type: z.string(), id: z.string(), name: z.string() }),
  reason: z.string(),
});

const total = z.number().int();

export const comparisonReply = z.object({
  before: side,
  after: side,
  components: z.object({
    added_total: total,
    removed_total: total,
    changed_total: total,
    moved_total: total.describe('The same but for the lines where they stand; not listed.'),
    unchanged_total: total,
    added: z.array(component),
    removed: z.array(component),
    changed: z.array(changed),
  }),
  relationships: z.object({ added_total: total, removed_total: total, unchanged_total: total, added: z.array(relationship), removed: z.array(relationship) }),
  findings: z.object({
    new_total: total,
    fixed_total: total,
    unconfirmed_total: total.describe('Not seen any more, but not proved fixed: a source was not read to its end, or the check gave no verdict or did not run.'),
    persisting_total: total,
    new: z.array(finding),
    fixed: z.array(finding),
    unconfirmed: z.array(finding),
  }),
  is_cut: z.boolean().describe('A list is shorter than its total; ask for a higher limit.'),
});
