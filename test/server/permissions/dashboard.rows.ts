import { readers, type MatrixRows } from './matrix.ts';

export const rows: MatrixRows = {
  rows: [{ operationId: 'getDashboardOverview', request: 'GET /dashboard/overview', allowed: readers }],
};
