/** Authorizers of AgentCore that check tokens. */
import { listOf, number, record, text, type Formed } from '../support/forms.ts';

const authorizer = { allowed_audience: listOf(text), allowed_clients: listOf(text), allowed_scopes: listOf(text), custom_claim_count: number };
export const jwtAuthorizer = record(authorizer);

/** Whether tokens must have been made for this runtime or gateway: an audience or a client is named. */
export function isForSomeone({ allowed_audience: audience, allowed_clients: clients }: Formed<typeof authorizer>): boolean {
  return audience.length + clients.length > 0;
}

/** Whether tokens must say anything besides who issued them. */
export function isLimited(given: Formed<typeof authorizer>): boolean {
  return isForSomeone(given) || given.allowed_scopes.length + given.custom_claim_count > 0;
}
