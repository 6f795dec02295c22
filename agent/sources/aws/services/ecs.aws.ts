import type * as Sdk from '@aws-sdk/client-ecs';
import type { Service } from '@aws-sdk/client-ecs';
import { chunks } from '../answers.ts';
import { tagsOf } from '../plain.ts';
import { defineService, type At } from '../service.ts';
import { AwsTrouble } from '../trouble.ts';
import { readEnvironment } from './support/environment.ts';

export default defineService({
  id: 'ecs',
  title: 'Elastic Container Service',
  load: () => import('@aws-sdk/client-ecs'),
  operations: {
    ListClusters: 'ecs:ListClusters',
    ListServices: 'ecs:ListServices',
    DescribeServices: 'ecs:DescribeServices',
    ListTaskDefinitionFamilies: 'ecs:ListTaskDefinitionFamilies',
    DescribeTaskDefinition: ['ecs:DescribeTaskDefinition', 'ecs:ListTagsForResource'],
  },
  readings: [
    {
      kinds: ['aws.ecs_task_definition'],
      async *read(at) {
        // Without the services the latest revision of each family is still known; that older ones may run is told at the end.
        let refused: AwsTrouble | undefined;
        const services = await servicesOf(at).catch((error: unknown) => {
          if (!(error instanceof AwsTrouble)) throw error;
          refused = error;
          return [];
        });
        const running = services.flatMap((service) => (service.deployments ?? []).map((deployment) => ({ service, deployment })));
        const families = await at.all('ListTaskDefinitionFamilies', { status: 'ACTIVE' }, 'families');
        const seen = new Set<string>();
        // A family by its name gives its latest active revision.
        for (const taskDefinition of [...families, ...new Set(running.flatMap(({ deployment }) => deployment.taskDefinition ?? []))]) {
          if (seen.has(taskDefinition)) continue;
          const { taskDefinition: task, tags } = await at.get('DescribeTaskDefinition', { taskDefinition, include: ['TAGS'] });
          const arn = task?.taskDefinitionArn ?? taskDefinition;
          if (seen.has(arn)) continue;
          seen.add(arn);
          const environments = (task?.containerDefinitions ?? []).map(({ environment }) => readEnvironment(Object.fromEntries((environment ?? []).map(({ name, value }) => [name ?? '', value ?? '']))));
          yield await at.resource('aws.ecs_task_definition', {
            id: arn,
            name: `${task?.family}:${task?.revision}`,
            attributes: {
              family: task?.family ?? '',
              revision: task?.revision ?? 0,
              task_role_arn: task?.taskRoleArn ?? null,
              execution_role_arn: task?.executionRoleArn ?? null,
              network_mode: task?.networkMode ?? null,
              containers: (task?.containerDefinitions ?? []).map((container, index) => ({
                name: container.name ?? '',
                image: container.image ?? '',
                environment: environments[index]?.variables ?? [],
                secrets: (container.secrets ?? []).map(({ name, valueFrom }) => ({ name: name ?? '', value_from: valueFrom ?? '' })),
                container_ports: (container.portMappings ?? []).flatMap(({ containerPort }) => containerPort ?? []),
                privileged: container.privileged ?? false,
                user: container.user ?? null,
                readonly_root_filesystem: container.readonlyRootFilesystem ?? false,
                log_driver: container.logConfiguration?.logDriver ?? null,
              })),
              tags: tagsOf(tags),
            },
            asks: {
              services: async () => {
                if (refused) throw refused;
                return running.filter(({ deployment }) => deployment.taskDefinition === arn).map(({ service, deployment }) => {
                  const network = (deployment.networkConfiguration ?? service.networkConfiguration)?.awsvpcConfiguration;
                  return { service_arn: service.serviceArn ?? '', security_group_ids: network?.securityGroups ?? [], assign_public_ip: network?.assignPublicIp === 'ENABLED' };
                });
              },
            },
            images: (task?.containerDefinitions ?? []).flatMap(({ image }) => image ?? []),
            env: [...new Set(environments.flatMap(({ names }) => names))],
            credentials: environments.flatMap(({ credentials }) => credentials),
          });
        }
        if (refused) throw refused;
      },
    },
  ],
});

/** Every service of every cluster. */
async function servicesOf(at: At<typeof Sdk, 'ListClusters' | 'ListServices' | 'DescribeServices'>): Promise<Service[]> {
  const clusters = await at.all('ListClusters', {}, 'clusterArns');
  const found = await Promise.all(
    clusters.map(async (cluster) => {
      const arns = await at.all('ListServices', { cluster }, 'serviceArns');
      return Promise.all(chunks(arns, 10).map(async (services) => (await at.get('DescribeServices', { cluster, services })).services ?? []));
    }),
  );
  return found.flat(2);
}
