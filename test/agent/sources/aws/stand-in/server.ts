/**
 * A stand-in for AWS: one address for every service and region, as the setting endpoint_url asks for.
 * It reads requests in the services' own protocols, knows credentials and their sessions, and refuses what it does not know; what was
 * refused so is in `violations`, which a test expects to be empty.
 */
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttp2 } from 'node:http2';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { decode, Unknown, type Decoded } from './decode.ts';
import { encodeAnswer, encodeError, type WireAnswer } from './encode.ts';
import { pageOf } from './paging.ts';
import { shapesOf, type Protocol } from './shapes.ts';

/** One request, as the world sees it. */
export interface Call {
  /** The client's package: `bedrock-agent`. */
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  /** The account of the credentials. */
  readonly account: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Thrown by the world for an error of AWS. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number, message = `${code} of the stand-in`) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** What the stand-in does instead of answering. */
export type Fault =
  | { readonly error: string; readonly status: number; readonly message?: string }
  /** The connection ends in the middle of the body. */
  | { readonly cut: true }
  /** The headers come, the body never ends. */
  | { readonly slow: true }
  /** The last page leads back to the first. */
  | { readonly circle: true };

export interface FaultRule {
  readonly service?: string;
  readonly operation?: string;
  readonly region?: string;
  /** How often; default: always. */
  times?: number;
  readonly fault: Fault;
}

/** The state of an AWS: who may sign, and what each operation answers. */
export interface World {
  /** Accounts by access key id, with the session token that belongs to it. */
  readonly keys: Map<string, { readonly account: string; readonly token?: string; readonly isExpired?: boolean }>;
  /** The whole answer; the stand-in makes pages of it. Undefined: the operation is none that a reader of AWS calls. */
  answer(call: Call): Readonly<Record<string, unknown>> | undefined;
}

export interface StandIn {
  readonly url: string;
  /** Every call, in order. */
  readonly calls: readonly Call[];
  /** What no reader of AWS should have sent. */
  readonly violations: readonly string[];
  readonly faults: FaultRule[];
  /** Bodies and headers of everything that was sent, for searches. */
  close(): Promise<void>;
}

export async function startStandIn(world: World): Promise<StandIn> {
  const calls: Call[] = [];
  const violations: string[] = [];
  const faults: FaultRule[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    serve(request, response, { world, calls, violations, faults }).catch((error: unknown) => {
      violations.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      response.destroy();
    });
  };
  const http = createHttp(answer);
  // Clients of services that stream speak HTTP/2 from the first byte; its compatibility layer gives the same requests and responses.
  const http2 = createHttp2((request, response) => answer(request as unknown as IncomingMessage, response as unknown as ServerResponse));
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    socket.once('readable', () => {
      const first = socket.read() as Buffer | null;
      if (first === null) return socket.destroy();
      socket.unshift(first);
      return (first.toString('latin1').startsWith('PRI ') ? http2 : http).emit('connection', socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    violations,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, { world, calls, violations, faults }: { world: World; calls: Call[]; violations: string[]; faults: FaultRule[] }): Promise<void> {
  const body = (await buffer(request)).toString('utf8');
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const signature = /Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(request.headers.authorization ?? '');
  if (!signature) {
    violations.push(`unsigned: ${request.method} ${request.url}`);
    return send(response, encodeError('json', { code: 'MissingAuthenticationToken', status: 403, message: 'unsigned' }));
  }
  const [, keyId = '', region = '', signs = ''] = signature;
  const candidates = shapesOf(signs);
  const protocol: Protocol = candidates[0]?.protocol ?? 'json';

  let decoded: Decoded;
  try {
    decoded = decode(candidates, { method: request.method ?? '', ...control(url, request), query: url.searchParams, headers: request.headers, body });
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    violations.push(error.message);
    return send(response, encodeError(protocol, { code: 'UnknownOperationException', status: 404, message: error.message }));
  }

  const key = world.keys.get(keyId);
  const call: Call = { service: decoded.service.id, operation: decoded.operation.name, region, account: key?.account ?? '', input: decoded.input };
  calls.push(call);
  if (!key || (key.token ?? undefined) !== request.headers['x-amz-security-token']) return send(response, encodeError(protocol, { code: signs === 'sts' || signs === 'iam' ? 'InvalidClientTokenId' : 'UnrecognizedClientException', status: 403, message: 'The security token included in the request is invalid.' }));
  if (key.isExpired) return send(response, encodeError(protocol, { code: protocol === 'query' || protocol === 'rest-xml' ? 'ExpiredToken' : 'ExpiredTokenException', status: protocol === 'json' ? 400 : 403, message: 'The security token included in the request is expired' }));

  const rule = faults.find((each) => (each.service ?? call.service) === call.service && (each.operation ?? call.operation) === call.operation && (each.region ?? region) === region && each.times !== 0);
  if (rule?.times !== undefined) rule.times -= 1;
  const fault = rule?.fault;
  if (fault && 'error' in fault) return send(response, encodeError(protocol, { code: fault.error, status: fault.status, message: fault.message ?? 'of the stand-in' }));
  try {
    const whole = world.answer(call);
    if (whole === undefined) {
      violations.push(`not a read operation of this world: ${call.service} ${call.operation}`);
      return send(response, encodeError(protocol, { code: 'UnknownOperationException', status: 404, message: 'unknown' }));
    }
    const answer = encodeAnswer(decoded, pageOf(decoded.operation, call.input, whole, fault !== undefined && 'circle' in fault));
    if (fault && 'cut' in fault) return cut(response, answer);
    if (fault && 'slow' in fault) return stall(response, answer);
    return send(response, answer);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return send(response, encodeError(protocol, { code: error.code, status: error.status, message: error.message }));
  }
}

/** The block of an account is asked for at S3 Control; it stands as the block of a bucket that no bucket can be. */
function control(url: URL, request: IncomingMessage): { readonly path: string } {
  if (url.pathname !== '/v20180820/configuration/publicAccessBlock') return { path: url.pathname };
  url.searchParams.set('publicAccessBlock', '');
  return { path: `/account:${String(request.headers['x-amz-account-id'])}` };
}

function send(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

function cut(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, Math.max(1, body.length >> 1)), () => response.destroy());
}

function stall(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, 1));
}
