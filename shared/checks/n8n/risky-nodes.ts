/** Node types that reach beyond n8n: the machine it runs on, or machines of others. Code nodes run in n8n's own sandbox and have checks of their own. */
import { ai, base, codeRunners, commandRunners, familyOf, mcpClients } from './node-types.ts';

/** Run commands, move files on machines, or act when a file of the machine changes. `npm` and `git` run what a package or a repository brings. */
export const machineNodes: ReadonlySet<string> = new Set([...commandRunners, base('ftp'), base('readWriteFile'), base('localFileTrigger')]);

/** Read or write files of the machine: today's names, and those of n8n before 1.0 that still load. Names are as they are spelled (`readPDF`); n8n's own report has some of them wrong. */
export const fileNodes: ReadonlySet<string> = new Set([base('readWriteFile'), base('readBinaryFile'), base('readBinaryFiles'), base('writeBinaryFile'), base('localFileTrigger')]);

/** Whether a node gives an agent, or a run, a new power: commands, code, files of the machine, another server's tools, another model. */
export function isNewPower(type: string): boolean {
  const { plain } = familyOf(type);
  return machineNodes.has(plain) || codeRunners.has(plain) || mcpClients.has(type) || type.startsWith(ai('lmChat')) || plain === base('httpRequest') || plain === ai('toolHttpRequest') || plain === ai('toolWorkflow');
}
