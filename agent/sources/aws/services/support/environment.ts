/** Environment variables: their values are looked at here, in memory, and what is kept is the name and what a detector says. */
import type { AwsEnvironmentVariable } from '#shared/model/resources/aws/common.ts';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import { maskSecret } from '#shared/model/masking.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { createPrefilter, type Prefilter } from '../../../../engine/prefilter.ts';
import { entropyBits, findSecrets } from '../../../../engine/secrets.ts';

/** What is known of a set of variables. */
export interface Environment {
  /** Sorted by name. */
  readonly variables: readonly AwsEnvironmentVariable[];
  readonly names: readonly string[];
  /** `NAME=value` of those that hold a credential by its form, for the engine to mask and fingerprint. */
  readonly credentials: readonly string[];
}

let prefilter: Prefilter | undefined;

/** Looks at every value once; none of them is in `variables`. */
export function readEnvironment(values: Readonly<Record<string, string>>): Environment {
  const variables: AwsEnvironmentVariable[] = [];
  const credentials: string[] = [];
  for (const [name, value] of Object.entries(values).sort(([a], [b]) => byCodeUnit(a, b))) {
    const text = `${name}=${value}`;
    const [known] = secretsInText(text);
    if (known) credentials.push(text);
    variables.push({ name, secret: known ?? looksRandom(name, value) });
  }
  return { variables, names: variables.map(({ name }) => name), credentials };
}

/** A credential in a text, by its form. */
export interface TextSecret {
  readonly detector: string;
  readonly confidence: number;
  readonly provider: string | null;
  readonly masked: string;
  readonly fingerprint: null;
  /** 1-based. */
  readonly line: number;
}

/** Every credential that a detector of the catalog knows. The fingerprint needs the organization's key, which sources do not have: the engine's own finding carries it. */
export function findTextSecrets(text: string): readonly TextSecret[] {
  prefilter ??= createPrefilter(loadCatalog());
  const bytes = Buffer.from(text, 'utf8');
  return findSecrets(bytes, prefilter.run(bytes, undefined).keyHits, { path: '' }).facts.map(({ detector, confidence, provider, masked, line }) => ({ detector, confidence, provider: provider ?? null, masked, fingerprint: null, line }));
}

function secretsInText(text: string): NonNullable<AwsEnvironmentVariable['secret']>[] {
  return findTextSecrets(text).map(({ line: _line, ...secret }) => secret);
}

/** Characters a random credential has at least; shorter ones are words, flags and ids. */
const lengthMin = 20;
/** Bits a character: hex has at most 4, base64 6, an English word under 3.5. */
const entropyMin = 3.6;
const secretName = /key|token|secret|passw|pwd|credential|auth/i;
/** Forms that are long and look random and are no secrets: addresses, ARNs, UUIDs, paths, lists, images. */
const harmless = /^(?:arn:|https?:|s3:|[a-z]+:\/\/|\/|\.)|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$|[\s,;{}]|\.amazonaws\.com|\.dkr\.ecr\./i;

/** A value without a known form that looks random: only under a name that promises a secret is that more than a guess. */
function looksRandom(name: string, value: string): AwsEnvironmentVariable['secret'] {
  if (value.length < lengthMin || harmless.test(value) || !/\d/.test(value) || !/[a-z]/i.test(value) || entropyBits(value) < entropyMin) return null;
  return { detector: 'high_entropy', confidence: secretName.test(name) ? 0.6 : 0.3, provider: null, masked: maskSecret(value), fingerprint: null };
}
