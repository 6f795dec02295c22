/** What tags say about a resource. Everyone spells them in a way of their own: case and separators do not count. */

type Tags = Readonly<Record<string, string>>;

const ownerKeys = ['owner', 'team', 'contact', 'owneremail', 'serviceowner', 'technicalowner', 'businessowner'];
const dataClassKeys = ['dataclass', 'dataclassification', 'classification', 'datasensitivity', 'sensitivity', 'confidentiality'];
const environmentKeys = ['env', 'environment', 'stage', 'tier'];
const retentionKeys = ['retention', 'retentiondays', 'retentionperiod', 'retentionpolicy', 'dataretention', 'deleteafter', 'deleteon', 'expires', 'expiry', 'expireson', 'ttl'];
const purposeKeys = ['purpose', 'usage', 'role', 'lifecycle'];

/** Who answers for it; undefined: no such tag. */
export function ownerOf(tags: Tags): string | undefined {
  return tagOf(tags, ownerKeys);
}

/** The class of data in it, as written; undefined: no such tag. */
export function dataClassOf(tags: Tags): string | undefined {
  return tagOf(tags, dataClassKeys);
}

/** Whether its class of data is one that must be protected; undefined: it has no such tag. */
export function isSensitive(tags: Tags): boolean | undefined {
  const given = dataClassOf(tags);
  return given === undefined ? undefined : /personal|pii|phi|gdpr|health|patient|cardholder|pci|customer|confidential|restricted|sensitive|secret|high/i.test(given) && !isNegated(given);
}

/** Whether it holds personal data; undefined: its tags say no class of data. */
export function isPersonal(tags: Tags): boolean | undefined {
  const given = dataClassOf(tags);
  return given === undefined ? undefined : /personal|pii|phi|gdpr|health|patient|customer/i.test(given) && !isNegated(given);
}

/** How long what it holds is kept, as written; undefined: no such tag. */
export function retentionOf(tags: Tags): string | undefined {
  return tagOf(tags, retentionKeys);
}

/** Whether it is for production; undefined: no tag says the environment. */
export function isProduction(tags: Tags): boolean | undefined {
  const given = tagOf(tags, environmentKeys);
  return given === undefined ? undefined : /^(?:prod|production|prd|live)(?:[-_ ].*)?$/i.test(given);
}

/** Whether a purpose tag has one of these words in it. */
export function hasPurpose(tags: Tags, words: RegExp): boolean {
  const given = tagOf(tags, purposeKeys);
  return given !== undefined && words.test(given);
}

/** The first tag with one of these keys, in lower case without separators. */
export function tagOf(tags: Tags, keys: readonly string[]): string | undefined {
  const entry = Object.entries(tags).find(([key, value]) => value.trim() !== '' && keys.includes(key.toLowerCase().replaceAll(/[-_ :.]/g, '')));
  return entry?.[1].trim();
}

/** `non-personal`, `no_pii`, `not sensitive`. */
function isNegated(value: string): boolean {
  return /^(?:non|no|not|without)[-_ ]/i.test(value);
}
