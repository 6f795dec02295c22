/** The image that a command of Docker or Podman starts or fetches. */
import { parseImage, type ImageReference } from '../containers/image-reference.ts';

const programs = new Set(['docker', 'podman', 'nerdctl']);
const verbs = new Set(['run', 'pull', 'create']);

/** Options of `run` that take no value; every other one takes the next word. */
const flags = new Set([
  '--detach', '--interactive', '--tty', '--rm', '--privileged', '--init', '--publish-all', '--read-only', '--no-healthcheck', '--quiet', '--oom-kill-disable', '--sig-proxy', '--all-tags', '--disable-content-trust',
  '--replace',
]);
/** Several short ones in one word: `-dit`. */
const shortFlags = /^-[ditPqa]+$/;

/** The image among the words of one command; undefined when it starts none, or one that only a variable knows. */
export function startedImage(words: readonly string[]): ImageReference | undefined {
  const [program = '', ...given] = words;
  if (!programs.has(program.slice(program.lastIndexOf('/') + 1))) return undefined;
  const [verb = '', ...rest] = given[0] === 'container' || given[0] === 'image' ? given.slice(1) : given;
  if (!verbs.has(verb)) return undefined;
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] as string;
    if (!word.startsWith('-')) return parseImage(word);
    if (!flags.has(word) && !shortFlags.test(word) && !word.includes('=')) at += 1;
  }
  return undefined;
}
