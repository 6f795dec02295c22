/** Real Git over real sockets: repositories made by Git, served by `git http-backend` behind a small HTTP server. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

/** The variables of Git in tests: no configuration of the machine, fixed dates, so that commit ids are the same in every run. */
const environment = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Ann',
  GIT_AUTHOR_EMAIL: 'ann@example.com',
  GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
  GIT_COMMITTER_NAME: 'Ann',
  GIT_COMMITTER_EMAIL: 'ann@example.com',
  GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
  GIT_ALLOW_PROTOCOL: 'file:http',
} as const;

/** Runs Git and gives what it prints. */
export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

/** Clones from a server of this process, which must be able to answer meanwhile. */
export async function cloned(url: string): Promise<string> {
  const path = join(scratchFolder(), 'clone');
  await promisify(execFile)('git', ['clone', '--quiet', url, path], { env: environment, timeout: 20_000 });
  return path;
}

/** A folder that is removed when the test ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-test-git-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestRepository {
  readonly path: string;
  /** Writes files (undefined removes one) and commits them; gives the commit id. */
  commit(files: Readonly<Record<string, string | Uint8Array | undefined>>, message?: string): string;
  git(...args: readonly string[]): string;
}

/** A new repository with a work tree on the branch main. */
export function repository(path: string): TestRepository {
  mkdirSync(path, { recursive: true });
  git(path, 'init', '--quiet', '--initial-branch=main');
  return {
    path,
    git: (...args) => git(path, ...args),
    commit: (files, message = 'Change') => {
      for (const [name, content] of Object.entries(files)) {
        const file = join(path, name);
        if (content === undefined) {
          rmSync(file);
          continue;
        }
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
      git(path, 'add', '--all', '--force');
      git(path, 'commit', '--quiet', '--allow-empty', `--message=${message}`);
      return git(path, 'rev-parse', 'HEAD');
    },
  };
}

export interface GitServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Method and path of each request, and whether it carried a credential. */
  readonly requests: { readonly line: string; readonly authorization: string | undefined }[];
}

export interface GitServerOptions {
  /** Repositories below this folder are served. */
  readonly root: string;
  /** Who may read; absent: everybody. */
  readonly allowed?: { readonly username: string; readonly password: string };
  /** Takes a request over instead of Git; true when it did. */
  intercept?(request: IncomingMessage, response: ServerResponse): boolean;
}

/** Serves repositories until the test ends. */
export async function gitServer({ root, allowed, intercept }: GitServerOptions): Promise<GitServer> {
  const requests: GitServer['requests'] = [];
  const expected = allowed && `Basic ${Buffer.from(`${allowed.username}:${allowed.password}`).toString('base64')}`;
  const server = createServer((request, response) => {
    const { authorization } = request.headers;
    requests.push({ line: `${request.method} ${request.url}`, authorization });
    if (intercept?.(request, response)) return;
    if (expected !== undefined && authorization !== expected) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end('who are you?\n');
      return;
    }
    serve(root, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** CGI, RFC 3875: the request in variables and standard input, the answer with headers of its own. */
function serve(root: string, request: IncomingMessage, response: ServerResponse): void {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const backend = spawn('git', ['-c', 'safe.directory=*', 'http-backend'], {
    env: {
      ...environment,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: decodeURIComponent(path),
      QUERY_STRING: query,
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      REMOTE_ADDR: '127.0.0.1',
      ...(request.headers['content-encoding'] !== undefined && { HTTP_CONTENT_ENCODING: request.headers['content-encoding'] }),
      ...(request.headers['git-protocol'] !== undefined && { GIT_PROTOCOL: String(request.headers['git-protocol']) }),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(backend.stdin);
  backend.stdin.on('error', () => {});
  response.on('close', () => backend.kill());
  let head = Buffer.alloc(0);
  let isOpen = false;
  backend.stdout.on('data', (piece: Buffer) => {
    if (isOpen) {
      response.write(piece);
      return;
    }
    head = Buffer.concat([head, piece]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    isOpen = true;
    const lines = head.toString('latin1', 0, end).split('\r\n');
    let status = 200;
    for (const line of lines) {
      const colon = line.indexOf(':');
      const [name, value] = [line.slice(0, colon), line.slice(colon + 1).trim()];
      if (name.toLowerCase() === 'status') status = Number(value.slice(0, 3));
      else response.setHeader(name, value);
    }
    response.writeHead(status);
    response.write(head.subarray(end + 4));
  });
  backend.stdout.on('end', () => response.end());
}
