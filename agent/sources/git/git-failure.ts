/** What Git's words mean: one sentence that says what failed, on what, and what to do. Its words themselves are not shown: a server has a say in them. */
import { AppError } from '#shared/model/app-error.ts';
import type { GitAddress } from './git-address.ts';
import type { GitEnd } from './git-command.ts';

/** What the sentence is about. */
export interface GitSubject {
  readonly address: GitAddress;
  readonly hasCredential: boolean;
  /** What was under way: `ask` its server, `fetch` its commits, `checkout` its files. */
  readonly step: 'ask' | 'fetch' | 'checkout';
}

interface Rule {
  readonly said: RegExp;
  readonly code: 'target_unreadable' | 'permission_denied' | 'timed_out';
  tell(subject: GitSubject): string;
}

const signIn = 'WAYBILL_GIT_USERNAME and WAYBILL_GIT_PASSWORD (a token with read access)';

/** First hit wins. Texts of Git 2.32 to 2.52, curl and OpenSSH in the C locale, as read in their sources and seen (2026-11). */
const rules: readonly Rule[] = [
  {
    said: /Host key verification failed|host key is known for|REMOTE HOST IDENTIFICATION HAS CHANGED/i,
    code: 'target_unreadable',
    tell: ({ address }) => `the key of the host ${address.host ?? ''} is not among the known ones. Check it and add it to known_hosts of the user that runs the agent, or name a file by WAYBILL_GIT_KNOWN_HOSTS_FILE`,
  },
  {
    said: /Permission denied \(|Load key .*: |no such identity/i,
    code: 'permission_denied',
    tell: () => 'the server refused every ssh key. Give one that may read the repository by WAYBILL_GIT_SSH_KEY_FILE',
  },
  {
    said: /could not read (?:Username|Password)|terminal prompts disabled|Authentication failed|Invalid username or (?:password|token)|The requested URL returned error: (?:401|403)|HTTP Basic: Access denied/i,
    code: 'permission_denied',
    tell: ({ hasCredential }) =>
      hasCredential
        ? `the server refused the credential. Check that it is still valid and may read the repository: ${signIn}`
        : `the server wants a credential, or there is no such repository. Check the address, or give ${signIn}`,
  },
  { said: /dubious ownership/i, code: 'permission_denied', tell: () => 'the repository belongs to another user of this machine, and Git does not trust it. Run the agent as its owner' },
  {
    said: /couldn't find remote ref|not our ref|unadvertised object|no such ref was fetched|did not send all necessary objects/i,
    code: 'target_unreadable',
    tell: ({ address }) => `it has no commit ${address.ref ?? 'on its default branch'} that its server gives out. Name a branch, a tag or a whole commit id after #`,
  },
  {
    said: /repository '[^']*' not found|Repository not found|returned error: 404|does not appear to be a git repository|repository does not exist|No such file or directory|not a git repository/i,
    code: 'target_unreadable',
    tell: () => 'there is no such repository, or the credential may not see it. Check the address',
  },
  {
    said: /Could not resolve (?:host|proxy)|Name or service not known|Temporary failure in name resolution|Failed to connect|Couldn't connect to server|Connection (?:refused|timed out|reset)|No route to host|Network is unreachable/i,
    code: 'target_unreadable',
    tell: () => 'its host cannot be reached. Check the name, the network, and HTTPS_PROXY where there is one',
  },
  { said: /SSL|certificate|TLS/i, code: 'target_unreadable', tell: () => 'the certificate of its server is not trusted here. Name the file of its authority by WAYBILL_GIT_CA_FILE' },
  { said: /transport '[^']*' not allowed/i, code: 'target_unreadable', tell: () => 'its server leads to a protocol that is not allowed' },
  { said: /unable to update url base from redirection|redirect/i, code: 'target_unreadable', tell: () => 'its server sends elsewhere. Write the address that it sends to' },
  { said: /Operation too slow|timed out/i, code: 'timed_out', tell: () => 'its server answered too slowly. Try again later' },
  { said: /No space left on device|Disk quota exceeded/i, code: 'target_unreadable', tell: () => 'there is no room for it in the temporary folder. Make room, or set TMPDIR to a larger one' },
  {
    said: /early EOF|unexpected disconnect|RPC failed|hung up|index-pack|unpack-objects|invalid pack|bad object|corrupt|inflate|bad line length|protocol error|expected flush|invalid server response|Empty reply|bad band|unable to read|returned error: 5\d\d|fetch-pack/i,
    code: 'target_unreadable',
    tell: ({ step }) => (step === 'checkout' ? 'what its server sent is damaged. Check the repository with git fsck' : 'its server broke off or sent what is not Git. Try again, and check the server'),
  },
];

/** The error for an end without a result. */
export function gitFailure(end: GitEnd, subject: GitSubject): AppError {
  const what = `Cannot scan ${shownAddress(subject.address)}`;
  switch (end.kind) {
    case 'not_installed':
      return new AppError('target_unreadable', `${what}: Git is not installed where the agent runs, or not on its PATH. Install Git 2.32 or newer.`);
    case 'stopped':
      return new AppError('cancelled', 'The scan was cancelled.');
    case 'timed_out':
      return new AppError('timed_out', `${what}: ${end.isSilence ? `its server was silent for ${seconds(end.msMax)} (limit silenceMsMax)` : `it took longer than ${seconds(end.msMax)} (setting time_limit_s)`}. Try again later, or raise the limit.`);
    case 'exit': {
      const rule = rules.find(({ said }) => said.test(end.message));
      if (rule) return new AppError(rule.code, `${what}: ${rule.tell(subject)}.`);
      return new AppError('target_unreadable', `${what}: Git ended with code ${end.code} and a message that is not known here. Try git ls-remote with the same address on the agent's machine.`);
    }
  }
}

/** The address as a person may see it; it never holds a credential. */
export function shownAddress({ url, subPath, ref }: Pick<GitAddress, 'url' | 'subPath' | 'ref'>): string {
  return `git:${url}${subPath === '' ? '' : `//${subPath}`}${ref === undefined ? '' : `#${ref}`}`;
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
