/** Two real scans by the server's own agent, everything that can be read of them, and the alert and the deliveries that come of them. */
import { expect } from 'vitest';
import { gzipSync } from 'node:zlib';
import { sha256Hex } from '#shared/model/hash.ts';
import { sampleReport } from '../../harness/report-fixture.ts';
import { reportBytes } from '../../harness/wire-agent.ts';
import { request, settled } from './request.ts';
import type { Row, Seen, SentRow } from './row.ts';
import { deliveredEvents } from './rules.rows.ts';
import type { LiveSocket, World } from './world.ts';

/** Another vendor, no key, a newer dependency. */
const secondTree = {
  'app/chat.py': 'from anthropic import Anthropic\n\nclient = Anthropic()\nclient.messages.create(model="claude-sonnet-4-5", max_tokens=10, messages=[])\n',
  'requirements.txt': 'anthropic==0.40.0\nrequests==2.32.5\n',
};

const sockets = new WeakMap<World, LiveSocket>();

/** The status of the upgrade, or the code with which the server closed at once. */
async function opens(world: World, { url }: SentRow): Promise<Seen> {
  const code = await world.openSocket(url.replace(/^http/, 'ws'), ['scans']).then(
    () => 101,
    (error: unknown) => Number(/closed with (\d+)/.exec(String(error))?.[1]),
  );
  return { status: code, headers: new Headers(), body: undefined, text: '' };
}

/** Opens the socket that the later rows listen to. A row of a socket has the status of its upgrade. */
async function listen(world: World, { url }: SentRow): Promise<Seen> {
  sockets.set(world, await world.openSocket(url.replace(/^http/, 'ws'), ['scans', 'alerts']));
  return { status: 101, headers: new Headers(), body: undefined, text: '' };
}

function socketOf(world: World): LiveSocket {
  const socket = sockets.get(world);
  if (socket === undefined) throw new Error('No socket is open.');
  return socket;
}

const hearsOf = (world: World, type: string, isIt: (subject: string, data: Readonly<Record<string, unknown>>) => boolean) => socketOf(world).hears(({ event }) => event?.type === type && isIt(event.subject, event.data));

/** What the socket said of a scan, once it has ended: how far it was each time, and how it ended. */
const scanEnds = (name: string, end = 'scan.completed') => async (world: World): Promise<Seen> => {
  const id = world.known.get(name);
  await hearsOf(world, end, (subject) => subject === id);
  const told = socketOf(world).told.filter(({ scan_id: scan, event }) => scan === id || event?.subject === id);
  return { status: 101, headers: new Headers(), body: told.map(({ type, done, total, event }) => event?.type ?? `${type}${done !== undefined && done > 0 && done === total ? ' to the end' : ''}`), text: JSON.stringify(told) };
};

const exported = (format: string, mediaType: RegExp, holds: string): Row => ({
  what: `the result as ${format}`,
  requirement: 'R70',
  request: 'POST /scans/{scan}/export',
  body: { format },
  status: 200,
  replyHeaders: { 'content-type': mediaType, 'content-disposition': /^attachment; filename="[^"]+"$/ },
  check: ({ text }) => expect(text).toContain(holds),
});

/** Of the formats that the reference names, those that no exporter writes yet: a refusal with the list of those that one does. */
const notYetExported = (format: string): Row => ({
  what: `${format} is not written yet; the refusal lists what is`,
  requirement: 'R70',
  request: 'POST /scans/{scan}/export',
  body: { format },
  status: 400,
  reply: { code: 'validation_error', detail: { field: 'format', hint: expect.stringContaining('cyclonedx') } },
});

export const scanRows: readonly Row[] = [
  { what: 'the live socket opens with the access token in its address', requirement: 'R74, C25', request: 'GET /ws?token={owner}', as: 'nobody', status: 101, send: listen },
  {
    what: 'a socket ticket for those who would not write a token into an address',
    requirement: 'C25',
    request: 'POST /ws/ticket',
    status: 201,
    reply: { ticket: expect.stringMatching(/^wbt_/), expires_in: 60 },
    keep: { ticket: 'ticket' },
  },
  { what: 'it opens a socket, once', requirement: 'C25', request: 'GET /ws?token={ticket}', as: 'nobody', status: 101, send: opens },
  { what: 'a second time the server closes it with 4401', requirement: 'C25', request: 'GET /ws?token={ticket}', as: 'nobody', status: 4401, send: opens },
  {
    what: 'a scan with the body of the reference',
    requirement: 'R65',
    request: 'POST /scans',
    body: { target: '{tree}', deep: false, n8n_url: null, n8n_api_key: null },
    status: 202,
    reply: { id: expect.stringMatching(/^scn_/), target: 'dir:{tree}', deep: false, trigger: 'api', warnings: [] },
    keep: { scan: 'id' },
  },
  {
    what: 'the socket tells progress to the end, then that it is complete',
    requirement: 'R74',
    request: 'GET /ws?token={owner}',
    as: 'nobody',
    status: 101,
    isHeard: true,
    send: scanEnds('scan'),
    reply: expect.arrayContaining(['progress', 'progress to the end', 'scan.completed']),
  },
  {
    what: 'one scan with its verdict and the signed result behind it',
    requirement: 'R66',
    request: 'GET /scans/{scan}',
    status: 200,
    reply: { id: '{scan}', state: 'completed', verdict: 'fail', result: { is_signed: true, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
  },
  {
    what: 'scans by page, as the reference has it, with the word that it will go',
    requirement: 'R66, C5',
    request: 'GET /scans?page=1&per_page=20',
    status: 200,
    reply: { data: [{ id: '{scan}' }], total: 1 },
    replyHeaders: { deprecation: /^@\d+$/ },
  },
  { what: 'both ways of paging at once are refused', requirement: 'C5', request: 'GET /scans?page=1&limit=5', status: 400, reply: { code: 'validation_error' } },
  {
    what: 'components with where they stand',
    requirement: 'R67',
    request: 'GET /scans/{scan}/components',
    status: 200,
    holds: { data: [{ kind: 'model', name: 'gpt-4o', occurrences: [expect.objectContaining({ path: 'app/chat.py', line: 4 })] }, { kind: 'dependency', name: 'requests', version: '2.32.0' }] },
    check: ({ text }) => expect(text).not.toContain('sk-proj-Zx9L'),
  },
  {
    what: 'nodes and edges of the graph',
    requirement: 'R67',
    request: 'GET /scans/{scan}/graph',
    status: 200,
    holds: { nodes: [{ kind: 'model', name: 'gpt-4o', is_ai: true }], edges: [{ type: expect.any(String), from: expect.stringMatching(/^cmp_/), to: expect.stringMatching(/^cmp_/) }] },
  },
  {
    what: 'every active framework, and the own rule, which is failed',
    requirement: 'R68',
    request: 'GET /scans/{scan}/compliance',
    status: 200,
    reply: { scan_id: '{scan}', rules: [{ id: '{complianceRule}', status: 'failing', violation_count: 1 }] },
    holds: { frameworks: [{ id: '{framework}', is_active: true }, { id: expect.stringContaining('owasp') }] },
  },
  {
    what: 'what violates policies, with evidence',
    requirement: 'R72',
    request: 'GET /scans/{scan}/violations',
    status: 200,
    holds: { data: [{ policy: 'No keys in code', rule: 'key in code', severity: 'critical', state: 'violated', evidence: [expect.objectContaining({ path: 'app/chat.py', line: 3 })] }] },
  },
  { what: 'the verdict of each policy', requirement: 'R72', request: 'GET /scans/{scan}/evaluations', status: 200, holds: { data: [{ policy_id: '{policy}', policy_version: 3, verdict: 'fail' }] } },
  {
    what: 'the scan is judged again by what is in force now',
    requirement: 'R71',
    request: 'POST /scans/{scan}/evaluate',
    status: 200,
    reply: { scan_id: '{scan}', verdict: 'fail' },
    holds: { evaluations: [{ policy_id: '{policy}', verdict: 'fail' }] },
  },
  {
    what: 'both verdicts of the policy',
    requirement: 'R78',
    request: 'GET /policies/{policy}/evaluations',
    status: 200,
    reply: { data: [{ scan_id: '{scan}', verdict: 'fail' }, { scan_id: '{scan}', verdict: 'fail' }] },
  },
  {
    what: 'a changed policy is tried over the past',
    requirement: 'R78',
    request: 'POST /policies/{policy}/dry-run',
    body: { policy: { effect: 'warn' } },
    status: 200,
    reply: { scans_judged: 1, verdicts: { before: { fail: 1 }, after: { warn: 1, fail: 0 } } },
  },
  exported('cyclonedx', /^application\/vnd\.cyclonedx\+json/, '"bomFormat"'),
  exported('sarif', /^application\/(sarif\+)?json/, '"2.1.0"'),
  exported('junit', /xml/, '<testsuites'),
  ...['spdx3', 'html', 'csv', 'markdown'].map(notYetExported),
  {
    what: 'the key in the code has raised an alert',
    requirement: 'R80, R93',
    request: 'GET /ws?token={owner}',
    as: 'nobody',
    status: 101,
    isHeard: true,
    send: async (world) => {
      const { event } = await hearsOf(world, 'alert.triggered', (_, data) => data['rule_id'] === world.known.get('alertRule') || JSON.stringify(data).includes('A key was found'));
      return { status: 101, headers: new Headers(), body: event, text: JSON.stringify(event) };
    },
    keep: { alert: 'subject' },
  },
  { what: 'alerts are listed', requirement: 'R80', request: 'GET /alerts', status: 200, holds: { data: [{ id: '{alert}', state: 'open', scan_id: '{scan}' }] } },
  {
    what: 'one alert with its subjects',
    requirement: 'R80',
    request: 'GET /alerts/{alert}',
    status: 200,
    reply: { rule_id: '{alertRule}', severity: 'critical', subject_count: 1, subjects: [{ evidence: [{ path: 'app/chat.py', line: 3 }] }] },
  },
  {
    what: 'somebody looks after it',
    requirement: 'R80',
    request: 'POST /alerts/{alert}/acknowledge',
    body: { note: 'The key is being replaced.' },
    status: 200,
    reply: { state: 'acknowledged', acknowledge_note: 'The key is being replaced.' },
  },
  { what: 'it is resolved', requirement: 'R80', request: 'POST /alerts/{alert}/resolve', status: 200, reply: { state: 'resolved', resolved_by: '{ownerId}' } },
  {
    what: 'the receiver got the completed scan and the alerts, each signed, once',
    requirement: 'R91, R92',
    request: 'GET /webhooks/{webhook}/deliveries',
    status: 200,
    // The test, the scan, and two alerts: of the starter rule for critical findings, and of the own one.
    send: (_, row) => settled(row, ({ body }) => (body as { data: { state: string }[] }).data.filter(({ state }) => state === 'delivered').length >= 4),
    reply: { data: [{ state: 'delivered' }, { state: 'delivered' }, { state: 'delivered' }, { event: 'webhook.test', state: 'delivered' }] },
    check: (_, world) => expect(deliveredEvents(world).sort()).toEqual(['alert.triggered', 'alert.triggered', 'scan.completed', 'webhook.test']),
  },
  {
    what: 'a second scan, of a changed tree',
    requirement: 'R65',
    request: 'POST /scans',
    body: { target: 'dir:{tree}', deep: true },
    status: 202,
    reply: { deep: true },
    send: async (world, row) => {
      await world.plant(secondTree);
      return request(row);
    },
    keep: { secondScan: 'id' },
  },
  { what: 'it ends', requirement: 'R74', request: 'GET /ws?token={owner}', as: 'nobody', status: 101, isHeard: true, send: scanEnds('secondScan'), reply: expect.arrayContaining(['scan.completed']) },
  {
    what: 'added, removed and changed from one scan to the other',
    requirement: 'R69',
    request: 'GET /scans/{scan}/compare/{secondScan}',
    status: 200,
    reply: {
      before: { scan_id: '{scan}' },
      after: { scan_id: '{secondScan}' },
      components: { changed_total: 1, changed: [{ name: 'requests', version: '2.32.5' }] },
    },
    holds: {
      'components.changed.0.changes': [{ field: 'version', before: '2.32.0', after: '2.32.5' }],
      'components.added': [{ kind: 'sdk', name: 'anthropic' }],
      'components.removed': [{ kind: 'model', name: 'gpt-4o' }],
      'findings.fixed': [{ severity: 'critical' }],
    },
  },
  {
    what: 'a scan that also names n8n is one scan of two targets; its key is sealed at once, never shown',
    requirement: 'R65, C27',
    request: 'POST /scans',
    body: { target: '{tree}', n8n_url: '{n8n}', n8n_api_key: '{n8nKey}' },
    status: 202,
    reply: { targets: ['dir:{tree}', 'n8n:{n8n}'], state: 'queued', credential_id: expect.any(String), warnings: [] },
    check: ({ text }, { known }) => expect(text).not.toContain(known.get('n8nKey')),
    keep: { n8nScan: 'id' },
  },
  { what: 'a scan is cancelled', requirement: 'R65', request: 'POST /scans/{n8nScan}/cancel', status: 202, reply: { id: '{n8nScan}' } },
  {
    what: 'a scan of a folder that is not there is accepted, because only the agent can know',
    requirement: 'R65',
    request: 'POST /scans',
    body: { target: '{tree}/missing' },
    status: 202,
    keep: { failingScan: 'id' },
  },
  {
    what: 'the socket reports the error',
    requirement: 'R74',
    request: 'GET /ws?token={owner}',
    as: 'nobody',
    status: 101,
    isHeard: true,
    send: scanEnds('failingScan', 'scan.failed'),
    reply: expect.arrayContaining(['scan.failed']),
  },
  {
    what: 'the scan says why',
    requirement: 'R66',
    request: 'GET /scans/{failingScan}',
    status: 200,
    reply: { state: 'failed', error: { code: 'target_not_found', message: expect.stringContaining('missing') } },
  },
  { what: 'a scan of somewhere else is not there', requirement: 'R9', request: 'GET /scans/scn_of_nobody', status: 404, reply: { code: 'not_found' } },
  {
    what: 'recent scans, severities and the trend of the days',
    requirement: 'R81',
    request: 'GET /dashboard/overview?days=7',
    status: 200,
    reply: {
      days: 7,
      // Of the newest scan of the source, in which the key is gone.
      severity_distribution: { critical: 0 },
      agents: { total: 1, online: 1 },
    },
    holds: { recent_scans: [{ id: '{secondScan}', verdict: 'pass' }, { id: '{scan}', verdict: 'fail' }] },
    check: ({ body }) => {
      const { trend } = body as { trend: { verdicts: { pass: number; fail: number } }[] };
      const sum = (of: 'pass' | 'fail') => trend.reduce((total, { verdicts }) => total + verdicts[of], 0);
      // Over all days: the walk may cross midnight.
      expect([trend.length, sum('pass'), sum('fail')]).toEqual([7, 1, 1]);
    },
  },
];

export const internalRows: readonly Row[] = [
  {
    what: 'the scanner service delivers a result with the internal key',
    requirement: 'R73, C26',
    request: 'POST /internal/scans/{ownScan}/result',
    as: 'nobody',
    headers: { 'x-internal-api-key': '{internalKey}', 'content-type': 'application/vnd.waybill.report+ndjson', 'content-encoding': 'gzip' },
    status: 200,
    send: ({ known }, row) => {
      const bytes = reportBytes(sampleReport(), known.get('ownScan') ?? '');
      return request({ ...row, headers: { ...row.headers, 'waybill-sha256': sha256Hex(bytes) }, body: gzipSync(bytes) });
    },
    reply: { scan_id: '{ownScan}', state: 'completed', is_signed: false },
  },
  { what: 'what it delivered is a scan like any other', requirement: 'R73', request: 'GET /scans/{ownScan}', status: 200, reply: { state: 'completed', result: { is_signed: false } } },
  {
    what: 'a user’s token is no internal key',
    requirement: 'R73',
    request: 'POST /internal/scans/{scan}/result',
    status: 401,
    reply: { code: 'unauthorized', detail: { field: 'X-Internal-Api-Key' } },
  },
];
