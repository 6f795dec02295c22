/** What an address says about where a host stands. Names are not resolved: judging needs no network. */

/** Whether a host is this machine itself. Takes a host as `URL.hostname` gives it: lower case, IPv6 in brackets. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Whether a host is plainly not on the internet: loopback, private and link-local addresses, single labels and names kept for inside use. */
export function isInternal(host: string): boolean {
  if (isLoopback(host)) return true;
  const v4 = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(host);
  if (v4) return isPrivateV4(Number(v4[1]), Number(v4[2]));
  // Unique local (fc00::/7) and link-local (fe80::/10) addresses, RFC 4193 and RFC 4291.
  if (host.startsWith('[')) return /^\[(?:f[cd]|fe[89ab])/.test(host);
  return !host.includes('.') || insideSuffixes.some((suffix) => host.endsWith(suffix));
}

/** A URL taken apart, or nothing when it is not one with a host, or its host is a variable (`${HOST}`, `{{host}}`, `<host>`). */
export function parseUrl(text: string): URL | undefined {
  const url = URL.parse(text);
  return url !== null && url.hostname !== '' && !/[${}<>]|%7b|%3c/i.test(url.hostname) ? url : undefined;
}

// RFC 6762, RFC 8375, the name that ICANN keeps for inside use (2024), and what clusters and container engines use.
const insideSuffixes = ['.local', '.internal', '.lan', '.intranet', '.home.arpa', '.svc', '.cluster.local'];

/** RFC 1918, RFC 3927 (link-local) and RFC 6598 (carrier-grade NAT). */
function isPrivateV4(first: number, second: number): boolean {
  if (first === 10 || first === 0) return true;
  if (first === 172) return second >= 16 && second <= 31;
  if (first === 192) return second === 168;
  if (first === 169) return second === 254;
  return first === 100 && second >= 64 && second <= 127;
}
