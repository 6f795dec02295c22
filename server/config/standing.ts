/** What the starter takes from where a person stands: their folder, their terminal, and what a child may inherit. */

export interface Standing {
  /** npm sets INIT_CWD to the folder that a person called it from, before it changes to the project's root. */
  readonly dir: string;
  readonly isColorAllowed: boolean;
  readonly isRedrawAllowed: boolean;
  readonly isLogLevelGiven: boolean;
  /** For the local agent: everything but the server's own secrets. */
  readonly childEnvironment: Readonly<Record<string, string | undefined>>;
}

/** Variables that an agent has no business with. */
const serverOnly = new Set(['WAYBILL_DATABASE_URL', 'WAYBILL_DATABASE_OWNER_URL', 'WAYBILL_KEK_FILE', 'WAYBILL_ADMIN_EMAIL', 'WAYBILL_ADMIN_PASSWORD', 'WAYBILL_ADMIN_PASSWORD_FILE', 'PGPASSWORD']);

/** From the process's environment. */
export function standing(): Standing {
  const variables = process.env;
  return {
    dir: variables['INIT_CWD'] || process.cwd(),
    isColorAllowed: !variables['NO_COLOR'] && variables['TERM'] !== 'dumb',
    isRedrawAllowed: variables['TERM'] !== 'dumb' && !variables['CI'],
    isLogLevelGiven: Boolean(variables['WAYBILL_LOG_LEVEL']),
    childEnvironment: Object.fromEntries(Object.entries(variables).filter(([name]) => !serverOnly.has(name))),
  };
}
