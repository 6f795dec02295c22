/** One compose service, with `extends` inside the file followed. */
import type { ImageFact, NamedSetting, UrlFact } from '#shared/model/fact.ts';
import { cleanArguments } from '../documents/arguments.ts';
import { namedSetting } from '../documents/settings.ts';
import { cleanUrl } from '../documents/urls.ts';
import type { YamlDocument, YamlMember, YamlNode } from '../documents/yaml.ts';
import { substitute } from './substitution.ts';

type Service = NonNullable<ImageFact['service']>;

/** A member of a service, or of the nearest service it extends. */
export function serviceKey(document: YamlDocument, services: YamlNode | undefined, service: YamlNode | undefined, key: string): YamlMember | undefined {
  let current = service;
  for (let hops = 0; current !== undefined && hops < 10; hops += 1) {
    const own = document.members(current).find((member) => member.key === key);
    if (own) return own;
    const base = document.get(current, 'extends');
    const isElsewhere = document.get(base, 'file') !== undefined;
    const name = isElsewhere ? undefined : (document.text(document.get(base, 'service')) ?? document.text(base));
    current = name === undefined ? undefined : document.get(services, name);
  }
  return undefined;
}

/** Defaults of interpolated variables are followed; the variables themselves are not known here. */
export function withDefaults(text: string): string {
  return substitute(text, () => undefined);
}

/** Short (`127.0.0.1:8080:80/tcp`) and long syntax. */
export function portsOf(document: YamlDocument, node: YamlNode | undefined): Service['ports'][number][] {
  return document.items(node).flatMap((item) => {
    const short = document.text(item);
    if (short !== undefined) return parsePort(withDefaults(short)) ?? [];
    const field = (name: string) => {
      const text = document.text(document.get(item, name));
      return text === undefined ? undefined : withDefaults(text);
    };
    const target = field('target');
    const published = field('published');
    const hostIp = field('host_ip');
    return target === undefined ? [] : [{ ...(published !== undefined && { published }), ...(hostIp !== undefined && { hostIp }), target }];
  });
}

function parsePort(text: string): Service['ports'][number] | undefined {
  const [, ip, published, target = ''] = /^(?:(?:(\[[^\]]*\]|[^:]*):)?([\d-]*):)?(\d+(?:-\d+)?)(?:\/\w+)?$/.exec(text.trim()) ?? [];
  if (target === '') return undefined;
  return { ...(published && { published }), ...(ip && { hostIp: ip.replace(/^\[|\]$/g, '') }), target };
}

/** A map or a list of `NAME=value`; a name alone is handed through from the host. */
export function environmentOf(document: YamlDocument, node: YamlNode | undefined): NamedSetting[] {
  const setting = (name: string, value: string | undefined, line: number): NamedSetting[] => {
    if (!/^[A-Za-z_][\w.-]{0,255}$/.test(name)) return [];
    return [value === undefined ? { name, value: 'reference', line } : namedSetting({ name, value, line, detector: 'compose_env' })];
  };
  const pairs = document.items(node).flatMap((item) => {
    const text = document.text(item) ?? '';
    const equals = text.indexOf('=');
    return setting(equals < 0 ? text : text.slice(0, equals), equals < 0 ? undefined : text.slice(equals + 1), document.lineOf(item));
  });
  return [...pairs, ...document.members(node).flatMap(({ key, value, line }) => setting(key, document.text(value), line))];
}

/** Addresses that variables of the environment are set to, also by default; without what may be a credential in them. */
export function addressesOf(document: YamlDocument, node: YamlNode | undefined): UrlFact[] {
  const address = (text: string | undefined, line: number): UrlFact[] => {
    const url = /^https?:\/\/[^\s"'<>`\\{}$#]{3,300}$/.exec(withDefaults(text ?? ''))?.[0];
    return url === undefined ? [] : [{ type: 'url', url: cleanUrl(url).url, line }];
  };
  const pairs = document.items(node).flatMap((item) => address(document.text(item)?.replace(/^[^=]*=/, ''), document.lineOf(item)));
  return [...pairs, ...document.members(node).flatMap(({ value, line }) => address(document.text(value), line))];
}

/** The command as one line, credentials masked. */
export function commandOf(document: YamlDocument, node: YamlNode | undefined): string | undefined {
  const text = document.text(node);
  const words = text === undefined ? document.items(node).flatMap((item) => document.text(item) ?? []) : text.split(/\s+/).filter((word) => word !== '');
  return words.length === 0 ? undefined : cleanArguments(words).args.join(' ');
}
