/** A whole agent of a real server. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ScanRequest } from '../../../agent/link/job.ts';
import type { RunAgentOptions } from '../../../agent/link/run-agent.ts';
import type { TestServer } from '../../harness/server.ts';
import { enrolmentToken } from '../../harness/wire-agent.ts';
import { emptyReport, startAgent, type AgentInTest } from './agent-in-test.ts';
import { tempDir } from './temp-dir.ts';

let agents = 0;

export interface AgentOfServer extends AgentInTest {
  /** What it was asked to scan. */
  readonly requests: readonly ScanRequest[];
  readonly dir: string;
}

/** Enrols an agent of its own name and runs it until the test is over. Its scans end at once unless others are given. */
export async function agentOfServer(server: TestServer, given: Partial<RunAgentOptions>): Promise<AgentOfServer> {
  const dir = given.agentDir ?? (await tempDir());
  const tokens = [await enrolmentToken(server)];
  const requests: ScanRequest[] = [];
  const { scan = async ({ target, more = [] }) => reportOf([target, ...more.map((each) => each.target)]), ...rest } = given;
  const agent = startAgent({
    server: server.url,
    self: { name: `agent-${(agents += 1)}`, hostName: 'host', labels: [], version: '0.1.0', os: 'test' },
    nextToken: async () => tokens.shift(),
    ...rest,
    agentDir: dir,
    scan: async (request) => {
      requests.push(request);
      return scan(request);
    },
  });
  return { ...agent, requests, dir };
}

function reportOf(keys: readonly string[]) {
  return { ...emptyReport(keys[0] ?? ''), sources: keys.map((key) => ({ key, kind: 'dir' as const, name: key, attributes: {} })) };
}

/** What the owner of the organization makes. */
export async function createdAt(server: TestServer, path: string, body: object): Promise<{ id: string }> {
  const reply = await server.request('POST', path, { token: server.ownerToken, body });
  if (reply.status >= 300) throw new Error(reply.text);
  return reply.body as { id: string };
}

export function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile());
}
