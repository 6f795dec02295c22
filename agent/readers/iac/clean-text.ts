import { maskSecret } from '#shared/model/masking.ts';
import { credentialIn, credentialsIn, maskAll } from '../documents/credentials.ts';

/** Longer texts are programs, templates and certificates, and no setting that anybody asks for; characters. */
const textCharsMax = 2_000;

/** A value of infrastructure code, fit to be kept: credentials masked, by their form or by the name of the setting; a long text is only counted. */
export function cleanText(name: string, text: string): string {
  if (text.length > textCharsMax) return `(${text.length} characters left out)`;
  const named = credentialIn(name, text);
  return named === text ? maskSecret(text) : maskAll(text, [...credentialsIn(text), ...(named === undefined ? [] : [named])]);
}
