/**
 * Live sources through a server's schedule: an integration with a sealed credential, a tick of the schedule, a whole agent with the real
 * sources, the stand-in of the platform, and what the server then shows and exports.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Report } from '#shared/model/report.ts';
import type { LiveMessage } from '#shared/protocol/live.ts';
import type { SourceAccess } from '../../agent/link/job-plan.ts';
import { listSources } from '../../agent/sources/target.ts';
import { agentOfServer, createdAt, filesBelow, type AgentOfServer } from '../agent/link/agent-of-server.ts';
import { startAws } from '../agent/sources/aws/aws-in-test.ts';
import { githubServer, testToken, type GithubServer } from '../harness/github/server.ts';
import { repository, world } from '../harness/github/world.ts';
import { apiKey, sampleState } from '../harness/n8n/sample.ts';
import { startStandIn, type StandIn } from '../harness/n8n/stand-in.ts';
import { scanInTest } from '../harness/scan.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

const sarif = new AjvDraft04.default({ allErrors: true, strict: false });
addFormats.default(sarif);
const isSarif = sarif.compile(JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/schemas/sarif-schema-2.1.0-errata01.json'), 'utf8')) as object);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ given: { outboundAllow: '127.0.0.0/8', outboundHttp: 'true' } });
});
afterAll(() => server.close());

/** What one scheduled run came to. */
interface Run {
  readonly scan: Readonly<Record<string, unknown>> & { readonly id: string };
  readonly report: Report;
  readonly cyclonedx: string;
  readonly sarif: string;
  readonly table: string;
  readonly agent: AgentOfServer;
  readonly told: readonly LiveMessage[];
}

const get = async (path: string) => (await server.request('GET', path, { token: server.ownerToken })).text;

/** Schedules an integration for every minute, lets one pass, and waits until the agent has delivered. */
async function scheduledRun({ integration, held = [] }: Connected): Promise<Run> {
  const { id } = await createdAt(server, '/integrations', integration);
  const schedule = await createdAt(server, '/schedules', { name: `of ${id}`, cron: '* * * * *', integration_id: id });
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/v1/ws`, { headers: { authorization: `Bearer ${server.ownerToken}` } });
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  const told: LiveMessage[] = [];
  const ended = Promise.withResolvers<void>();
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as LiveMessage;
    told.push(message);
    if (message.type === 'event' && /^scan\.(?:completed|failed|cancelled)$/.test(message.event.type)) ended.resolve();
  });
  socket.send('{"subscribe":["*"]}');
  const agent = await agentOfServer(server, {
    scan: scanInTest,
    access: { sources: listSources(), variables: {}, integrations: [], credentials: held },
    generatedAt: () => new Date(server.clock.now()),
  });

  server.clock.advance(60_000);
  await server.app.jobs.run('schedules');
  await agent.untilEnded(1);
  await ended.promise;

  const { data } = JSON.parse(await get(`/scans?schedule_id=${schedule.id}`)) as { data: Run['scan'][] };
  const scan = data[0] as Run['scan'];
  const exported = async (format: string) => (await server.request('POST', `/scans/${scan.id}/export`, { token: server.ownerToken, body: { format } })).text;
  await server.request('DELETE', `/schedules/${schedule.id}`, { token: server.ownerToken });
  return { scan, report: JSON.parse(await exported('json')) as Report, cyclonedx: await exported('cyclonedx'), sarif: await exported('sarif'), table: await exported('table'), agent, told };
}

const acme = () =>
  githubServer(
    world({
      repositories: [
        repository('shop', { files: { 'src/app.py': 'from openai import OpenAI\n\nOpenAI().chat.completions.create(model="gpt-4o-2024-08-06", messages=[])\n' } }),
        repository('site', { files: { 'index.ts': "import Anthropic from '@anthropic-ai/sdk';\nnew Anthropic();\n" } }),
        repository('tools'),
      ],
    }),
  );

/** An integration as it is made at the server, and the credentials that the agent holds itself. */
interface Connected {
  readonly integration: object;
  readonly held?: SourceAccess['credentials'];
}

interface Platform {
  readonly name: string;
  /** Starts the stand-in; says how it is connected, what nobody may see, how often it was asked, and how to make it fail halfway. */
  start(): Promise<Connected & { readonly credential: string; calls(): number; breakHalfway(): void }>;
  readonly findsComponent: { readonly kind: string; readonly name: string };
  readonly findsCheck: string;
  /** Requests of a whole scan at most. */
  readonly callsMax: number;
}

/** Those that are read in no time ask the agent to wait once: a scan that ends before the thread of the heartbeats is up has no progress to tell. */
const platforms: readonly Platform[] = [
  {
    name: 'GitHub',
    start: async () => {
      const github: GithubServer = await acme();
      github.fail('GET /orgs/acme/hooks', { status: 429, headers: { 'retry-after': '2' } }, 1);
      return {
        credential: testToken,
        integration: { name: 'acme', kind: 'github', config: { owner: 'acme', api_url: github.url }, credential: { token: testToken } },
        calls: () => github.asked.length,
        breakHalfway: () => github.fail('GET /_codeload/acme/site', 'truncated'),
      };
    },
    findsComponent: { kind: 'model', name: 'gpt-4o-2024-08-06' },
    findsCheck: 'github_branch_protection',
    callsMax: 120,
  },
  {
    name: 'n8n',
    start: async () => {
      const n8n: StandIn = await startStandIn(sampleState());
      n8n.fault = ({ path }, count) => (path === '/api/v1/credentials' && count === 1 ? { kind: 'status', status: 429, headers: { 'retry-after': '2' } } : undefined);
      return {
        credential: apiKey,
        integration: { name: 'flows', kind: 'n8n', config: { url: n8n.url }, credential: { api_key: apiKey } },
        calls: () => n8n.seen.length,
        breakHalfway: () => {
          n8n.fault = ({ path }) => (path === '/api/v1/credentials' ? { kind: 'reset' } : undefined);
        },
      };
    },
    findsComponent: { kind: 'workflow_node', name: '@n8n/n8n-nodes-langchain.agent' },
    findsCheck: 'n8n_webhook_no_auth',
    callsMax: 60,
  },
  {
    name: 'AWS',
    start: async () => {
      const aws = await startAws();
      return {
        credential: aws.world.state.secretAccessKey,
        // The address of the stand-in is the agent's own: a server cannot send the agent's keys elsewhere.
        integration: { name: 'cloud', kind: 'aws', config: { regions: ['eu-west-1'] }, credential_name: 'lab' },
        held: [{ name: 'lab', kind: 'aws', targets: ['aws:eu-west-1'], settings: aws.settings }],
        calls: () => aws.calls.length,
        breakHalfway: () => void aws.faults.push({ service: 'kms', operation: 'ListKeys', fault: { cut: true } }),
      };
    },
    findsComponent: { kind: 'agent', name: 'agent-A1' },
    findsCheck: 'aws_bedrock_agent_guardrail',
    callsMax: 500,
  },
];

describe.each(platforms)('$name by a schedule of the server', { timeout: 120_000 }, ({ name, start, findsComponent, findsCheck, callsMax }) => {
  it('is scanned by the agent with its credential, shown with real progress, and exported as valid documents', async () => {
    const platform = await start();

    const run = await scheduledRun(platform);

    const { credential } = platform;
    expect(run.scan).toMatchObject({ state: 'completed', trigger: 'schedule' });
    expect(run.report.components.map(({ kind, name }) => ({ kind, name }))).toContainEqual(findsComponent);
    expect(run.report.checks.find(({ check }) => check === findsCheck)?.population).toBeGreaterThan(0);
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(run.cyclonedx)).toBeNull();
    expect(isSarif(JSON.parse(run.sarif)), JSON.stringify(isSarif.errors)).toBe(true);
    expect(run.table).toContain(findsCheck);
    expect(platform.calls()).toBeGreaterThan(5);
    expect(platform.calls()).toBeLessThanOrEqual(callsMax);
    const progress = run.told.filter((message) => message.type === 'progress' && message.scan_id === run.scan.id);
    expect(progress.some((message) => message.type === 'progress' && message.total > 0 && message.done <= message.total && (message.current ?? '') !== '')).toBe(true);
    await run.agent.stop();
    for (const text of [run.cyclonedx, run.sarif, run.table, JSON.stringify(run.report), JSON.stringify(run.told), run.agent.logged.join('\n'), server.logLines.join('\n')]) expect(text.includes(credential)).toBe(false);
    for (const path of [...filesBelow(run.agent.dir), ...filesBelow(server.dataDir)]) expect(readFileSync(path).includes(credential), path).toBe(false);
  });

  it('that fails halfway gives a partial scan whose report says what is missing', async () => {
    const platform = await start();
    const integration = { ...platform.integration, name: `${name}, failing` };

    platform.breakHalfway();
    const run = await scheduledRun({ ...platform, integration });

    expect(run.scan).toMatchObject({ state: 'partial' });
    expect(run.report.coverage.sources.map(({ state }) => state)).toEqual(['partial']);
    const missing = run.report.coverage.entries.filter(({ effect }) => effect !== 'ignored');
    expect(missing.length).toBeGreaterThan(0);
    for (const { detail } of missing) expect(detail).toMatch(/\S.*\.$/);
    expect(run.table).toContain('INCOMPLETE');
  });
});
