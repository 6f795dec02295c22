import type { Foundation } from '../../foundation.ts';

export type DashboardService = ReturnType<typeof createDashboardService>;

export function createDashboardService(_foundation: Foundation) {
  return {};
}
