/** The version of this program; the release raises it together with package.json. */
export const version = '0.1.0';
