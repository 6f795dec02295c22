/** Texts that run: build specifications, lifecycle scripts. Their credentials are told by form and line, and the text goes no further. */
import type { AwsScriptSecret } from '#shared/model/resources/aws/common.ts';
import { findTextSecrets } from './environment.ts';

/** The credentials of a text, without their values. */
export function scriptSecrets(text: string | undefined): readonly AwsScriptSecret[] {
  return findTextSecrets(text ?? '').map(({ detector, confidence, masked, fingerprint, line }) => ({ detector, confidence, masked, fingerprint, line }));
}

/** The lines of a text that hold a credential, for the engine to mask and fingerprint. */
export function credentialLines(text: string | undefined): string[] {
  const lines = (text ?? '').split(/\r?\n/);
  return [...new Set(findTextSecrets(text ?? '').flatMap(({ line }) => lines[line - 1] ?? []))];
}

/** An address without the user and the password that may stand in it. */
export function withoutUser(address: string | undefined): string | null {
  if (address === undefined || address === '') return null;
  return address.replace(/^(\w[\w+.-]*:\/\/)[^/@]*@/, '$1');
}
