/** Every endpoint of the API references, asked of a fresh server in the order a customer would. With WAYBILL_TEST_TABLE=FILE the walk is written there as a table. */
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { accountRows, farewellRows } from './reference/accounts.rows.ts';
import { behaviourRows } from './reference/behaviour.rows.ts';
import { furtherEndpoints, referenceEndpoints } from './reference/endpoints.ts';
import { auditRows, keyRows } from './reference/keys.rows.ts';
import { organizationRows } from './reference/organizations.rows.ts';
import { ruleEndRows, ruleRows, webhookRows } from './reference/rules.rows.ts';
import { internalRows, scanRows } from './reference/scans.rows.ts';
import { sourceRows } from './reference/sources.rows.ts';
import { markdownTable, missingEndpoints } from './reference/table.ts';
import { walk } from './reference/walk.ts';
import { startWorld } from './reference/world.ts';

const rows = [...accountRows, ...organizationRows, ...ruleRows, ...webhookRows, ...scanRows, ...internalRows, ...sourceRows, ...keyRows, ...behaviourRows, ...auditRows, ...ruleEndRows, ...farewellRows];
const endpoints = [...referenceEndpoints, ...furtherEndpoints];

test('each endpoint of the references is called with success at least once', () => {
  expect(missingEndpoints(rows, endpoints)).toEqual([]);
});

test('a request that is refused, or goes elsewhere, does not count for its endpoint', () => {
  const rows = [
    { what: '', requirement: '', request: 'GET /scans/{scan}', status: 404 },
    { what: '', requirement: '', request: 'GET /scans/{scan}/graph', status: 200 },
    { what: '', requirement: '', request: 'POST /scans?x=1', status: 202 },
  ];

  expect(missingEndpoints(rows, ['GET /scans/:id', 'GET /scans', 'POST /scans', 'GET /scans/:id/graph'])).toEqual(['GET /scans/:id', 'GET /scans']);
});

test('every request of the walk gets the reply that its row states', { timeout: 120_000 }, async () => {
  const world = await startWorld();

  const { sent, problems } = await walk(rows, world);

  const file = process.env['WAYBILL_TEST_TABLE'];
  if (file !== undefined) await writeFile(file, markdownTable(sent, endpoints));
  expect(problems.join('\n\n')).toBe('');
  expect(world.complaints()).toEqual([]);
  expect(await world.stop()).toBe(0);
});
