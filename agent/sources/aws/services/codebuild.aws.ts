import type { EnvironmentVariable, Project } from '@aws-sdk/client-codebuild';
import { chunks } from '../answers.ts';
import { instant, tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';
import { readEnvironment } from './support/environment.ts';
import { credentialLines, scriptSecrets, withoutUser } from './support/scripts.ts';

export default defineService({
  id: 'codebuild',
  title: 'CodeBuild',
  load: () => import('@aws-sdk/client-codebuild'),
  operations: { ListProjects: 'codebuild:ListProjects', BatchGetProjects: 'codebuild:BatchGetProjects' },
  readings: [
    {
      kinds: ['aws.codebuild_project'],
      async *read(at) {
        const all = await at.all('ListProjects', {}, 'projects');
        // A hundred at a time is what the operation takes.
        for (const names of chunks(all, 100)) {
          const { projects = [] } = await at.get('BatchGetProjects', { names });
          for (const project of projects) {
            const { arn = '', name = '', environment, source } = project;
            const variables = environment?.environmentVariables ?? [];
            const plain = readEnvironment(Object.fromEntries(variables.filter(isPlain).map((variable) => [variable.name ?? '', variable.value ?? ''])));
            const texts = [buildspecOf(project), source?.location];
            yield await at.resource('aws.codebuild_project', {
              id: arn,
              name,
              attributes: {
                project_name: name,
                image: environment?.image ?? '',
                privileged_mode: environment?.privilegedMode ?? false,
                environment: plain.variables,
                secrets: variables.filter((variable) => !isPlain(variable)).map((variable) => ({ name: variable.name ?? '', value_from: variable.value ?? '' })),
                buildspec_secrets: scriptSecrets(texts[0]),
                source_type: source?.type ?? '',
                source_location: withoutUser(source?.location),
                service_role: project.serviceRole ?? null,
                project_visibility: project.projectVisibility ?? 'PRIVATE',
                last_modified: instant(project.lastModified),
                tags: tagsOf(project.tags),
              },
              images: environment?.image === undefined ? [] : [environment.image],
              env: variables.flatMap((variable) => variable.name ?? []),
              credentials: [...plain.credentials, ...texts.flatMap((text) => credentialLines(text))],
            });
          }
        }
      },
    },
  ],
});

function isPlain({ type = 'PLAINTEXT' }: EnvironmentVariable): boolean {
  return type === 'PLAINTEXT';
}

/** A specification that stands in the project; the name of a file in the repository is none. */
function buildspecOf({ source }: Project): string | undefined {
  return source?.buildspec?.includes('\n') === true ? source.buildspec : undefined;
}
