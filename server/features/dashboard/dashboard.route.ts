import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { scanState } from '../scans/scan-reply.ts';
import { dashboardLimits } from './dashboard.service.ts';

const count = z.number().int();
const severityCounts = z.object({ critical: count, high: count, medium: count, low: count, info: count });
const verdict = z.enum(['pass', 'warn', 'fail']);
const verdictCounts = z.object({ pass: count, warn: count, fail: count });

const overview = z.object({
  as_of: z.string(),
  days: count,
  is_cut: z.boolean(),
  recent_scans: z.array(
    z.object({
      id: z.string(),
      target: z.string(),
      state: scanState,
      trigger: z.string(),
      verdict: verdict.nullable(),
      finding_counts: severityCounts.nullable(),
      component_count: count.nullable(),
      created_at: z.string(),
      finished_at: z.string().nullable(),
    }),
  ),
  source_count: count,
  partial_source_count: count.describe('Sources whose newest scan did not read them to their end; the numbers count what it shows.'),
  severity_distribution: severityCounts.describe('Findings of the newest scan of each source.'),
  verdicts: verdictCounts.describe('Of the newest scan of each source; one of several sources counts for each of them.'),
  components_by_kind: z.array(z.object({ kind: z.string(), count })),
  trend: z.array(z.object({ date: z.string(), scans: count, failed_scans: count, verdicts: verdictCounts, findings: severityCounts, violations: count })),
  top_sources: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string(), scan_id: z.string(), violations: count })).describe('By the violations of their newest scans; those of a scan of several sources count for each of them.'),
  top_policies: z.array(z.object({ id: z.string(), name: z.string(), violations: count })),
  open_alerts: severityCounts,
  agents: z.object({ total: count, online: count }),
  next_schedules: z.array(z.object({ id: z.string(), name: z.string(), target: z.string(), next_run_at: z.string().nullable() })),
});

export default [
  defineRoute({
    method: 'GET',
    path: '/dashboard/overview',
    operationId: 'getDashboardOverview',
    tag: 'Dashboard',
    summary: 'How the organization stands: recent scans, severities, verdicts and components of the newest scan of each source, and the trend by day (UTC).',
    access: { kind: 'permission', permission: 'dashboard:read' },
    query: z.strictObject({ days: z.coerce.number().int().min(1).max(dashboardLimits.daysMax).default(30).describe(`Days of the trend, 1–${dashboardLimits.daysMax}.`) }),
    response: { status: 200, schema: overview },
    errors: [],
    handle: ({ principal, query: { days } }, { dashboard }) => dashboard.overview(principal.orgId, days),
  }),
];
