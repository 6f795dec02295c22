/** What reading a field of a subject gives. */

/** A number of which only bounds are known, such as a count in a scan that broke off. */
export interface NumberBetween {
  readonly atLeast: number;
  readonly atMost: number;
}

/** A list of which some items are still undecided, such as the flags of a component one of whose checks gave no verdict. */
export interface OpenList {
  readonly items: readonly string[];
  /** Why an item may be in the list, by item; undefined when it is not. */
  undecided(item: string): string | undefined;
  /** Why any further item may be in the list, when that is so. */
  readonly unread?: string;
}

/** Could not be read, and why; a sentence without its full stop. */
export interface Unread {
  readonly unread: string;
}

/** A value; `undefined` when the subject has no such field; bounds, an open list or unread when it is not known (in full). */
export type Reading = string | number | boolean | readonly string[] | undefined | NumberBetween | OpenList | Unread;

export function isUnread(reading: Reading): reading is Unread {
  return typeof reading === 'object' && 'unread' in reading && !('items' in reading);
}

export function isOpenList(reading: Reading): reading is OpenList {
  return typeof reading === 'object' && 'items' in reading;
}

export function isBetween(reading: Reading): reading is NumberBetween {
  return typeof reading === 'object' && 'atLeast' in reading;
}
