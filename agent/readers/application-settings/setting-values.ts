/** Which keys of an application's configuration are told, and what of their values. */
import type { ApplicationSettingFact } from '#shared/model/fact.ts';
import { cleanUrl, isUrl } from '../documents/urls.ts';

/** Last words of keys that name a model or an address. Little else leaves the reader: a configuration holds passwords, too. */
const lastWords = /(?:model|modelname|modelid|modeltype|deployment|deploymentname|deploymentid|engine|endpoint|url|uri|baseurl|host|address)$/;

/** What is said of a store of vectors besides its address; its keys and passwords are not. */
const ofVectorStore = /(?:^|\.)vectorstore\.(?:[a-z0-9]{1,40}\.)?(?:type|dimensions?|indexname|indextype|collectionname|tablename|distancetype|initializeschema)$/;

/** Longer values are no ids and no addresses; characters. */
const valueCharsMax = 300;

/** Longer keys belong to no configuration that people write; characters. */
const keyCharsMax = 200;

/** A fact of a key and its value, when both are of a kind that is told. `names` are as written. */
export function settingOf(format: ApplicationSettingFact['format'], names: readonly string[], { value, line }: { value: string; line: number }): ApplicationSettingFact | undefined {
  const key = names.map((name) => name.toLowerCase().replace(/[-_\s]/g, '').replace(/\[\d+\]/g, '')).join('.');
  const text = literalOf(value.trim());
  if (key.length > keyCharsMax || !(lastWords.test(key) || ofVectorStore.test(key)) || text === undefined) return undefined;
  return { type: 'application_setting', format, key, value: isUrl(text) ? cleanUrl(text).url : text, line };
}

/** A value without white space; of `${NAME:default}` the default. */
function literalOf(value: string): string | undefined {
  const reference = /^\$\{[^{}:]{1,100}(?::-?([^{}]*))?\}$/.exec(value);
  const text = reference ? (reference[1] ?? '').trim() : value;
  return text === '' || text.length > valueCharsMax || /[\s${}]/.test(text) ? undefined : text;
}
