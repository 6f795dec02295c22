/** Why a sign-in through an identity provider was refused: what the audit entry says and what the person reads. */
import { apiError } from '#shared/api/api-error.ts';
import type { ErrorCode } from '#shared/api/errors.ts';
import type { AppError } from '#shared/model/app-error.ts';

const texts = {
  state_unknown: ['invalid_token', 'This sign-in is not known, was used, or took longer than ten minutes.', 'Begin it again.'],
  other_browser: ['invalid_token', 'This sign-in was begun in another browser.', 'Begin it again in this one.'],
  other_organization: ['invalid_token', 'This sign-in was begun for another organization.', 'Begin it again.'],
  connection_changed: ['invalid_token', 'The identity provider of the organization was changed or switched off in the meantime.', 'Begin again.'],
  provider_refused: ['invalid_credentials', 'The identity provider did not sign you in.', 'Begin again, or ask its administrator.'],
  answer_refused: ['invalid_credentials', 'The answer of the identity provider was not accepted.', 'Ask an administrator; the audit log says why.'],
  provider_unreachable: ['unavailable', 'The identity provider cannot be reached.', 'Try again in a minute.'],
  email_missing: ['invalid_credentials', 'The identity provider told no e-mail address.', 'Its client must be allowed the scope email.'],
  email_unverified: ['invalid_credentials', 'The identity provider has not verified your e-mail address.', 'Verify it there.'],
  email_foreign: ['invalid_credentials', 'Your e-mail address is in no domain of this organization.', 'Ask an administrator of the organization.'],
  account_elsewhere: ['conflict', 'There is an account with your e-mail address that is not a member of this organization.', 'Ask an administrator to add it as a member first.'],
  owner_not_linked: ['conflict', 'The account of an owner is not linked to an identity provider by its e-mail address.', 'Sign in with the password.'],
  linked_to_another: ['conflict', 'Your account here belongs to another account at the identity provider.', 'Ask an administrator of the organization.'],
  user_disabled: ['invalid_credentials', 'This account is disabled.', 'Ask an administrator.'],
} as const satisfies Readonly<Record<string, readonly [code: ErrorCode, message: string, hint: string]>>;
export type RefusalReason = keyof typeof texts;

/** A sign-in that is refused; `detail` is a word of ours that the audit entry has besides the reason. */
export class SsoRefusal extends Error {
  readonly reason: RefusalReason;
  readonly detail: string | undefined;

  constructor(reason: RefusalReason, detail?: string) {
    super(reason);
    this.name = 'SsoRefusal';
    this.reason = reason;
    this.detail = detail;
  }
}

export function refusal(reason: RefusalReason, detail?: string): SsoRefusal {
  return new SsoRefusal(reason, detail);
}

/** What the person gets to read. */
export function refusalError({ reason }: SsoRefusal): AppError<ErrorCode> {
  const [code, message, hint] = texts[reason];
  return apiError(code, message, { hint });
}
