/** Who this agent is: its key pair, which never leaves the machine, and what the server gave it at enrolment. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/model/app-error.ts';
import { isMissing, makePrivateDir, writeDurably } from './durable-file.ts';

export interface AgentKeys {
  readonly privateKey: KeyObject;
  /** Ed25519, SPKI PEM. */
  readonly publicKeyPem: string;
}

const enrolmentSchema = z.object({
  server: z.string(),
  agent_id: z.string(),
  /** The internal API key. */
  key: z.string(),
  fingerprint_key: z.string(),
  server_public_key: z.string(),
  allowed_roots: z.array(z.string()).default([]),
  enrolled_at: z.string(),
});

/** What the server gave, as kept in `enrolment.json` (mode 0600). */
export type Enrolment = z.output<typeof enrolmentSchema>;

/**
 * The agent's Ed25519 key from `identity.key` (PKCS #8 PEM, mode 0600), made when there is none.
 * @throws {AppError} `identity_unreadable` when the file holds something else; it is never overwritten.
 */
export async function loadKeys(agentDir: string): Promise<AgentKeys> {
  const path = join(agentDir, 'identity.key');
  const pem = await readText(path);
  if (pem === undefined) {
    await makePrivateDir(agentDir);
    const { privateKey } = generateKeyPairSync('ed25519');
    await writeDurably(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    return keysOf(privateKey);
  }
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyType === 'ed25519') return keysOf(privateKey);
  } catch (cause) {
    throw unreadable(path, cause);
  }
  throw unreadable(path);
}

/** What the last enrolment gave; undefined before the first. @throws {AppError} `identity_unreadable`. */
export async function loadEnrolment(agentDir: string): Promise<Enrolment | undefined> {
  const path = join(agentDir, 'enrolment.json');
  const text = await readText(path);
  if (text === undefined) return undefined;
  try {
    return enrolmentSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

export async function saveEnrolment(agentDir: string, enrolment: Enrolment): Promise<void> {
  await makePrivateDir(agentDir);
  await writeDurably(join(agentDir, 'enrolment.json'), `${JSON.stringify(enrolment, undefined, 2)}\n`);
}

function keysOf(privateKey: KeyObject): AgentKeys {
  return { privateKey, publicKeyPem: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString() };
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function unreadable(path: string, cause?: unknown): AppError {
  return new AppError('identity_unreadable', `${path} does not hold what an agent wrote there. Restore it, or remove it to become a new agent.`, { cause });
}
