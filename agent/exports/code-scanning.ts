/** SARIF to GitHub code scanning: gzip, Base64, upload, and the wait until GitHub has processed it. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Octokit } from '@octokit/rest';
import { z } from 'zod';
import { visible } from '#shared/exporters/text/visible.ts';
import { AppError } from '#shared/model/app-error.ts';
import { toolVersion } from '#shared/model/version.ts';
import { setting, type SettingValues } from '../sources/source.ts';
import { defineDestination, type ExportDocument, type SendOptions } from './destination.ts';

const commitForm = /^[0-9a-f]{40}$/;
const settings = {
  token: setting({ variables: ['WAYBILL_SARIF_TOKEN'], help: 'token with the right to write security events (classic: security_events)', isSecret: true, schema: z.string({ error: 'there is none; set WAYBILL_SARIF_TOKEN' }).min(1) }),
  api_url: setting({
    variables: ['WAYBILL_SARIF_API_URL'],
    help: 'address of the GitHub API; for GitHub Enterprise Server https://HOST/api/v3',
    schema: z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }).transform((url) => url.replace(/\/+$/, '')).default('https://api.github.com'),
  }),
  // In GitHub Actions the two that the runner sets are the right ones.
  commit: setting({ variables: ['WAYBILL_SARIF_COMMIT', 'GITHUB_SHA'], help: 'commit that was scanned, 40 hex digits; default: the one of the scanned repository', schema: z.string().regex(commitForm, 'must be 40 hex digits').optional() }),
  ref: setting({ variables: ['WAYBILL_SARIF_REF', 'GITHUB_REF'], help: 'ref that was scanned, such as refs/heads/main or refs/pull/7/merge; default: the branch of the scanned repository', schema: z.string().min(1).optional() }),
};
type Settings = SettingValues<typeof settings>;

/** Bytes, compressed. @see https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/troubleshoot-sarif-uploads (10 MB, read 2026-11-30). */
const gzipBytesMax = 10 * 1024 * 1024;
/** Tries of one request. */
const triesMax = 4;
/** Milliseconds for one request. */
const requestMs = 60_000;
/** GitHub processes an upload within seconds; what takes longer than this goes on without us. Milliseconds. */
const patienceMs = 120_000;
const pollMsMax = 8_000;
/** No server is waited for longer between two tries, milliseconds. */
const retryMsMax = 60_000;

interface Place {
  readonly owner: string;
  readonly repo: string;
  readonly ref: string | undefined;
  readonly commit: string | undefined;
}

export const codeScanning = defineDestination({
  id: 'github',
  title: 'GitHub code scanning',
  form: 'github:OWNER/REPO[@REF][#COMMIT] (for sarif)',
  formats: ['sarif'],
  settings,
  problemOf: (place) => (placeOf(place) === undefined ? 'write github:OWNER/REPO, github:OWNER/REPO@REF or github:OWNER/REPO@REF#COMMIT with all 40 digits' : undefined),
  accountOf: (place) => (placeOf(place) === undefined ? place : `${placeOf(place)?.owner}/${placeOf(place)?.repo}`.toLowerCase()),

  async send(document, place, options) {
    const at = placeOf(place) as Place;
    const about = aboutScan(at, document, options.settings);
    const sarif = await promisify(gzip)(Buffer.from(document.text, 'utf8'));
    if (sarif.length > gzipBytesMax) throw new AppError('export_refused', `The SARIF has ${sarif.length} bytes when compressed; code scanning takes ${gzipBytesMax} (gzipBytesMax). Scan a part of the repository.`);
    const octokit = await clientOf(options.settings);
    const { data } = await asked(`upload SARIF for ${at.owner}/${at.repo}`, options, (signal) =>
      octokit.request('POST /repos/{owner}/{repo}/code-scanning/sarifs', {
        owner: at.owner,
        repo: at.repo,
        commit_sha: about.commit,
        ref: about.ref,
        sarif: sarif.toString('base64'),
        tool_name: 'Waybill',
        started_at: document.report.generated_at,
        request: { signal },
      }),
    );
    const where = `code scanning of ${at.owner}/${at.repo} at ${about.ref}`;
    if (data.id === undefined) return { where, note: 'GitHub took it without an id, so nobody can ask how its processing went.' };
    return (await isProcessed(octokit, at, data.id, options)) ? { where } : { where, note: `GitHub had not processed it after ${patienceMs / 1000} s; it goes on by itself.` };
  },
});

/** `OWNER/REPO[@REF][#COMMIT]`. A short ref is a branch. */
function placeOf(place: string): Place | undefined {
  const [, owner, repo, ref, commit] = /^([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))\/([A-Za-z0-9._-]{1,100})(?:@([^#\s]+))?(?:#([0-9a-f]{40}))?$/.exec(place) ?? [];
  if (owner === undefined || repo === undefined) return undefined;
  return { owner, repo, ref: ref === undefined ? undefined : fullRef(ref), commit };
}

function fullRef(ref: string): string {
  return ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
}

/** What the place says wins over the settings, these over what the scanned repository says of itself. */
function aboutScan({ owner, repo, ref, commit }: Place, { report }: ExportDocument, given: Settings): { commit: string; ref: string } {
  const [only] = report.sources.length === 1 ? report.sources : [];
  const branch = only?.attributes['branch'];
  const [sha, full] = [commit ?? given.commit ?? only?.attributes['commit'], ref ?? given.ref ?? (branch === undefined ? undefined : fullRef(branch))];
  if (sha === undefined || !commitForm.test(sha)) throw new AppError('config_invalid', `Nobody says which commit of ${owner}/${repo} was scanned. Write github:${owner}/${repo}@REF#COMMIT, or set WAYBILL_SARIF_COMMIT.`);
  if (full === undefined) throw new AppError('config_invalid', `Nobody says which ref of ${owner}/${repo} was scanned. Write github:${owner}/${repo}@REF, or set WAYBILL_SARIF_REF.`);
  return { commit: sha, ref: fullRef(full) };
}

/** Loaded when something is uploaded, and not before. Its log stays silent: it would go to the console. */
async function clientOf({ token, api_url: baseUrl }: Settings): Promise<Octokit> {
  const { Octokit: Client } = await import('@octokit/rest');
  const silent = () => {};
  return new Client({ auth: token, baseUrl, userAgent: `waybill/${toolVersion}`, log: { debug: silent, info: silent, warn: silent, error: silent } });
}

/** False when patience ends first. @throws {AppError} `export_refused` with what GitHub says is wrong. */
async function isProcessed(octokit: Octokit, { owner, repo }: Place, id: string, options: SendOptions<Settings>): Promise<boolean> {
  let waitedMs = 0;
  for (let pollMs = 1_000; waitedMs < patienceMs; pollMs = Math.min(pollMsMax, pollMs * 2)) {
    await options.wait(pollMs, options.signal);
    waitedMs += pollMs;
    const { data } = await asked(`ask how the SARIF of ${owner}/${repo} was processed`, options, (signal) =>
      octokit.request('GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}', { owner, repo, sarif_id: id, request: { signal } }),
    );
    if (data.processing_status === 'complete') return true;
    if (data.processing_status === 'failed') {
      const why = (data.errors ?? []).map((each) => visible(String(each)).slice(0, 200)).slice(0, 5).join('; ');
      throw new AppError('export_refused', `GitHub could not process the SARIF of ${owner}/${repo}: ${why === '' ? 'it says no reason' : why}.`);
    }
  }
  return false;
}

/** One request, tried again while that may help. @throws {AppError} */
async function asked<T>(what: string, { signal, wait, settings: { api_url: api } }: SendOptions<Settings>, request: (signal: AbortSignal) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await request(AbortSignal.any([signal, AbortSignal.timeout(requestMs)]));
    } catch (error) {
      if (signal.aborted) throw new AppError('cancelled', 'The upload was interrupted.');
      const { status, retryAfterMs } = shapeOf(error);
      const mayHelp = status === undefined || status === 429 || status >= 500 || retryAfterMs !== undefined;
      if (!mayHelp || tries === triesMax) throw troubleOf(what, { api, status, mayHelp });
      await wait(Math.min(retryMsMax, retryAfterMs ?? 1_000 * 2 ** (tries - 1)), signal);
    }
  }
}

const advice: Readonly<Record<number, string>> = {
  400: 'GitHub does not take it as SARIF for this commit and ref. Check that the commit is in the repository',
  401: 'the token is not valid. Check WAYBILL_SARIF_TOKEN',
  403: 'the token may not write security events there, or code scanning is switched off. Give it the right, or switch code scanning on',
  404: 'there is no such repository for this token, or it does not know the commit. Check the name and the rights of the token',
  413: 'the SARIF is too large. Scan a part of the repository',
  422: 'GitHub does not take it as SARIF for this commit and ref. Check that the commit is in the repository',
};

/** GitHub's own sentence is left out: nobody knows what it repeats. */
function troubleOf(what: string, { api, status, mayHelp }: { api: string; status: number | undefined; mayHelp: boolean }): AppError {
  const why = status === undefined ? 'it does not answer. Check the address and the network' : (advice[status] ?? (mayHelp ? 'it is in trouble or asks for patience. Try again later' : 'it refuses'));
  return new AppError(mayHelp ? 'export_failed' : 'export_refused', `Cannot ${what} at ${new URL(api).host}: ${why}${status === undefined ? '' : ` (status ${status})`}.`);
}

/** octokit gives the status 500 to what never got an answer; only an error with a response has one. */
function shapeOf(error: unknown): { status: number | undefined; retryAfterMs: number | undefined } {
  if (!(error instanceof Error) || !('response' in error) || error.response === undefined) return { status: undefined, retryAfterMs: undefined };
  const { status, headers } = error.response as { status: number; headers: Readonly<Record<string, string | undefined>> };
  const seconds = Number(headers['retry-after']);
  return { status, retryAfterMs: Number.isFinite(seconds) && headers['retry-after'] !== undefined ? seconds * 1000 : undefined };
}
