/** What is generated from the agent: the IAM policies of a role for scanning AWS. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { GeneratedFile } from './registries.ts';

/** Asks the agent, as a process: nothing in shared imports the agent. Throws when it does not load. */
export function expectedAgentFiles(root: string): GeneratedFile[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'agent/main.ts'), 'doctor', 'aws', '--policy'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The agent does not load, so its policies were not made: ${stderr.trim()}`);
  const policies = JSON.parse(stdout) as unknown[];
  return policies.map((policy, index) => ({ path: `agent/sources/aws/policies/waybill-${index + 1}.policy.json`, text: `${JSON.stringify(policy, null, 2)}\n` }));
}
