import { once } from '../answers.ts';
import { instant, tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';
import { contentsOf } from './support/containers.ts';
import { readEnvironment } from './support/environment.ts';
import { credentialLines, scriptSecrets, withoutUser } from './support/scripts.ts';

export default defineService({
  id: 'amplify',
  title: 'Amplify',
  load: () => import('@aws-sdk/client-amplify'),
  operations: { ListApps: 'amplify:ListApps', ListBranches: 'amplify:ListBranches' },
  readings: [
    {
      kinds: ['aws.amplify_app'],
      async *read(at) {
        for await (const app of at.list('ListApps', {}, 'apps')) {
          const { appId = '', appArn = '', name = '' } = app;
          const own = readEnvironment(app.environmentVariables ?? {});
          const branches = once(async () => (await at.all('ListBranches', { appId }, 'branches')).map((branch) => ({ name: branch.branchName ?? '', environment: readEnvironment(branch.environmentVariables ?? {}) })));
          const found = await at.resource('aws.amplify_app', {
            id: appArn,
            name,
            attributes: {
              app_id: appId,
              name,
              platform: app.platform ?? '',
              repository: withoutUser(app.repository),
              environment: own.variables,
              build_spec_secrets: scriptSecrets(app.buildSpec),
              enable_basic_auth: app.enableBasicAuth ?? false,
              service_role_arn: app.iamServiceRoleArn ?? null,
              compute_role_arn: app.computeRoleArn ?? null,
              update_time: instant(app.updateTime),
              tags: tagsOf(app.tags),
            },
            asks: { branches: async () => (await branches()).map((branch) => ({ branch_name: branch.name, environment: branch.environment.variables })) },
          });
          const known = found.attributes.unread?.['branches'] === undefined ? (await branches()).map(({ environment }) => environment) : [];
          const { env, credentials } = contentsOf([own, ...known]);
          yield { ...found, env, credentials: [...credentials, ...credentialLines(app.buildSpec), ...credentialLines(app.repository)] };
        }
      },
    },
  ],
});
