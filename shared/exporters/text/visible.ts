/** Text from a scanned source, made safe to show. */

/**
 * Shows what cannot be seen: control, direction and other format characters, line separators and noncharacters become `<U+202E>`,
 * lone surrogates U+FFFD. What is left is one line and the same on every terminal; all of it is allowed in XML 1.0.
 */
export function visible(text: string): string {
  const wellFormed = text.toWellFormed();
  return unseen.test(wellFormed) ? wellFormed.replace(allUnseen, escaped) : wellFormed;
}

/** Relative and without steps upwards, whatever the path says: `/etc/x`, `C:\x` and `../x` lose their start. */
export function relativePath(path: string): string {
  const withoutRoot = path.replace(/^[A-Za-z]:(?=[\\/])/, '').replace(/^[\\/]+/, '');
  if (!withoutRoot.includes('.')) return withoutRoot === '' ? '.' : withoutRoot;
  const parts = withoutRoot.split('/').filter((part) => part !== '.' && part !== '..');
  return parts.join('/') || '.';
}

// Cf holds the direction marks, joiners, the byte order mark and the invisible tag characters.
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;
const allUnseen = new RegExp(unseen.source, 'gu');

function escaped(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
}
