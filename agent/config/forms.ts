/** The forms in which values are written: typed where a file gives them, as text where a flag or a variable does. */
import { z } from 'zod';

/** A whole number between two bounds. */
export function whole(from: number, to: number) {
  const number = z.number().int().min(from).max(to);
  return z.union([number, z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(number)]);
}

/** A switch; text is true or false, on or off, 1 or 0. */
export const isOn = z.union([z.boolean(), z.enum(['true', 'false', 'on', 'off', '1', '0']).transform((word) => word === 'true' || word === 'on' || word === '1')]);

/** A list; as text its items are separated by commas. Empty items do not count. */
export const list = z.union([z.array(z.string()), z.string().transform((text) => text.split(','))]).transform((items) => items.map((item) => item.trim()).filter((item) => item !== ''));
