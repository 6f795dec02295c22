/** What the sign-in page of n8n reads before anybody has signed in (`frontend.service`, n8n 2.41.3, read 2026-11-30). Older versions tell their version there. */
import { z } from 'zod';
import { failed, type Found, type Step, type Survey } from './survey.ts';

const login = z.looseObject({ loginEnabled: z.boolean().optional() }).optional();
const settings = z.looseObject({
  data: z.looseObject({
    versionCli: z.string().regex(/^\d+\.\d+\.\d+[\w.-]*$/).optional(),
    userManagement: z.looseObject({ authenticationMethod: z.string().optional() }).optional(),
    sso: z.looseObject({ saml: login, oidc: login, ldap: login }).optional(),
    authCookie: z.looseObject({ secure: z.boolean().optional() }).optional(),
    mfa: z.looseObject({ enforced: z.boolean().optional() }).optional(),
  }),
});

export const publicSettingsStep: Step = {
  id: 'n8n/public-settings',
  title: 'settings of the sign-in page',
  kinds: [],
  attributes: ['authentication_method', 'sso_login', 'cookie_secure', 'mfa_enforced'],
  run,
};

async function* run(survey: Survey): AsyncGenerator<Found> {
  const { attributes, unread } = survey.instance;
  const answer = await survey.client.ask('public_settings');
  if (!answer.ok) return yield failed(survey, publicSettingsStep, answer.trouble);
  const parsed = settings.safeParse(answer.body);
  if (!parsed.success) return yield failed(survey, publicSettingsStep, { kind: 'malformed', canRetry: false, sentence: 'The settings have a form that this version of Waybill does not know.' });

  const { versionCli, userManagement, sso, authCookie, mfa } = parsed.data.data;
  if (versionCli !== undefined) attributes['version'] = versionCli;
  const told = {
    authentication_method: userManagement?.authenticationMethod,
    cookie_secure: authCookie?.secure,
    mfa_enforced: mfa?.enforced,
    sso_login: sso && { saml: sso.saml?.loginEnabled ?? false, oidc: sso.oidc?.loginEnabled ?? false, ldap: sso.ldap?.loginEnabled ?? false },
  };
  for (const [name, value] of Object.entries(told)) {
    if (value === undefined) unread[name] = 'The sign-in page of this instance does not say it.';
    else attributes[name] = value;
  }
}
