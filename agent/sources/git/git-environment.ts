/**
 * The surroundings of every Git process that is started here: no configuration but this one, no hook, no filter, no prompt, no other protocol.
 * A credential is in the child's environment alone; Git asks a helper for it that answers for one origin.
 */
import { childEnvironment } from '../../config/child-environment.ts';
import type { GitAddress } from './git-address.ts';

/** What a person or an integration gave for signing in. */
export interface GitCredentials {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly sshKeyFile?: string | undefined;
  readonly knownHostsFile?: string | undefined;
  /** Certificate authorities to trust, PEM. */
  readonly caFile?: string | undefined;
}

/** Of all hosts, any user name will do beside a token; this one is the documented choice of several. */
const userNameOfTokens = 'x-access-token';

/** Answers Git's question for a credential from two variables. It holds no secret itself: configuration can be printed. */
const helper = `!f() { test "$1" = get && printf 'username=%s\\npassword=%s\\n' "$WAYBILL_GIT_USERNAME" "$WAYBILL_GIT_PASSWORD"; }; f`;

/** Variables for a child. `homeDir` is an empty folder of its own. */
export function gitEnvironment(address: Pick<GitAddress, 'transport' | 'origin'>, credentials: GitCredentials, homeDir: string): Record<string, string> {
  const hasPassword = address.origin !== undefined && credentials.password !== undefined;
  return {
    ...childEnvironment(),
    HOME: homeDir,
    XDG_CONFIG_HOME: homeDir,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    GIT_LFS_SKIP_SMUDGE: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    // A path of this machine is read from this machine; what lies elsewhere never leads back to it.
    GIT_ALLOW_PROTOCOL: address.transport === 'file' ? 'file' : 'https:http:ssh',
    GIT_SSH_VARIANT: 'ssh',
    GIT_SSH_COMMAND: sshCommand(credentials),
    ...configured([
      ...fixedConfig,
      ...(credentials.caFile === undefined ? [] : [['http.sslCAInfo', credentials.caFile] as const]),
      ...(hasPassword ? [[`credential.${address.origin}.helper`, helper] as const] : []),
    ]),
    ...(hasPassword && { WAYBILL_GIT_USERNAME: credentials.username ?? userNameOfTokens, WAYBILL_GIT_PASSWORD: credentials.password ?? '' }),
  };
}

const fixedConfig: readonly (readonly [string, string])[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.attributesFile', '/dev/null'],
  ['core.excludesFile', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.autocrlf', 'false'],
  ['core.protectHFS', 'true'],
  ['core.protectNTFS', 'true'],
  ['credential.helper', ''],
  ['fetch.recurseSubmodules', 'false'],
  ['submodule.recurse', 'false'],
  // Always one pack, so that a growing clone can be measured.
  ['fetch.unpackLimit', '1'],
  ['transfer.bundleURI', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['advice.detachedHead', 'false'],
  // Slower than a kilobyte a second for half a minute is a server that hangs.
  ['http.lowSpeedLimit', '1000'],
  ['http.lowSpeedTime', '30'],
];

/** @see https://git-scm.com/docs/git-config, GIT_CONFIG_COUNT (since Git 2.31). */
function configured(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries([['GIT_CONFIG_COUNT', String(pairs.length)], ...pairs.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${index}`, key], [`GIT_CONFIG_VALUE_${index}`, value]])]);
}

/** Without the person's own configuration of ssh, which can run commands; unknown hosts are refused. */
function sshCommand({ sshKeyFile, knownHostsFile }: GitCredentials): string {
  return [
    'ssh -F /dev/null -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=15 -o ClearAllForwardings=yes -o ForwardAgent=no -o PermitLocalCommand=no',
    ...(sshKeyFile === undefined ? [] : [`-o IdentitiesOnly=yes -i ${quoted(sshKeyFile)}`]),
    ...(knownHostsFile === undefined ? [] : [`-o ${quoted(`UserKnownHostsFile="${knownHostsFile}"`)}`]),
  ].join(' ');
}

/** For the shell that Git starts ssh with. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
