import { everyone, type MatrixRows } from './matrix.ts';

export const rows: MatrixRows = {
  rows: [
    { operationId: 'getReference', request: 'GET /docs', allowed: everyone },
    { operationId: 'getReferenceStyle', request: 'GET /docs/style.css', allowed: everyone },
  ],
};
