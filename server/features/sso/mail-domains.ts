/** Domains in which anybody can have a mailbox. Claimed by an organization, they would open it to everybody. */
const shared: ReadonlySet<string> = new Set([
  'aol.com',
  'fastmail.com',
  'gmail.com',
  'gmx.at',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'googlemail.com',
  'hey.com',
  'hotmail.com',
  'icloud.com',
  'live.com',
  'mac.com',
  'mail.com',
  'mail.ru',
  'me.com',
  'msn.com',
  'outlook.com',
  'pm.me',
  'proton.me',
  'protonmail.com',
  'qq.com',
  't-online.de',
  'tutanota.com',
  'web.de',
  'yahoo.com',
  'yandex.ru',
  'zoho.com',
]);

/** Whether a domain, in lower case, belongs to a public mail provider. The list holds the large ones; it is a guard against a mistake, not a proof. */
export function isSharedMailDomain(domain: string): boolean {
  return shared.has(domain);
}
