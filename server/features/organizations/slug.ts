/** Short names of organizations, as they stand in the address of a sign-in page. */

/** 2 to 48 lower-case letters, digits and single hyphens, beginning with a letter. */
export const slugPattern = /^[a-z](?=.{1,47}$)[a-z0-9]*(?:-[a-z0-9]+)*$/;

const lengthMax = 48;

/** A short name made from a name: `Łódź & Söhne` becomes `odz-sohne`. @param suffix - set behind it, to tell two apart. */
export function slugOf(name: string, suffix = ''): string {
  const plain = name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '');
  const ending = suffix === '' ? '' : `-${suffix}`;
  const start = plain.slice(0, lengthMax - ending.length).replace(/-+$/, '');
  return `${start.length < 2 ? 'org' : start}${ending}`;
}
