import type { ContainerProperties, EksProperties, EcsProperties, JobDefinition } from '@aws-sdk/client-batch';
import { tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';
import { readContainers, type GivenContainer } from './support/containers.ts';

export default defineService({
  id: 'batch',
  title: 'Batch',
  load: () => import('@aws-sdk/client-batch'),
  operations: { DescribeJobDefinitions: 'batch:DescribeJobDefinitions' },
  readings: [
    {
      kinds: ['aws.batch_job_definition'],
      async *read(at) {
        // Older revisions stay active until someone takes them away; the latest is the one that a name means.
        const latest = new Map<string, JobDefinition>();
        for await (const job of at.list('DescribeJobDefinitions', { status: 'ACTIVE' }, 'jobDefinitions')) {
          const known = latest.get(job.jobDefinitionName ?? '');
          if (known === undefined || (known.revision ?? 0) < (job.revision ?? 0)) latest.set(job.jobDefinitionName ?? '', job);
        }
        for (const job of latest.values()) {
          const parts = partsOf(job);
          const { containers, contents } = readContainers(parts.flatMap(({ containers: given }) => given));
          yield await at.resource('aws.batch_job_definition', {
            id: job.jobDefinitionArn ?? '',
            name: `${job.jobDefinitionName}:${job.revision}`,
            attributes: {
              job_definition_name: job.jobDefinitionName ?? '',
              revision: job.revision ?? 0,
              type: job.type ?? '',
              role_arns: [...new Set(parts.flatMap(({ roles }) => roles.flatMap((role) => role ?? [])))].sort(),
              containers,
              gpu_count: Math.max(0, ...parts.map(({ gpus }) => gpus)),
              tags: tagsOf(job.tags),
            },
            ...contents,
          });
        }
      },
    },
  ],
});

/** A container, tasks of ECS or pods of EKS, by itself or for a range of nodes. */
interface Part {
  readonly containers: readonly GivenContainer[];
  readonly roles: readonly (string | undefined)[];
  readonly gpus: number;
}

function partsOf({ containerProperties, ecsProperties, eksProperties, nodeProperties }: JobDefinition): Part[] {
  const ranges = (nodeProperties?.nodeRangeProperties ?? []).map((range) => ({ ...range, containerProperties: range.container }));
  return [{ containerProperties, ecsProperties, eksProperties }, ...ranges].flatMap((each) => [...ofContainer(each.containerProperties), ...ofTasks(each.ecsProperties), ...ofPods(each.eksProperties)]);
}

function ofContainer(container: ContainerProperties | undefined): Part[] {
  if (!container) return [];
  const { image, environment = [], secrets = [], jobRoleArn, executionRoleArn, resourceRequirements = [] } = container;
  return [{ containers: [{ name: 'job', image, variables: environment, secrets }], roles: [jobRoleArn, executionRoleArn], gpus: gpusOf(resourceRequirements) }];
}

function ofTasks(ecs: EcsProperties | undefined): Part[] {
  return (ecs?.taskProperties ?? []).map(({ containers = [], taskRoleArn, executionRoleArn }) => ({
    containers: containers.map(({ name, image, environment = [], secrets = [] }) => ({ name, image, variables: environment, secrets })),
    roles: [taskRoleArn, executionRoleArn],
    gpus: gpusOf(containers.flatMap(({ resourceRequirements = [] }) => resourceRequirements)),
  }));
}

function ofPods(eks: EksProperties | undefined): Part[] {
  const { containers = [], initContainers = [] } = eks?.podProperties ?? {};
  const all = [...initContainers, ...containers];
  if (all.length === 0) return [];
  return [{ containers: all.map(({ name, image, env = [] }) => ({ name, image, variables: env })), roles: [], gpus: all.reduce((sum, { resources }) => sum + (Number(resources?.limits?.['nvidia.com/gpu'] ?? 0) || 0), 0) }];
}

function gpusOf(requirements: readonly { readonly type?: string | undefined; readonly value?: string | undefined }[]): number {
  return requirements.filter(({ type }) => type === 'GPU').reduce((sum, { value }) => sum + (Number(value) || 0), 0);
}
