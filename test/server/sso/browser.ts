/** A browser as far as signing in needs one: cookies by origin, and redirects that a test looks at one by one. */

export interface Page {
  readonly status: number;
  readonly url: string;
  readonly location: string | undefined;
  readonly setCookies: readonly string[];
  readonly text: string;
}

export interface Browser {
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Page>;
  /** Follows redirects from `url` and returns the first page whose address begins with `until`, without asking for it, or the last page. */
  follow(url: string, until: string): Promise<string>;
  cookies(origin: string): ReadonlyMap<string, string>;
}

const redirectsMax = 15;

export function newBrowser(): Browser {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (origin: string) => {
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };

  async function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    const jar = jarOf(new URL(url).origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { ...(cookie === '' ? {} : { cookie }), ...headers } });
    const setCookies = response.headers.getSetCookie();
    for (const line of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location') ?? undefined;
    return { status: response.status, url, location: location === undefined ? undefined : new URL(location, url).href, setCookies, text: await response.text() };
  }

  return {
    get,
    async follow(url, until) {
      let at = url;
      for (let count = 0; count < redirectsMax; count += 1) {
        if (at.startsWith(until)) return at;
        const page = await get(at);
        if (page.location === undefined) throw new Error(`${at} answered ${page.status} and led nowhere: ${page.text.slice(0, 300)}`);
        at = page.location;
      }
      throw new Error(`${url} led nowhere after ${redirectsMax} redirects.`);
    },
    cookies: (origin) => jarOf(origin),
  };
}
