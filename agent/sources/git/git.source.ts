import { mkdir, mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/model/app-error.ts';
import { isOn, whole } from '../../config/forms.ts';
import { defineSource, setting, type OpenSource, type SettingValues, type SourceOptions } from '../source.ts';
import { gitLocation, localPathOf, parseGitAddress, type GitAddress } from './git-address.ts';
import type { GitWorld } from './git-command.ts';
import { gitEnvironment } from './git-environment.ts';
import { shownAddress, type GitSubject } from './git-failure.ts';
import { requireGit, resolveRef } from './git-refs.ts';
import { listRepository } from './list-repository.ts';
import { sourceOf } from './git-source-key.ts';

// eslint-disable-next-line no-control-regex
const plain = z.string().min(1).max(4096).regex(/^[^\u0000-\u001f\u007f]*$/, 'must be one line');
const file = plain.regex(/^[^"]*$/, 'must be a path without quotation marks').optional();

const settings = {
  username: setting({ variables: ['WAYBILL_GIT_USERNAME'], help: 'the name to sign in with over https; any will do beside a token', schema: plain.optional() }),
  password: setting({ variables: ['WAYBILL_GIT_PASSWORD', 'WAYBILL_GIT_TOKEN'], help: 'the password or token to sign in with over https', isSecret: true, schema: plain.optional() }),
  ssh_key_file: setting({ variables: ['WAYBILL_GIT_SSH_KEY_FILE'], help: 'the file of the private key for ssh; it must have no passphrase', isSecret: true, schema: file }),
  ssh_known_hosts_file: setting({ variables: ['WAYBILL_GIT_KNOWN_HOSTS_FILE'], help: 'the file of known host keys for ssh', schema: file }),
  ca_file: setting({ variables: ['WAYBILL_GIT_CA_FILE'], help: 'a PEM file of certificate authorities to trust for https', schema: file }),
  submodules: setting({ variables: ['WAYBILL_GIT_SUBMODULES'], help: 'whether submodules are fetched and read, too: true or false', schema: isOn.prefault(false) }),
  time_limit_s: setting({ variables: ['WAYBILL_GIT_TIME_LIMIT_S'], help: 'the longest that fetching and listing may take, whole seconds from 1 to 86400', schema: whole(1, 86_400).prefault(1800) }),
  bytes_max: setting({ variables: ['WAYBILL_GIT_BYTES_MAX'], help: 'the most that commits or files of one clone may take, bytes', schema: whole(1, Number.MAX_SAFE_INTEGER).prefault(8 * 1024 ** 3) }),
  history_bytes_max: setting({ variables: ['WAYBILL_GIT_HISTORY_BYTES_MAX'], help: 'the most that is searched of the history, bytes', schema: whole(1, Number.MAX_SAFE_INTEGER).prefault(4 * 1024 ** 3) }),
  history_blobs_max: setting({ variables: ['WAYBILL_GIT_HISTORY_BLOBS_MAX'], help: 'the most versions of files that are searched of the history', schema: whole(1, 10_000_000).prefault(1_000_000) }),
};

/**
 * A repository by its address: one commit is fetched into a private folder and walked like a directory, and with `deep` its history is searched for
 * credentials: that of the named ref, or of every branch and tag.
 */
export default defineSource({
  id: 'git',
  title: 'A Git repository by its address: any branch, tag or commit, and its history for credentials',
  location: gitLocation,
  settings,
  localPath: localPathOf,

  async open(location, options) {
    const address = await located(parseGitAddress(location));
    const { signal = new AbortController().signal } = options;
    const folder = await mkdtemp(join(await realpath(tmpdir()), 'waybill-git-'));
    try {
      return await opened(address, options, { folder, signal });
    } catch (error) {
      await discard(folder);
      throw error;
    }
  },
});

async function opened(address: GitAddress, options: SourceOptions<SettingValues<typeof settings>>, { folder, signal }: { folder: string; signal: AbortSignal }): Promise<OpenSource> {
  const { settings: given } = options;
  const endsAtMs = performance.now() + given.time_limit_s * 1000;
  const msLeft = () => Math.max(1, Math.ceil(endsAtMs - performance.now()));
  const homeDir = join(folder, 'home');
  await mkdir(homeDir);
  const environment = gitEnvironment(address, { ...given, sshKeyFile: given.ssh_key_file, knownHostsFile: given.ssh_known_hosts_file, caFile: given.ca_file }, homeDir);
  const subject: GitSubject = { address, hasCredential: address.transport === 'ssh' || given.password !== undefined, step: 'ask' };
  const asking: GitWorld = { environment, signal };
  await requireGit(subject, homeDir, asking);
  const resolved = await resolveRef(subject, { cwd: homeDir, msMax: msLeft() }, asking);

  return {
    source: await sourceOf(address, resolved, options),
    list: (listSignal) =>
      listRepository(
        {
          order: { subject, resolved, deep: options.deep, folder, bytesMax: given.bytes_max, msLeft },
          withSubmodules: given.submodules,
          historyLimits: { blobsMax: given.history_blobs_max, bytesMax: given.history_bytes_max },
        },
        { environment, signal: listSignal },
      ),
    close: () => discard(folder),
  };
}

/** A path of this machine as it really is; other addresses as they are. */
async function located(address: GitAddress): Promise<GitAddress> {
  if (address.transport !== 'file') return address;
  try {
    const path = await realpath(address.url);
    if ((await stat(path)).isDirectory()) return { ...address, url: path };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? 'there is no such directory' : code === 'EACCES' ? 'permission denied' : `the system says ${code}`;
    throw new AppError('target_unreadable', `Cannot scan ${shownAddress(address)}: ${why}. Check the path and its permissions.`, { cause: error });
  }
  throw new AppError('target_unreadable', `Cannot scan ${shownAddress(address)}: it is not a directory. Give the directory of the repository.`);
}

/** Read-only files and folders of a clone go, too. What another program holds open stays to the system's own cleaning. */
async function discard(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
}
