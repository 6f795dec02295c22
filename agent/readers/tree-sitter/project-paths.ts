/**
 * Names that are imported from files of the project itself: `?./lib/tools#search`. Like everything that begins with `?` they stand for something that
 * the file does not know; what is listed as a tool, or made as an agent, is worth telling all the same.
 */

/** The path of a name of a file; `module` as it is written: `./tools.js`, `../lib/tools`, `@/lib/tools`, or of Python `.tools`, `..lib.tools`. */
export function projectPath(module: string, name: string): string {
  const isDotted = /^\.+(?:[^./]|$)/.test(module);
  const file = isDotted ? module.replace(/^\.+/, '').replaceAll('.', '/') : module.replace(/^(?:\.{0,2}\/|[@~#]\/?)+/, '').replace(/\.[cm]?[jt]sx?$/, '');
  return `${project}${file}#${name}`;
}

const project = '?./';

/** The path as facts state it, `./lib/tools#search`; nothing for every other path, and for what is reached through such a name. */
export function ofProject(path: string): string | undefined {
  return path.startsWith(project) && !path.includes('()') ? path.slice(1) : undefined;
}

/** The path of something unknown without where it is from: `?./clients#client.chat.create` is `?.chat.create`. */
export function withoutProject(path: string): string {
  return path.startsWith(project) ? `?${path.slice(path.indexOf('#')).replace(/^#\w*(?:\(\))?/, '')}` : path;
}
