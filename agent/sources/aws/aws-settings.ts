/** How an account is reached. Names are those of a job's credential and of `waybill.yaml`. */
import { z } from 'zod';
import { awsAccountId, awsExternalId, awsRegion, awsRoleArn } from '#shared/protocol/source-forms.ts';
import { list } from '../../config/forms.ts';
import { setting, type SettingValues } from '../source.ts';

export const awsSettings = {
  access_key_id: setting({ variables: ['AWS_ACCESS_KEY_ID'], help: 'access key; without one the SDK looks where it always does: profile, web identity, container, instance', schema: z.string().min(1).optional() }),
  secret_access_key: setting({ variables: ['AWS_SECRET_ACCESS_KEY'], help: 'secret of the access key', isSecret: true, schema: z.string().min(1).optional() }),
  session_token: setting({ variables: ['AWS_SESSION_TOKEN'], help: 'token of temporary credentials', isSecret: true, schema: z.string().min(1).optional() }),
  profile: setting({ variables: ['AWS_PROFILE'], help: 'profile of the shared configuration files, when no access key is given', schema: z.string().min(1).optional() }),
  role_arn: setting({
    variables: ['WAYBILL_AWS_ROLE_ARN'],
    help: 'role to assume; with account_ids the role of the same name in each of them',
    schema: awsRoleArn.optional(),
  }),
  external_id: setting({ variables: ['WAYBILL_AWS_EXTERNAL_ID'], help: 'external id that the role asks for', isSecret: true, schema: awsExternalId.optional() }),
  account_ids: setting({
    variables: ['WAYBILL_AWS_ACCOUNT_IDS'],
    help: 'accounts to read, separated by commas; default: that of the credentials',
    schema: list.pipe(z.array(awsAccountId)).optional(),
  }),
  regions: setting({ variables: ['WAYBILL_AWS_REGIONS'], help: 'regions when the target names none, separated by commas, or all', schema: list.optional() }),
  region: setting({
    variables: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
    help: 'region where identities and regions are asked for; default: the home of the partition, us-east-1 for most',
    schema: awsRegion.optional(),
  }),
  endpoint_url: setting({ variables: ['WAYBILL_AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL'], help: 'one address for every service, such as that of a private gateway', schema: z.url({ protocol: /^https?$/ }).optional() }),
} as const;

export type AwsSettings = SettingValues<typeof awsSettings>;
