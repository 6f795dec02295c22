import { everyone, type MatrixRows } from './matrix.ts';

export const rows: MatrixRows = {
  rows: [
    { operationId: 'getHealth', request: 'GET /health', allowed: everyone },
    { operationId: 'getMetrics', request: 'GET /metrics', allowed: everyone },
    { operationId: 'getOpenApi', request: 'GET /openapi.json', allowed: everyone },
  ],
};
