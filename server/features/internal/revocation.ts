/** Version of the signed revocation list; there is no list yet, and versions only grow. */
export const revocationVersion = 0;
