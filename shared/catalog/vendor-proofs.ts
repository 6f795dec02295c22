/**
 * Proofs that many vendors share: they are reached by their address, through the SDK of OpenAI or without any SDK.
 * An entry spreads them into its own, which are about its packages and its name.
 */
import type { CatalogExample, CatalogNearMiss } from './catalog-entry.ts';

export interface VendorProofs {
  readonly examples: readonly CatalogExample[];
  readonly nearMisses: readonly CatalogNearMiss[];
}

/** What the proofs of a vendor with an API in the form of OpenAI's are made of. */
export interface CompatibleVendor {
  /** Catalog id. */
  readonly id: string;
  /** What `base_url` is set to: `https://api.groq.com/openai/v1`. */
  readonly base: string;
  /** A model id that it serves. */
  readonly model: string;
  /** The variable of its key. */
  readonly env: string;
}

/** Of a vendor that the SDK of OpenAI is pointed to. */
export function compatibleProofs({ id, base, model, env }: CompatibleVendor): VendorProofs {
  const address = base.replace(/^https:\/\//, '').replace(/\/+$/, '');
  const served = { kind: 'model', name: model, provider: id } as const;
  const around = [
    { kind: 'sdk', name: 'openai' },
    { kind: 'endpoint', name: address, provider: id },
    { kind: 'provider', name: id },
  ] as const;
  const plain = addressProofs({ id, url: `${base.replace(/\/+$/, '')}/chat/completions`, env, model });
  return {
    examples: [
      {
        why: 'the SDK of OpenAI with another address, in a constant',
        path: 'app.py',
        text: `import os
from openai import OpenAI

BASE_URL = "${base}"
client = OpenAI(api_key=os.environ["${env}"], base_url=BASE_URL)

def ask(question):
    return client.chat.completions.create(model="${model}", messages=[{"role": "user", "content": question}])
`,
        finds: [...around, { ...served, line: 8 }],
      },
      {
        why: 'the same in JavaScript, the address as a default of the environment',
        path: 'src/llm.ts',
        text: `import OpenAI from 'openai';

const client = new OpenAI({ apiKey: process.env.${env}, baseURL: process.env.LLM_URL ?? '${base}' });
export const stream = await client.chat.completions.create({ model: '${model}', messages: [], stream: true });
`,
        finds: [...around, { ...served, line: 4 }],
      },
      ...plain.examples,
    ],
    nearMisses: plain.nearMisses,
  };
}

/** Of a vendor that is asked by plain requests. `model` is what a JSON body says; without it the request has none. */
export function addressProofs({ id, url, env, model }: { id: string; url: string; env: string; model?: string }): VendorProofs {
  const { host, pathname } = new URL(url);
  const name = `${host}${pathname.replace(/\/+$/, '')}`;
  return {
    examples: [
      {
        why: 'a request without an SDK',
        path: 'request.py',
        text: `import os
import requests

reply = requests.post(
    "${url}",
    headers={"Authorization": "Bearer " + os.environ["${env}"]},
    json={${model === undefined ? '"input": "Hi"' : `"model": "${model}", "messages": []`}},
)
`,
        finds: [
          { kind: 'provider', name: id },
          { kind: 'endpoint', name, line: 5, provider: id },
          ...(model === undefined ? [] : [{ kind: 'model', name: model, line: 7, provider: id } as const]),
        ],
      },
      {
        why: 'the variable of the key in a compose file',
        path: 'compose.yaml',
        text: `services:\n  web:\n    image: nginx:1.27\n    environment:\n      ${env}: \${${env}}\n`,
        finds: [{ kind: 'provider', name: id, line: 5 }],
      },
    ],
    nearMisses: [
      {
        why: 'the address and the key in comments and a docstring',
        path: 'prose.py',
        text: `"""Set ${env} and call ${url}."""\n# requests.post("${url}")\nx = 1\n`,
      },
      { why: 'a host of somebody else that begins with the name', path: 'near.ts', text: `await fetch('https://${host}.example.net/v1/status');\n` },
      { why: 'a variable whose name is longer', path: 'near.py', text: `import os\n\nkey = os.environ["OLD_${env}_FILE"]\n` },
    ],
  };
}
