/** A fresh server process with its own agent, and the world around it: a receiver of webhooks, an n8n instance, an identity provider, a browser, a socket. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { plantedKey } from '../../harness/tree.ts';
import { newScanId } from '../../harness/wire-agent.ts';
import { goodKey, startStandIn } from '../../server/integrations/stand-in.ts';
import { newBrowser, type Browser } from '../../server/sso/browser.ts';
import { startRealProvider } from '../../server/sso/real-provider.ts';
import { startReceiver, type Receiver } from '../../server/webhooks/receiver.ts';
import { freePort, run, tempDir } from '../processes.ts';

/** A message of the live socket. */
export interface Told {
  readonly type: string;
  readonly scan_id?: string;
  readonly done?: number;
  readonly total?: number;
  readonly event?: { readonly type: string; readonly subject: string; readonly data: Readonly<Record<string, unknown>> };
}

export interface LiveSocket {
  readonly told: readonly Told[];
  /** The first message, past or coming, that is wanted. */
  hears(isWanted: (message: Told) => boolean): Promise<Told>;
}

export interface World {
  readonly url: string;
  /** What rows have kept, by name. */
  readonly known: Map<string, string>;
  readonly receiver: Receiver;
  readonly browser: Browser;
  /** Writes files into the tree that is scanned. */
  plant(files: Readonly<Record<string, string>>): Promise<void>;
  /** Lines of the server's and the agent's logs about what somebody must act on. */
  complaints(): readonly string[];
  /** Lets the server drain; its exit code. */
  stop(): Promise<number | string>;
  /** Opens the live socket as its address says. */
  openSocket(url: string, subscribe: readonly string[]): Promise<LiveSocket>;
}

/** Milliseconds for a message that must come. */
const hearMs = 20_000;

const internalKey = 'the key of the scanner service, as the operator wrote it into a file';

const firstTree = {
  'app/chat.py': `from openai import OpenAI\n\nclient = OpenAI(api_key="${plantedKey}")\nclient.chat.completions.create(model="gpt-4o", messages=[])\n`,
  'requirements.txt': 'openai==1.54.0\nrequests==2.32.0\n',
};

/** Everything is closed when the running test is over. */
export async function startWorld(): Promise<World> {
  const dir = await tempDir();
  const [tree, data, keyFile, port] = [join(dir, 'app'), join(dir, 'data'), join(dir, 'internal.key'), await freePort()];
  const plant = async (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(tree, path)), { recursive: true });
      await writeFile(join(tree, path), text);
    }
  };
  await plant(firstTree);
  await writeFile(keyFile, internalKey);
  const [receiver, n8n, provider] = await Promise.all([startReceiver(), startStandIn(), startRealProvider()]);
  for (const { close } of [receiver, n8n, provider]) onTestFinished(() => close());

  const server = run('start.js', ['--data', data, '--port', String(port)], {
    env: {
      INIT_CWD: dir,
      NO_COLOR: '1',
      CI: 'true',
      WAYBILL_LOG_LEVEL: undefined,
      WAYBILL_REGISTRATION: 'open',
      // The limits of the reference stay for tests of webhooks and for test keys, which a row each runs into.
      WAYBILL_RATE_LIMITS: 'auth=10000,scan_creation=1000,key_creation=1000,user=10000,anonymous=10000',
      WAYBILL_OUTBOUND_ALLOW: '127.0.0.0/8',
      WAYBILL_OUTBOUND_HTTP: 'true',
      WAYBILL_INTERNAL_API_KEY_FILE: keyFile,
    },
  });
  const setupToken = /"token":"(wbs_\w+)"/.exec(await server.line((line) => line.includes('"token":"wbs_')))?.[1] ?? '';
  await server.line((line) => line.startsWith('Serving at'));
  const url = `http://127.0.0.1:${port}`;

  provider.register([`${url}/api/v1/sso/acme/callback`]);
  provider.accounts.set('lin', { email: 'lin@corp.example', email_verified: true, name: 'Lin' });
  provider.signsIn = 'lin';

  const known = new Map(
    Object.entries({
      setupToken,
      internalKey,
      /** Of a scan that the scanner service made by itself. */
      ownScan: newScanId(),
      tree,
      ownerPassword: 'correct horse battery',
      firstPassword: 'a first password of Ada',
      secondPassword: 'a second password of Ada',
      receiver: receiver.url,
      webhookSecret: 'a signing secret of more than 32 characters',
      n8n: n8n.url,
      n8nKey: goodKey,
      framework: 'soc2',
      issuer: provider.issuer,
      clientId: provider.client.id,
      clientSecret: provider.client.secret,
    }),
  );
  return {
    url,
    known,
    receiver,
    browser: newBrowser(),
    plant,
    complaints: () => [...server.out, ...server.err].filter((line) => /"level":"(?:error|fatal)"|unexpected fault/.test(line)),
    async stop() {
      server.child.kill('SIGTERM');
      return server.ended;
    },
    openSocket,
  };
}

async function openSocket(url: string, subscribe: readonly string[]): Promise<LiveSocket> {
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  const told: Told[] = [];
  let closedWith: number | undefined;
  const listeners = new Set<() => void>();
  const tellAll = () => {
    for (const listen of listeners) listen();
  };
  socket.on('message', (data) => {
    told.push(JSON.parse(String(data)) as Told);
    tellAll();
  });
  socket.once('close', (code) => {
    closedWith = code;
    tellAll();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', resolve);
  });
  const hears = (isWanted: (message: Told) => boolean) =>
    new Promise<Told>((resolve, reject) => {
      const look = () => {
        const found = told.find(isWanted);
        if (found === undefined && closedWith === undefined) return;
        clearTimeout(timer);
        listeners.delete(look);
        if (found === undefined) reject(new Error(`The socket was closed with ${closedWith}.`));
        else resolve(found);
      };
      const timer = setTimeout(() => {
        listeners.delete(look);
        reject(new Error(`The socket did not say it in ${hearMs} ms; it said ${JSON.stringify(told).slice(-2_000)}`));
      }, hearMs);
      listeners.add(look);
      look();
    });
  socket.send(JSON.stringify({ subscribe }));
  // Before its credential is judged a socket is open already, so that it can be told why it is closed.
  await hears(({ type }) => type === 'hello');
  return { told, hears };
}
