/** What is sent: the bodies of deliveries and the names of events in them. Pure. */
import { eventAliases, type EventType } from '#shared/api/events.ts';
import type { JsonObject } from '#shared/model/fact.ts';

export const payloadFormats = ['envelope', 'flat'] as const;
export type PayloadFormat = (typeof payloadFormats)[number];

export interface PayloadEvent {
  readonly id: string;
  readonly type: EventType;
  readonly subject: string;
  readonly data: JsonObject;
  readonly at: number;
}

/**
 * The name under which a subscription gets an event; undefined when it does not. Its own name wins over an alias of it,
 * so an event comes once. A test is for the webhook that was tested and never for others.
 */
export function deliveredName(subscribed: readonly string[], type: EventType): string | undefined {
  if (type === 'webhook.test') return undefined;
  if (subscribed.includes(type) || subscribed.includes('*')) return type;
  return subscribed.find((name) => eventAliases[name] === type);
}

/**
 * The exact text that is signed and sent. `envelope` is {id, type, created_at, data} with `event` and `timestamp`
 * beside them for receivers of the other form; `flat` has the data at its top, where the event's own fields win.
 */
export function payloadBody(format: PayloadFormat, name: string, event: PayloadEvent): string {
  const timestamp = new Date(event.at).toISOString();
  const { id, subject, data } = event;
  if (format === 'flat') return JSON.stringify({ ...data, id, event: name, subject, timestamp });
  return JSON.stringify({ id, type: name, created_at: timestamp, subject, data, event: name, timestamp });
}
