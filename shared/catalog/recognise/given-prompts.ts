/** The prompts that a call is given: their text is hashed, not stored. */
import { sha256Hex } from '../../model/hash.ts';
import { lineOf, valuesAt } from '../argument-path.ts';
import type { ArgumentPath } from '../catalog-entry.ts';
import type { DraftBuilder, Sighting } from './draft.ts';
import type { Placed } from './placed.ts';
import { promptName } from './prompt-name.ts';
import { isSentence, isTemplate, isTold } from './prompt-text.ts';
import { lastName, type Site } from './site.ts';

/** Sees the prompts at these places among the arguments; a constant gives its own name, other text the name of what it is given to. */
export function seePrompts(site: Site, { from, asConstant = false }: { from: ArgumentPath; asConstant?: boolean }, at: Sighting, { builder, placed }: { builder: DraftBuilder; placed: Placed }): string[] {
  const argument = (typeof from === 'string' ? [from] : from).find((path) => valuesAt(site.args, path).length > 0) ?? '';
  return valuesAt(site.args, from).flatMap((value) => {
    const parts = value.kind === 'string' ? [value.text] : value.kind === 'template' ? value.parts : undefined;
    if (!parts || parts.join('').trim() === '') return [];
    const constant = value.kind === 'string' || value.kind === 'template' ? value.name : undefined;
    // What is put together of a constant has its prompt there.
    const isOwn = !(value.kind === 'template' && value.holdsConstant === true);
    if (asConstant && !(constant === undefined ? isOwn && isTemplate(parts) : isTold(parts))) return [];
    // Tests tell whatever fills the place.
    if (placed.isAside && !isSentence(parts.join(' '))) return [];
    const owner = site.within ?? site.assigned ?? lastName(site.path);
    const line = lineOf(value) ?? at.line;
    // Of a declaration `text` is all there is.
    const isWhole = site.method === 'configuration' && argument === 'text';
    const place = constant ?? placed.placeOf('prompt', isWhole ? owner : promptName({ owner, path: site.path, argument, assigned: site.assigned }), line);
    const id = builder.see(
      {
        kind: 'prompt',
        key: placed.keyOf(place),
        name: constant === undefined ? place : lastName(constant),
        properties: { sha256: sha256Hex(parts.join('\0')), characters: String(parts.join('').length), has_holes: String(parts.length > 1) },
      },
      { ...at, method: at.method === 'call' ? 'argument' : at.method, line },
    );
    return [id];
  });
}
