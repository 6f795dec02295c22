/** The lists of `waybill.yaml`: what this agent scans by itself, with what, and where the reports go. */
import { resolve } from 'node:path';
import { formsOf, parseDestination } from '../exports/destinations.ts';
import { templateNames, unknownNames } from '../exports/template.ts';
import { readCron } from '../cron/cron-expression.ts';
import { checkSettings, mergeSettings, settingsFrom } from '../sources/settings.ts';
import type { SettingTable, SourcePlugin } from '../sources/source.ts';
import { splitTarget, withAbsolutePath } from '../sources/target.ts';
import { isTargetIn } from '../sources/target-pattern.ts';
import { credentialFields, exportFields, integrationFields, listHelp } from './file-fields.ts';
import { ProblemList } from './problems.ts';
import { hasReference, join, readFields, readSettings, type ReadSettings } from './read-fields.ts';
import { shownValue } from './shown.ts';
import type { ExportRule, FileWorld, Integration, NamedCredential } from './waybill-file.ts';
import { plainOf, type Place, type YamlMap, type YamlNode } from './yaml-tree.ts';

export interface FileContext extends FileWorld {
  /** Where relative paths start: the folder of the file. */
  readonly folder: string;
  readonly problems: ProblemList;
}

/** A credential as it stands in the file; without `credential` something is wrong with it, which is told once. */
export interface ReadCredential {
  readonly name: string;
  readonly credential: NamedCredential | undefined;
}

export interface ReadIntegration {
  readonly id: string;
  readonly integration: Integration | undefined;
}

/** Every entry of `credentials:`. */
export function readCredentials(root: YamlMap, context: FileContext): readonly ReadCredential[] {
  const { problems, sources } = context;
  const names = uniqueNames('name', problems);
  return itemsOf(root, 'credentials', problems).flatMap(({ node, path }): ReadCredential[] => {
    const fields = readFields(node, credentialFields, ['settings'], { path, problems });
    const name = fields?.name ?? textOf(node, 'name');
    if (name !== undefined) names(name, placeOf(node, 'name'), join(path, 'name'));
    if (fields === undefined) return name === undefined ? [] : [{ name, credential: undefined }];
    const plugin = sources.find(({ id }) => id === fields.kind);
    if (plugin === undefined) {
      problems.unknown(placeOf(node, 'kind'), join(path, 'kind'), { what: 'kind', given: fields.kind, accepted: sources.map(({ id }) => id) });
      return [{ name: fields.name, credential: undefined }];
    }
    for (const [index, pattern] of fields.targets.entries()) {
      if (!pattern.startsWith(`${fields.kind}:`)) problems.error(placeOf(node, 'targets'), `${join(path, 'targets')}[${index}]`, `${shownValue(pattern)} is no target of the kind ${fields.kind}; it begins with ${fields.kind}:`);
    }
    const at = join(path, 'settings');
    const read = readSettings(nodeOf(node, 'settings'), plugin.settings, { variables: context.variables, folder: context.folder }, { path: at, problems });
    // What is not here may come with the job or stand at the integration.
    const isUsable = judge(plugin.settings, read.values, { read, at, problems, place: node.place, isPart: true });
    return [{ name: fields.name, credential: isUsable ? { name: fields.name, kind: fields.kind, targets: fields.targets, settings: read.values } : undefined }];
  });
}

/** Every entry of `integrations:`. */
export function readIntegrations(root: YamlMap, credentials: readonly ReadCredential[], context: FileContext): readonly ReadIntegration[] {
  const { problems } = context;
  const ids = uniqueNames('id', problems);
  return itemsOf(root, 'integrations', problems).flatMap(({ node, path }): ReadIntegration[] => {
    const fields = readFields(node, integrationFields, ['settings'], { path, problems });
    const id = fields?.id ?? textOf(node, 'id');
    if (id !== undefined) ids(id, placeOf(node, 'id'), join(path, 'id'));
    // What does not depend on the other fields is judged even when one of them is wrong.
    const expression = fields?.schedule ?? textOf(node, 'schedule');
    const cron = expression === undefined || hasReference(expression) ? undefined : cronOf(expression, placeOf(node, 'schedule'), join(path, 'schedule'), problems);
    const written = fields?.target ?? textOf(node, 'target');
    const found = written === undefined || hasReference(written) ? undefined : sourceOf(written, placeOf(node, 'target'), join(path, 'target'), context);
    const named = credentialOf(fields?.credential ?? textOf(node, 'credential'), found?.target, { node, path, credentials, problems });
    const settings = found === undefined ? undefined : settingsOf(found.plugin, named, { node, path, context });
    if (fields === undefined || cron === undefined || found === undefined || settings === undefined) return id === undefined ? [] : [{ id, integration: undefined }];
    return [
      {
        id: fields.id,
        integration: {
          id: fields.id,
          target: found.target,
          schedule: { expression: fields.schedule, timeZone: fields.time_zone, fields: cron },
          jitterMs: fields.jitter_s * 1000,
          deep: fields.deep,
          sourceName: fields.source,
          isEnabled: fields.enabled,
          settings,
        },
      },
    ];
  });
}

/** Every usable entry of `exports:`. */
export function readExports(root: YamlMap, integrations: readonly ReadIntegration[], context: FileContext): readonly ExportRule[] {
  const { problems, formats, destinations } = context;
  return itemsOf(root, 'exports', problems).flatMap(({ node, path }): ExportRule[] => {
    const fields = readFields(node, exportFields, ['settings'], { path, problems });
    if (fields === undefined) return [];
    let isUsable = true;
    const wrong = (name: string, message: string) => {
      isUsable = false;
      problems.error(placeOf(node, name), join(path, name), message);
    };
    const { format, to } = fields;
    if (!formats.includes(format)) {
      isUsable = false;
      problems.unknown(placeOf(node, 'format'), join(path, 'format'), { what: 'format', given: format, accepted: formats });
    }
    const unknown = unknownNames(to);
    if (unknown.length > 0) wrong('to', `${shownValue(to)} is not usable: there is no {${unknown[0]}}. Accepted: ${templateNames.map((name) => `{${name}}`).join(', ')}`);
    const parsed = parseDestination(to, destinations);
    const trouble = parsed?.destination.problemOf(parsed.place);
    if (trouble !== undefined) wrong('to', `${shownValue(to)} is not usable: ${trouble}`);
    if (parsed === undefined && /^[a-z][a-z0-9]+:/.test(to)) wrong('to', `${shownValue(to)} is not usable. Accepted: ${formsOf(destinations)}`);
    if (parsed?.destination.formats?.includes(format) === false) wrong('to', `${parsed.destination.title} takes ${parsed.destination.formats.join(', ')}, and this is ${format}`);
    for (const id of fields.integrations ?? []) {
      if (integrations.some((each) => each.id === id)) continue;
      isUsable = false;
      problems.unknown(placeOf(node, 'integrations'), join(path, 'integrations'), { what: 'integration', given: id, accepted: [...new Set(integrations.map((each) => each.id))] });
    }
    const table = parsed?.destination.settings ?? {};
    const at = join(path, 'settings');
    const read = readSettings(nodeOf(node, 'settings'), table, { variables: context.variables, folder: context.folder }, { path: at, problems });
    const whole = mergeSettings(table, { base: settingsFrom(table, context.variables), over: read.values });
    if (!judge(table, whole, { read, at, problems, place: node.place, isPart: false }) || !isUsable) return [];
    const together = parsed?.destination.settingsProblem?.(whole);
    if (together !== undefined) {
      problems.reference(nodeOf(node, 'settings')?.place ?? node.place, at, together);
      return [];
    }
    return [{ format, to: parsed === undefined ? resolve(context.folder, to) : to, integrations: fields.integrations, settings: read.values }];
  });
}

function cronOf(expression: string, place: Place, path: string, problems: ProblemList) {
  const read = readCron(expression);
  if ('fields' in read) return read.fields;
  problems.error(place, path, `${shownValue(expression)} is not usable: ${read.problems.join('; ')}. It is: ${integrationFields.schedule.help}`);
  return undefined;
}

/** The source of a target, and the target in its full form. */
function sourceOf(written: string, place: Place, path: string, { sources, folder, problems }: FileContext): { plugin: SourcePlugin; target: string } | undefined {
  const { scheme, location } = splitTarget(written);
  const plugin = sources.find(({ id }) => id === scheme);
  if (plugin === undefined) {
    problems.unknown(place, path, { what: 'source', given: scheme, accepted: sources.map(({ id, location: form }) => `${id}:${form}`) });
    return undefined;
  }
  if (location === '') {
    problems.error(place, path, `${shownValue(written)} names nothing after its kind. Accepted: ${plugin.id}:${plugin.location}`);
    return undefined;
  }
  return { plugin, target: withAbsolutePath(written, folder) };
}

/** The credential that an integration names; undefined when it names none; null when something is wrong with it. */
function credentialOf(
  name: string | undefined,
  target: string | undefined,
  { node, path, credentials, problems }: { node: YamlNode; path: string; credentials: readonly ReadCredential[]; problems: ProblemList },
): NamedCredential | undefined | null {
  if (name === undefined) return undefined;
  const [place, at] = [placeOf(node, 'credential'), join(path, 'credential')];
  const found = credentials.find((each) => each.name === name);
  if (found === undefined) {
    problems.unknown(place, at, { what: 'credential', given: name, accepted: credentials.map((each) => each.name) });
    return null;
  }
  if (found.credential === undefined) return null;
  if (target !== undefined && !found.credential.targets.some((pattern) => isTargetIn(pattern, target))) {
    problems.error(place, at, `the credential ${shownValue(name)} may not be used for ${shownValue(target)}. It is for: ${found.credential.targets.join(', ')}`);
    return null;
  }
  return found.credential;
}

/** What the integration reads with: its own settings over its credential, or over what the environment gives. */
function settingsOf(plugin: SourcePlugin, named: NamedCredential | undefined | null, { node, path, context }: { node: YamlNode; path: string; context: FileContext }): Record<string, unknown> | undefined {
  const at = join(path, 'settings');
  const { variables, folder } = context;
  const problems = new ProblemList();
  const read = readSettings(nodeOf(node, 'settings'), plugin.settings, { variables, folder }, { path: at, problems });
  const whole = mergeSettings(plugin.settings, { base: named?.settings ?? settingsFrom(plugin.settings, variables), over: read.values });
  const isUsable = named !== null && judge(plugin.settings, whole, { read, at, problems, place: node.place, isPart: false });
  context.problems.add(problems.found, isOff(node));
  return isUsable ? whole : undefined;
}

/** What is switched off needs nothing of this machine. */
function isOff(node: YamlNode): boolean {
  const value = nodeOf(node, 'enabled');
  return value?.kind === 'scalar' && value.value === false;
}

/** Settings against their table; what is missing because its reference leads nowhere has been told already. @param isPart - what is missing may come from elsewhere. */
function judge(
  table: SettingTable,
  whole: Readonly<Record<string, unknown>>,
  { read, at, problems, place, isPart }: { read: ReadSettings; at: string; problems: ProblemList; place: Place; isPart: boolean },
): boolean {
  const checked = checkSettings(table, whole);
  let isUsable = read.unresolved.size === 0;
  for (const { name, message } of 'problems' in checked ? checked.problems : []) {
    const isMissing = whole[name] === undefined;
    if (isMissing && (isPart || read.unresolved.has(name))) continue;
    isUsable = false;
    const shown = isMissing || table[name]?.isSecret === true ? '' : `${shownValue(whole[name])} is not usable: `;
    // What the environment gives is wrong on this machine only.
    const tell = read.places.has(name) ? problems.error : problems.reference;
    tell.call(problems, read.places.get(name) ?? place, join(at, name), `${shown}${message}`);
  }
  return isUsable;
}

/** The entries of a list, each with its path. */
function itemsOf(root: YamlMap, name: keyof typeof listHelp, problems: ProblemList): { node: YamlNode; path: string }[] {
  const value = root.entries.get(name)?.value;
  if (value === undefined || (value.kind === 'scalar' && value.value === null)) return [];
  if (value.kind === 'list') return value.items.map((node, index) => ({ node, path: `${name}[${index}]` }));
  problems.error(value.place, name, `${shownValue(plainOf(value))} is not usable; it must be a list: ${listHelp[name]}`);
  return [];
}

/** Tells the second of two that have one name. */
function uniqueNames(what: string, problems: ProblemList): (name: string, place: Place, path: string) => void {
  const lines = new Map<string, number>();
  return (name, place, path) => {
    const before = lines.get(name);
    if (before === undefined) lines.set(name, place.line);
    else problems.error(place, path, `the ${what} ${shownValue(name)} is taken already, in line ${before}. Each needs one of its own`);
  };
}

function nodeOf(node: YamlNode, name: string): YamlNode | undefined {
  const value = node.kind === 'map' ? node.entries.get(name)?.value : undefined;
  return value?.kind === 'scalar' && value.value === null ? undefined : value;
}

function placeOf(node: YamlNode, name: string): Place {
  return (node.kind === 'map' ? node.entries.get(name)?.value.place : undefined) ?? node.place;
}

function textOf(node: YamlNode, name: string): string | undefined {
  const value = nodeOf(node, name);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}
