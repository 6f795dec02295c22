/** Targets as a person writes them: `dir:./app`, or a bare path. */
import { resolve } from 'node:path';
import { AppError } from '#shared/model/app-error.ts';
import { by } from '#shared/model/order.ts';
import * as registry from './registry.gen.ts';
import type { OpenSource, SourceOptions, SourcePlugin } from './source.ts';

/** Schemes that a target can have now, sorted. */
export const targetSchemes: readonly string[] = Object.values(registry)
  .map((plugin) => plugin.id)
  .sort();

/** Splits a target into scheme and location, whether there is such a source or not; a bare path is a directory. */
export function splitTarget(target: string): { scheme: string; location: string } {
  // A single letter before the colon is a Windows drive.
  const [, scheme = 'dir', location = target] = /^([a-z][a-z0-9]+):(.*)$/s.exec(target) ?? [];
  return { scheme, location };
}

/** The full form of a target; a directory's path starts at `folder`. */
export function withAbsolutePath(target: string, folder: string): string {
  const { scheme, location } = splitTarget(target);
  return `${scheme}:${scheme === 'dir' && location !== '' ? resolve(folder, location) : location}`;
}

/** Splits a target into scheme and location; a bare path is a directory. Throws `AppError` `target_unknown`. */
export function parseTarget(target: string): { scheme: string; location: string } {
  const { scheme, location } = splitTarget(target);
  if (!targetSchemes.includes(scheme)) {
    throw new AppError('target_unknown', `Cannot scan ${target}: there is no source ${scheme}. Accepted: ${targetSchemes.map((id) => `${id}:…`).join(', ')} or a bare path.`);
  }
  return { scheme, location };
}

/** The plugin of a target and its location. Throws `AppError` `target_unknown`. */
export function pluginOf(target: string): { plugin: SourcePlugin; location: string } {
  const { scheme, location } = parseTarget(target);
  const plugin = Object.values(registry).find(({ id }) => id === scheme);
  if (!plugin) throw new AppError('target_unknown', `There is no source ${scheme}.`);
  return { plugin, location };
}

/** Every source, sorted by scheme. */
export function listSources(): readonly SourcePlugin[] {
  return Object.values(registry).toSorted(by(({ id }) => id));
}

/** Opens a target. Throws `AppError` `target_unknown`, `config_invalid`, `target_unreadable` or `permission_denied`. */
export async function openTarget(target: string, options: SourceOptions): Promise<OpenSource> {
  const { plugin, location } = pluginOf(target);
  return plugin.open(location, options);
}
