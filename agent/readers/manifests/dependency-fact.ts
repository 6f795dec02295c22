/** How readers of manifests and lockfiles say what they found. */
import type { DependencyFact } from '#shared/model/fact.ts';

export type Scope = NonNullable<DependencyFact['scope']>;
export type Hashes = NonNullable<DependencyFact['hashes']>;
/** What a package needs: the ends of its edges. */
export type Requires = NonNullable<DependencyFact['requires']>;

type Unstated = 'subpath' | 'version' | 'range' | 'scope' | 'requires' | 'hashes' | 'licence' | 'column';
type Stated = Omit<DependencyFact, 'type' | Unstated> & { readonly [Key in Unstated]?: DependencyFact[Key] | undefined };

/** Longer requirements are left out; the longest that people write are some lines of alternatives. */
const rangeCharsMax = 400;

/** The fact, without what the format does not state: undefined, empty texts and empty lists are left out. */
export function dependencyFact({ ecosystem, name, subpath, version, range, scope, isDirect, origin, requires = [], hashes = [], licence, line }: Stated): DependencyFact {
  return {
    type: 'dependency',
    ecosystem,
    name,
    ...(subpath !== undefined && subpath !== '' && { subpath }),
    ...(version !== undefined && version !== '' && { version }),
    ...(range !== undefined && range !== '' && range.length <= rangeCharsMax && { range }),
    ...(scope !== undefined && { scope }),
    isDirect,
    origin,
    ...(requires.length > 0 && { requires }),
    ...(hashes.length > 0 && { hashes }),
    ...(licence !== undefined && licence !== '' && { licence }),
    line,
  };
}

/** The end of an edge, with its version when it is known. */
export function edgeTo(name: string, version: string | undefined): Requires[number] {
  return version === undefined ? { name } : { name, version };
}

const hexDigits = { md5: 32, sha1: 40, sha256: 64, sha384: 96, sha512: 128 } as const;

/** A digest in hex, or none when it is not whole: `hexHash('sha256', '5f…')`. */
export function hexHash(algorithm: string, hex: unknown): Hashes {
  if (typeof hex !== 'string' || !Object.hasOwn(hexDigits, algorithm)) return [];
  const known = algorithm as keyof typeof hexDigits;
  return hex.length === hexDigits[known] && /^[0-9a-fA-F]+$/.test(hex) ? [{ algorithm: known, hex: hex.toLowerCase() }] : [];
}

/** `sha256:5f…`, as Python's lockfiles write a digest. */
export function prefixedHash(text: unknown): Hashes {
  if (typeof text !== 'string') return [];
  const colon = text.indexOf(':');
  return colon < 0 ? [] : hexHash(text.slice(0, colon), text.slice(colon + 1));
}

/** A digest in base64. */
export function base64Hash(algorithm: 'sha1' | 'sha256' | 'sha512', text: unknown): Hashes {
  if (typeof text !== 'string' || text.length > 100 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return [];
  return hexHash(algorithm, Buffer.from(text, 'base64').toString('hex'));
}
