/** Targets as people write them. Only their form is judged here: what they name is the agent's business, the server never opens one. */
import { apiError } from '#shared/api/api-error.ts';
import { sourceKinds, type SourceKind } from '#shared/protocol/messages.ts';
import { withoutSecrets } from '../../ingest/secret-cleaner.ts';

/** UTF-16 units of a target; PATH_MAX of Linux. */
export const targetLengthMax = 4096;

const accepted = 'Accepted: dir:PATH or the path by itself, git:URL[#REF], github:OWNER[/REPO[@REF]], aws:REGION[,REGION…] or aws:all, n8n:URL.';

/**
 * The full form of a target of a scan that its sender runs itself: a bare path means `dir:PATH`. A credential in an
 * address is left out: the scan is over or under way, so it is of no use here, and a target is shown, told and kept.
 * @throws {AppError} `unprocessable` for a kind of source that there is not, and for a target that is empty or holds control characters.
 */
export function parseTarget(written: string): string {
  const { kind, rest } = split(written, 'target');
  return `${kind}:${withoutSecrets(withoutUserInfo(rest))}`;
}

/** An address without who signs in there; with ssh the name stays, which is no secret. */
function withoutUserInfo(text: string): string {
  return text.replace(/^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)@/iu, (_, scheme: string, user: string) => (/^ssh:/iu.test(scheme) ? `${scheme}${user.split(':', 1)[0] ?? ''}@` : scheme));
}

/**
 * The full form of a target that an agent is asked to scan. Stricter: the form of each kind is held to, and what no agent would open is refused
 * here already.
 * @param field - named in the error.
 * @throws {AppError} `unprocessable`.
 */
export function readTarget(written: string, field = 'target'): string {
  const { kind, rest } = split(written, field);
  const problem = problemOf[kind](rest);
  if (problem !== undefined) throw refused(field, problem);
  return `${kind}:${kind === 'n8n' ? rest.replace(/\/+$/u, '') : rest}`;
}

/** The kind of a target in its full form. */
export function kindOf(target: string): string {
  return target.slice(0, Math.max(0, target.indexOf(':')));
}

/** What comes after the kind. */
export function locationOf(target: string): string {
  return target.slice(target.indexOf(':') + 1);
}

function split(written: string, field: string): { kind: SourceKind; rest: string } {
  const text = written.trim();
  // eslint-disable-next-line no-control-regex
  if (text === '' || /[\u0000-\u001f\u007f]/u.test(text)) throw refused(field, 'The target is empty or holds control characters.');
  if (text.length > targetLengthMax) throw refused(field, `The target is longer than ${targetLengthMax} characters (limit targetLengthMax).`);
  // A single letter before the colon is a Windows drive.
  const scheme = /^([a-z][a-z0-9+.-]+):/iu.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return { kind: 'dir', rest: text };
  const kind = sourceKinds.find((candidate) => candidate === scheme);
  if (kind === undefined) throw refused(field, `There are no targets of the kind ${scheme}.`);
  const rest = text.slice(scheme.length + 1).trim();
  if (rest === '') throw refused(field, 'The target names nothing after its kind.');
  return { kind, rest };
}

/** A sentence about what is wrong with the part after the kind. */
const problemOf: Readonly<Record<SourceKind, (rest: string) => string | undefined>> = {
  dir: pathProblem,
  git: gitProblem,
  github: githubProblem,
  aws: (rest) => (rest === 'all' || rest.split(',').every((name) => /^[a-z]{2}(?:-[a-z]+)+-\d{1,2}$/u.test(name)) ? undefined : 'The target must name AWS regions, such as aws:eu-west-1,us-east-1, or aws:all.'),
  n8n: (rest) => webProblem(rest, ['https:', 'http:']),
};

/** The agent judges again, on real paths; these are the forms that it never opens. */
function pathProblem(path: string): string | undefined {
  const parts = path.split(/[/\\]/u);
  if (parts.includes('..')) return 'The path goes up with "..".';
  if (/^[/\\]{2}/u.test(path)) return 'The path is on a network share.';
  if (/^\/+(?:proc|sys|dev)(?:\/|$)/u.test(path.replace(/\/\.(?=\/|$)/gu, ''))) return 'The path belongs to the kernel, not to a source tree.';
  return undefined;
}

function gitProblem(text: string): string | undefined {
  const [url = '', ...refs] = text.split('#');
  if (refs.length > 1 || (refs[0] !== undefined && !isRef(refs[0]))) return 'After # stands one branch, tag or commit.';
  // user@host:path, as Git writes an SSH address.
  if (/^[\w.-]{1,64}@[A-Za-z0-9][\w.-]{0,252}:(?!\/\/)[^\s:-][^\s]*$/u.test(url)) return url.split(/[/:]/u).includes('..') ? 'The path goes up with "..".' : undefined;
  return webProblem(url, ['https:', 'http:', 'ssh:']);
}

function githubProblem(text: string): string | undefined {
  const found = /^([A-Za-z0-9](?:[A-Za-z0-9_-]{0,38}))(?:\/([A-Za-z0-9._-]{1,100})(?:@(.+))?)?$/u.exec(text);
  if (found === null) return 'The target must be github:OWNER, github:OWNER/REPO or github:OWNER/REPO@REF.';
  const [, , repository, ref] = found;
  if (repository === '.' || repository === '..') return 'That is not the name of a repository.';
  return ref === undefined || isRef(ref) ? undefined : 'After @ stands one branch, tag or commit.';
}

/** The rules of `git check-ref-format` that keep a ref from being an option, a range or a path upwards. */
function isRef(text: string): boolean {
  return text.length <= 255 && /^[^\s~^:?*[\\\u007f-]/u.test(text) && !/[\s~^:?*[\\]|\.\.|@\{|\/\/|\.lock(?:\/|$)|^\/|\/$|\.$/u.test(text);
}

function webProblem(text: string, protocols: readonly string[]): string | undefined {
  const schemes = protocols.map((protocol) => `${protocol}//`).join(', ');
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol) || !text.includes('://')) return `The address must begin with ${schemes}.`;
  const { username, password, search, hash, protocol } = new URL(text);
  if (password !== '' || (username !== '' && protocol !== 'ssh:')) return 'The address holds a credential. Keep it in an integration.';
  if (username.startsWith('-') || new URL(text).hostname.startsWith('-')) return 'The address is not one of a host.';
  return search === '' && hash === '' ? undefined : 'The address must have no query and no fragment.';
}

function refused(field: string, problem: string) {
  return apiError('unprocessable', problem, { field, hint: accepted });
}
