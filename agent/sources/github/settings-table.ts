/** Settings of the GitHub source. */
import { z } from 'zod';
import { apiAddress } from '#shared/protocol/source-forms.ts';
import { isOn, list, whole } from '../../config/forms.ts';
import { setting } from '../source.ts';

/** What is read of repositories of some kind. */
const depth = (help: string) => setting({ help, schema: z.enum(['content', 'settings', 'skip']).default('content') });

export const githubSettings = {
  token: setting({ variables: ['GITHUB_TOKEN', 'GH_TOKEN'], help: 'a personal access token or a workflow\'s token, with read rights only', isSecret: true, schema: z.string().trim().min(1).optional() }),
  app_id: setting({ variables: ['GITHUB_APP_ID'], help: 'id or client id of a GitHub App, instead of a token', schema: z.union([z.string().min(1), z.number().int().transform(String)]).optional() }),
  installation_id: setting({
    variables: ['GITHUB_APP_INSTALLATION_ID'],
    help: 'the App\'s installation; found by the organization or repository when it is not given',
    schema: z.union([z.number().int().positive(), z.string().regex(/^\d+$/, 'must be a number').transform(Number)]).optional(),
  }),
  private_key: setting({ variables: ['GITHUB_APP_PRIVATE_KEY'], help: 'text of the App\'s private key, a .pem file; line ends may be written as \\n', isSecret: true, schema: z.string().min(1).optional() }),
  api_url: setting({ variables: ['GITHUB_API_URL'], help: 'address of the REST API; for an Enterprise server https://HOST/api/v3', schema: apiAddress.prefault('https://api.github.com') }),
  repositories: setting({ variables: ['WAYBILL_GITHUB_REPOSITORIES'], help: 'names of repositories to read, * for any text, separated by commas; default: all of the organization', schema: list.optional() }),
  exclude_repositories: setting({ variables: ['WAYBILL_GITHUB_EXCLUDE_REPOSITORIES'], help: 'names of repositories to leave out, in the same form', schema: list.optional() }),
  archived: depth('what is read of archived repositories: content (and settings), settings, or skip'),
  forks: depth('what is read of forks: content (and settings), settings, or skip'),
  content: setting({
    variables: ['WAYBILL_GITHUB_CONTENT'],
    help: 'whether the files of repositories are read, or only their settings',
    schema: isOn.prefault(true),
  }),
  reuse_hours: setting({
    variables: ['WAYBILL_GITHUB_REUSE_HOURS'],
    help: 'how long answers about single repositories that cost a request each (webhooks, secrets, Actions and the like) are used again, hours; 0 asks each time',
    schema: whole(0, 24 * 30).prefault(24),
  }),
  wait_seconds: setting({ variables: ['WAYBILL_GITHUB_WAIT_SECONDS'], help: 'longest time that one question waits for the rate limit, seconds', schema: whole(0, 3700).prefault(900) }),
  timeout_seconds: setting({ variables: ['WAYBILL_GITHUB_TIMEOUT_SECONDS'], help: 'longest time for one answer, seconds', schema: whole(1, 600).prefault(60) }),
} as const;
