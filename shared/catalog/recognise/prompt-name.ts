/** What a prompt is called that is written in place, where no constant has a name for it. */

/** Names of calls that say nothing by themselves: what they are called on does. */
const plainCalls = new Set(['new', 'of', 'from', 'default', 'create', 'make', 'build', 'builder', 'content', 'text', 'message', 'add', 'append', 'push', 'with', 'call', 'invoke', 'set', 'init']);

/** Constructors and factories: what they make holds the prompt, and its name is the prompt's. What asks a model gives an answer. */
const makes = /(?:^|[\w*][.#])[A-Z]\w*$|(?:^|[.#])(?:(?:from|make|new|of|From)(?:[_A-Z]\w*)?|[cC]reate\w*(?:[pP]rompt|[aA]gent|[tT]emplate)\w*)$/;

/**
 * The owner with the place of the text in the call: `Ask.run.instructions` for a named argument, `Ask.run.SystemMessage` for the argument of such a call, as
 * the number of an argument tells nobody anything; and where the call makes what holds the text, the name that is given to it.
 */
export function promptName({ owner, path, argument, assigned }: { owner: string; path: string; argument: string; assigned?: string | undefined }): string {
  const place = argument.replace(/\[[^\]]*\]/g, '').replace(/^#\d+\.?/, '');
  const isNumbered = place === '' || /^\d/.test(place);
  if (isNumbered && assigned !== undefined && makes.test(path)) return assigned;
  const said = isNumbered ? tellingName(path) : place;
  return said === lastOf(owner) ? owner : `${owner}.${said}`;
}

function tellingName(path: string): string {
  const names = path.split(/[.#]/).map((name) => name.replaceAll('()', '')).filter((name) => /^\w+[?!]?$/.test(name));
  const last = names.findLast((name) => !plainCalls.has(name.toLowerCase()));
  return last ?? names.at(-1) ?? path;
}

function lastOf(owner: string): string {
  return owner.slice(owner.lastIndexOf('.') + 1);
}
