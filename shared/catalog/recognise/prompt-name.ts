/** What a prompt is called that is written in place, where no constant has a name for it. */

/** Names of calls that say nothing by themselves: what they are called on does. */
const plainCalls = new Set(['new', 'of', 'from', 'default', 'create', 'make', 'build', 'builder', 'content', 'text', 'message', 'add', 'append', 'push', 'with', 'call', 'invoke', 'set', 'init']);

/**
 * The owner with the place of the text in the call: `Ask.run.instructions` for a named argument, `Ask.run.SystemMessage` for the argument of such a call, as
 * the number of an argument tells nobody anything.
 */
export function promptName({ owner, path, argument }: { owner: string; path: string; argument: string }): string {
  const place = argument.replace(/\[[^\]]*\]/g, '').replace(/^#\d+\.?/, '');
  const said = place === '' || /^\d/.test(place) ? tellingName(path) : place;
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
