import type { AttachedPolicy, PolicyDetail } from '@aws-sdk/client-iam';
import { chunks, required, unless } from '../answers.ts';
import { instant, policyOf, tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';
import { createReports, dateOf } from './support/credential-report.ts';
import { perPlace } from './support/per-place.ts';

const attached = (policies: readonly AttachedPolicy[] | undefined) => (policies ?? []).map(({ PolicyName, PolicyArn }) => ({ policy_name: PolicyName ?? '', policy_arn: PolicyArn ?? '' }));
const inline = (policies: readonly PolicyDetail[] | undefined) => (policies ?? []).map(({ PolicyName, PolicyDocument }) => ({ policy_name: PolicyName ?? '', document: policyOf(PolicyDocument ?? '') }));

/** Keys of users are asked for in steps, so that an account with thousands of users does not hold thousands of open questions. */
const usersAtOnce = 20;

export default defineService({
  id: 'iam',
  title: 'Identity and Access Management',
  load: () => import('@aws-sdk/client-iam'),
  isGlobal: true,
  operations: {
    GetAccountAuthorizationDetails: 'iam:GetAccountAuthorizationDetails',
    GetAccountSummary: 'iam:GetAccountSummary',
    GetAccountPasswordPolicy: 'iam:GetAccountPasswordPolicy',
    ListAccountAliases: 'iam:ListAccountAliases',
    ListOrganizationsFeatures: 'iam:ListOrganizationsFeatures',
    ListVirtualMFADevices: 'iam:ListVirtualMFADevices',
    GenerateCredentialReport: 'iam:GenerateCredentialReport',
    GetCredentialReport: 'iam:GetCredentialReport',
    ListAccessKeys: 'iam:ListAccessKeys',
    GetAccessKeyLastUsed: 'iam:GetAccessKeyLastUsed',
    ListServiceSpecificCredentials: 'iam:ListServiceSpecificCredentials',
  },
  readings: [
    {
      kinds: [],
      part: {
        kind: 'aws.account',
        gives: ['alias', 'account_mfa_enabled', 'account_access_keys_present', 'account_password_present', 'organizations_features', 'virtual_mfa_devices', 'credential_report_generated_time', 'root_password_last_used', 'root_access_key_1_last_used_date', 'root_access_key_2_last_used_date', 'password_policy'],
      },
      async *read(at) {
        const summary = perPlace(at, 'summary', async () => (await at.get('GetAccountSummary', {})).SummaryMap ?? {});
        const count = (name: 'AccountMFAEnabled' | 'AccountAccessKeysPresent' | 'AccountPasswordPresent') => async () => required((await summary())[name], name);
        const report = createReports(at);
        const root = (column: string) => async () => dateOf((await report()).row('<root_account>')?.[column]);
        yield at.part('aws.account', {
          alias: async () => (await at.all('ListAccountAliases', {}, 'AccountAliases'))[0] ?? null,
          account_mfa_enabled: count('AccountMFAEnabled'),
          account_access_keys_present: count('AccountAccessKeysPresent'),
          account_password_present: count('AccountPasswordPresent'),
          organizations_features: () => unless(['OrganizationNotFoundException'], null, async () => [...((await at.get('ListOrganizationsFeatures', {})).EnabledFeatures ?? [])]),
          virtual_mfa_devices: async () => (await at.all('ListVirtualMFADevices', { AssignmentStatus: 'Assigned' }, 'VirtualMFADevices')).map((device) => ({ serial_number: device.SerialNumber ?? '', user_arn: device.User?.Arn ?? null })),
          credential_report_generated_time: async () => (await report()).generatedTime,
          root_password_last_used: root('password_last_used'),
          root_access_key_1_last_used_date: root('access_key_1_last_used_date'),
          root_access_key_2_last_used_date: root('access_key_2_last_used_date'),
          password_policy: () =>
            unless(['NoSuchEntity', 'NoSuchEntityException'], null, async () => {
              const policy = required((await at.get('GetAccountPasswordPolicy', {})).PasswordPolicy, 'PasswordPolicy');
              return {
                minimum_password_length: policy.MinimumPasswordLength ?? 6,
                require_symbols: policy.RequireSymbols ?? false,
                require_numbers: policy.RequireNumbers ?? false,
                require_uppercase_characters: policy.RequireUppercaseCharacters ?? false,
                require_lowercase_characters: policy.RequireLowercaseCharacters ?? false,
                max_password_age: policy.MaxPasswordAge ?? null,
                password_reuse_prevention: policy.PasswordReusePrevention ?? null,
                hard_expiry: policy.HardExpiry ?? false,
              };
            }),
        });
      },
    },
    {
      kinds: ['aws.iam_user'],
      async *read(at) {
        const report = createReports(at);
        for await (const user of at.list('GetAccountAuthorizationDetails', { Filter: ['User'] }, 'UserDetailList')) {
          const name = user.UserName ?? '';
          // A user made after the report is in no row of it: nothing is known of the password yet.
          const row = async () => required((await report()).row(name), `row for the user ${name}; the credential report is older than the user`);
          yield await at.resource('aws.iam_user', {
            id: user.Arn ?? name,
            name,
            attributes: {
              arn: user.Arn ?? '',
              user_name: name,
              path: user.Path ?? '/',
              create_date: instant(user.CreateDate) ?? '',
              tags: tagsOf(user.Tags),
              groups: user.GroupList ?? [],
              attached_policies: attached(user.AttachedManagedPolicies),
              permissions_boundary: user.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
            },
            asks: {
              inline_policies: async () => inline(user.UserPolicyList),
              credential_report_generated_time: async () => (await report()).generatedTime,
              password_enabled: async () => (await row())['password_enabled'] === 'true',
              password_last_used: async () => dateOf((await row())['password_last_used']),
              password_last_changed: async () => dateOf((await row())['password_last_changed']),
              mfa_active: async () => (await row())['mfa_active'] === 'true',
            },
          });
        }
      },
    },
    {
      kinds: ['aws.iam_access_key'],
      async *read(at) {
        const users = await perPlace(at, 'users', () => at.all('GetAccountAuthorizationDetails', { Filter: ['User'] }, 'UserDetailList'))();
        for (const group of chunks(users, usersAtOnce)) {
          const keys = await Promise.all(group.map(async (user) => (await at.all('ListAccessKeys', { UserName: user.UserName }, 'AccessKeyMetadata')).map((key) => ({ user, key }))));
          for (const { user, key } of keys.flat()) {
            yield await at.resource('aws.iam_access_key', {
              id: `${user.Arn}/access-key/${key.AccessKeyId}`,
              name: `${user.UserName} ${key.AccessKeyId}`,
              attributes: { user_name: user.UserName ?? '', access_key_id: key.AccessKeyId ?? '', status: key.Status ?? '', create_date: instant(key.CreateDate) ?? '' },
              detail: {
                gives: ['last_used_date', 'last_used_service'],
                read: async () => {
                  const { AccessKeyLastUsed: used } = await at.get('GetAccessKeyLastUsed', { AccessKeyId: key.AccessKeyId });
                  // AWS writes N/A where there was no use.
                  return { last_used_date: instant(used?.LastUsedDate), last_used_service: used?.ServiceName === 'N/A' ? null : (used?.ServiceName ?? null) };
                },
              },
            });
          }
        }
      },
    },
    {
      kinds: ['aws.bedrock_api_key'],
      async *read(at) {
        const users = await perPlace(at, 'users', () => at.all('GetAccountAuthorizationDetails', { Filter: ['User'] }, 'UserDetailList'))();
        for (const user of users) {
          for await (const key of at.list('ListServiceSpecificCredentials', { UserName: user.UserName, ServiceName: 'bedrock.amazonaws.com' }, 'ServiceSpecificCredentials')) {
            yield await at.resource('aws.bedrock_api_key', {
              id: key.ServiceSpecificCredentialId ?? '',
              name: `${user.UserName} ${key.ServiceSpecificCredentialId}`,
              attributes: {
                user_name: key.UserName ?? user.UserName ?? '',
                service_specific_credential_id: key.ServiceSpecificCredentialId ?? '',
                service_name: key.ServiceName ?? '',
                status: key.Status ?? '',
                create_date: instant(key.CreateDate) ?? '',
                expiration_date: instant(key.ExpirationDate),
              },
            });
          }
        }
      },
    },
    {
      kinds: ['aws.iam_group'],
      async *read(at) {
        for await (const group of at.list('GetAccountAuthorizationDetails', { Filter: ['Group'] }, 'GroupDetailList')) {
          yield await at.resource('aws.iam_group', {
            id: group.Arn ?? '',
            name: group.GroupName ?? '',
            attributes: { arn: group.Arn ?? '', group_name: group.GroupName ?? '', attached_policies: attached(group.AttachedManagedPolicies) },
            asks: { inline_policies: async () => inline(group.GroupPolicyList) },
          });
        }
      },
    },
    {
      kinds: ['aws.iam_role'],
      async *read(at) {
        for await (const role of at.list('GetAccountAuthorizationDetails', { Filter: ['Role'] }, 'RoleDetailList')) {
          yield await at.resource('aws.iam_role', {
            id: role.Arn ?? '',
            name: role.RoleName ?? '',
            attributes: {
              arn: role.Arn ?? '',
              role_name: role.RoleName ?? '',
              path: role.Path ?? '/',
              create_date: instant(role.CreateDate) ?? '',
              tags: tagsOf(role.Tags),
              attached_policies: attached(role.AttachedManagedPolicies),
              permissions_boundary: role.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
              last_used_date: instant(role.RoleLastUsed?.LastUsedDate),
            },
            asks: { assume_role_policy_document: async () => policyOf(role.AssumeRolePolicyDocument ?? ''), inline_policies: async () => inline(role.RolePolicyList) },
          });
        }
      },
    },
    {
      kinds: ['aws.iam_policy'],
      async *read(at) {
        for (const filter of ['LocalManagedPolicy', 'AWSManagedPolicy'] as const) {
          for await (const policy of at.list('GetAccountAuthorizationDetails', { Filter: [filter] }, 'Policies')) {
            const uses = (policy.AttachmentCount ?? 0) + (policy.PermissionsBoundaryUsageCount ?? 0);
            if (filter === 'AWSManagedPolicy' && uses === 0) continue;
            yield await at.resource('aws.iam_policy', {
              id: policy.Arn ?? '',
              name: policy.PolicyName ?? '',
              attributes: {
                arn: policy.Arn ?? '',
                policy_name: policy.PolicyName ?? '',
                is_aws_managed: filter === 'AWSManagedPolicy',
                attachment_count: policy.AttachmentCount ?? 0,
                permissions_boundary_usage_count: policy.PermissionsBoundaryUsageCount ?? 0,
              },
              asks: { document: async () => policyOf(policy.PolicyVersionList?.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document ?? '') },
            });
          }
        }
      },
    },
  ],
});
