/** Severities, sentences, names and addresses as SARIF wants them. */
import type { Severity } from '../../model/report.ts';
import { relativePath, visible } from '../text/visible.ts';
import type { Level, Location } from './model.ts';

export const levelOf: Readonly<Record<Severity, Level>> = { critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' };

/** Inside the bands that code scanning reads: over 9.0 critical, from 7.0 high, from 4.0 medium, from 0.1 low. */
export const securitySeverityOf: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0', info: '0.0' };

export const problemSeverityOf: Readonly<Record<Severity, string>> = { critical: 'error', high: 'error', medium: 'warning', low: 'recommendation', info: 'recommendation' };

/** The longest text that viewers show. */
const textLengthMax = 1_024;

/** One safe sentence with its full stop, at most 1,024 characters: `[text](link)` and `{0}` mean something in messages, so a space takes them apart. */
export function sentence(text: string): string {
  const safe = visible(text).trim().replaceAll('](', '] (').replaceAll(/\{(\d+)\}/g, '{ $1 }');
  const short = safe.length > textLengthMax - 1 ? `${safe.slice(0, textLengthMax - 2).toWellFormed()}…` : safe;
  return /[.!?…]$/.test(short) ? (short.endsWith('…') ? `${short}.` : short) : `${short}.`;
}

/** Text for Markdown: nothing in it is markup. */
export function markdownText(text: string): string {
  return sentence(text).replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`);
}

/** `ai_model_unpinned` as `AiModelUnpinned`. */
export function pascalCase(words: string): string {
  return (words.match(/[A-Za-z0-9]+/g) ?? ['Rule']).map((word) => `${word[0]!.toUpperCase()}${word.slice(1)}`).join('');
}

/** A path as a URI reference below the root of the source: each segment percent-encoded, so none looks like a scheme or a query. */
export function relativeUri(path: string): string {
  return relativePath(path)
    .toWellFormed()
    .split('/')
    .map((segment) => encodeURIComponent(segment).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`))
    .join('/');
}

/** A place below `%SRCROOT%`. */
export function placeAt(path: string, line?: number): Location {
  return { physicalLocation: { artifactLocation: { uri: relativeUri(path), uriBaseId: '%SRCROOT%' }, ...(line !== undefined && { region: { startLine: line } }) } };
}
