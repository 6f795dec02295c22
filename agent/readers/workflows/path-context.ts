import type { SecretFact } from '#shared/model/fact.ts';

/** Whether a path is test or documentation, and how sure a credential there is. */
export function contextOf(path: string): Pick<SecretFact, 'context' | 'confidence'> {
  const folders = path.toLowerCase().split('/');
  if (folders.some((part) => /^(?:tests?|__tests__|specs?|fixtures?|__mocks__|testdata)$/.test(part) || /[._-](?:test|spec)\./.test(part))) {
    return { context: 'test', confidence: 0.5 };
  }
  if (folders.some((part) => /^(?:docs?|documentation|examples?|samples?)$/.test(part))) return { context: 'documentation', confidence: 0.4 };
  return { context: 'code', confidence: 0.8 };
}
