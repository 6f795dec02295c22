import { admins, editors, readers, type MatrixRows } from './matrix.ts';

const schedule = { name: 'nightly', cron: '30 2 * * *', target: '/srv/app' };

export const rows: MatrixRows = {
  seed: async (server, { ownerToken }) => {
    const made = await server.request('POST', '/schedules', { token: ownerToken, body: schedule });
    return { schedule: (made.body as { id: string }).id };
  },
  rows: [
    { operationId: 'createSchedule', request: 'POST /schedules', allowed: editors, body: { ...schedule, name: 'another' } },
    { operationId: 'listSchedules', request: 'GET /schedules', allowed: readers },
    { operationId: 'getSchedule', request: 'GET /schedules/{schedule}', allowed: readers },
    { operationId: 'updateSchedule', request: 'PUT /schedules/{schedule}', allowed: editors, body: { deep: true } },
    { operationId: 'runSchedule', request: 'POST /schedules/{schedule}/run', allowed: editors, body: {} },
    { operationId: 'deleteSchedule', request: 'DELETE /schedules/{schedule}', allowed: admins },
  ],
};
