/** What is configured of an integration of each kind, and which targets that makes. */
import { z } from 'zod';
import { apiAddress, awsAccountId, awsExternalId, awsRegion, awsRoleArn } from '#shared/protocol/source-forms.ts';
import { readTarget } from '../scans/target.ts';

export const integrationKinds = ['dir', 'git', 'github', 'aws', 'n8n'] as const;
export type IntegrationKind = (typeof integrationKinds)[number];

/** An address as a person writes one; a slash at its end means nothing. */
const webAddress = z
  .string()
  .trim()
  .max(2048)
  .refine((text) => URL.canParse(text) && /^https?:\/\//iu.test(text), 'must be an https:// or http:// address')
  .refine((text) => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === ''), 'must hold no credential')
  .refine((text) => !URL.canParse(text) || (new URL(text).search === '' && new URL(text).hash === ''), 'must have no query and no fragment')
  .transform((text) => text.replace(/\/+$/u, ''));

export const configSchemas = {
  dir: z.strictObject({ path: z.string().trim().min(1).max(4000) }),
  git: z.strictObject({ url: z.string().trim().min(1).max(2048), ref: z.string().trim().min(1).max(255).optional() }),
  github: z.strictObject({
    owner: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/u, 'must be the name of an organization or a user'),
    /** By name, without the owner; none means all that the token sees. */
    repositories: z.array(z.string().regex(/^[A-Za-z0-9._-]{1,100}$/u, 'must be the name of a repository, without its owner')).min(1).max(100).optional(),
    /** Of GitHub Enterprise Server; https://api.github.com when absent. */
    api_url: apiAddress.optional(),
  }),
  aws: z.strictObject({
    /** `["all"]` means every region that the account has enabled. */
    regions: z.union([z.array(awsRegion).min(1).max(40), z.tuple([z.literal('all')])]),
    account_ids: z.array(awsAccountId).min(1).max(100).optional(),
    role_arn: awsRoleArn.optional(),
    external_id: awsExternalId.optional(),
  }),
  n8n: z.strictObject({ url: webAddress }),
} as const satisfies Readonly<Record<IntegrationKind, z.ZodType>>;

/** A configuration with its kind, as it is stored. */
export type IntegrationConfig = { [Kind in IntegrationKind]: { readonly kind: Kind } & z.output<(typeof configSchemas)[Kind]> }[IntegrationKind];

/**
 * The targets of a scan of an integration, in their full form; never empty.
 * @throws {AppError} `unprocessable` when what is configured makes no target that an agent would open.
 */
export function targetsOf(config: IntegrationConfig): string[] {
  switch (config.kind) {
    case 'dir':
      return [readTarget(`dir:${config.path}`, 'config.path')];
    case 'git':
      return [readTarget(`git:${config.url}${config.ref === undefined ? '' : `#${config.ref}`}`, 'config.url')];
    case 'github': {
      const { owner, repositories } = config;
      if (repositories === undefined) return [readTarget(`github:${owner}`, 'config.owner')];
      return [...new Set(repositories)].map((repository) => readTarget(`github:${owner}/${repository}`, 'config.repositories'));
    }
    case 'aws':
      // One target: the account is one source, and what belongs to no region is read once.
      return [readTarget(`aws:${[...new Set(config.regions)].sort().join(',')}`, 'config.regions')];
    case 'n8n':
      return [readTarget(`n8n:${config.url}`, 'config.url')];
  }
}

/** What an agent is told besides the targets. */
export function settingsOf(config: IntegrationConfig): Record<string, string | string[]> {
  switch (config.kind) {
    case 'github':
      return config.api_url === undefined ? {} : { api_url: config.api_url };
    case 'aws': {
      const { account_ids, role_arn, external_id } = config;
      return {
        ...(account_ids === undefined ? {} : { account_ids }),
        ...(role_arn === undefined ? {} : { role_arn }),
        ...(external_id === undefined ? {} : { external_id }),
      };
    }
    default:
      return {};
  }
}

/**
 * Where a credential of this integration is sent; a stored one never goes anywhere else. For AWS and GitHub's own API it is fixed.
 * Undefined for a directory, which needs none.
 */
export function audienceOf(config: IntegrationConfig): string | undefined {
  switch (config.kind) {
    case 'dir':
      return undefined;
    case 'git':
      return gitHost(config.url);
    case 'github':
      return config.api_url === undefined ? 'https://api.github.com' : new URL(config.api_url).origin;
    case 'aws':
      return 'aws';
    case 'n8n':
      return new URL(config.url).origin;
  }
}

/** The host of a Git address in either of its spellings, with its scheme and port where it has them. */
export function gitHost(address: string): string {
  const written = /^[\w.-]+@([A-Za-z0-9][\w.-]*):(?!\/\/)/u.exec(address)?.[1];
  if (written !== undefined) return `ssh://${written.toLowerCase()}`;
  if (!URL.canParse(address)) return address;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host.toLowerCase()}`;
}
