/** What stands behind `uses:`. */

/** A reference to an action or a reusable workflow, taken apart. */
export interface ActionReference {
  /** `actions/checkout`, `acme/tools/.github/workflows/x.yml`; the image for `docker://`. */
  readonly name: string;
  readonly owner: string;
  readonly ref: string | undefined;
  readonly kind: 'action' | 'docker' | 'local';
  /** Whether it names exactly one content: a full commit, or the digest of an image. What stands in the repository itself always does. */
  readonly isPinned: boolean;
}

/** Takes a reference apart, as written behind `uses:`. */
export function actionReference(uses: string): ActionReference {
  if (uses.startsWith('./') || uses.startsWith('../')) return { name: uses, owner: '', ref: undefined, kind: 'local', isPinned: true };
  if (uses.startsWith('docker://')) {
    const [name = '', digest] = uses.slice('docker://'.length).split('@');
    return { name, owner: '', ref: digest, kind: 'docker', isPinned: /^sha256:[0-9a-f]{64}$/u.test(digest ?? '') };
  }
  const [name = '', ref] = uses.split('@');
  return { name, owner: (name.split('/')[0] ?? '').toLowerCase(), ref, kind: 'action', isPinned: /^[0-9a-f]{40}$/u.test(ref ?? '') };
}

/** The owners whose actions GitHub itself publishes. */
export const githubOwners: ReadonlySet<string> = new Set(['actions', 'github']);
