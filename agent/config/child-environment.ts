/**
 * Variables that programs started by the agent need to run and to reach the network; nothing else of the agent's own environment reaches them,
 * least of all its keys. With `environment.ts` the only reader of the process's environment in `agent/`.
 */
const passedOn = [
  'PATH',
  'SystemRoot',
  'TMPDIR',
  'TEMP',
  'SSH_AUTH_SOCK',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'all_proxy',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
] as const;

/** The variables of a child, in a fixed language so that its messages can be told apart. */
export function childEnvironment(): Record<string, string> {
  const given = Object.fromEntries(passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  return { ...given, LC_ALL: 'C', LANGUAGE: 'C' };
}
