/** What runs in containers, however a platform writes them down. */
import type { AwsContainer } from '#shared/model/resources/aws/common.ts';
import type { Contents } from '../../service.ts';
import { readEnvironment, type Environment } from './environment.ts';

/** One container as an API gives it, values of its variables among it. */
export interface GivenContainer {
  readonly name: string | undefined;
  readonly image: string | undefined;
  readonly variables: readonly { readonly name?: string | undefined; readonly value?: string | undefined }[];
  readonly secrets?: readonly { readonly name?: string | undefined; readonly valueFrom?: string | undefined }[];
}

/** The containers without a value, and what the artifact around them says. */
export function readContainers(given: readonly GivenContainer[]): { readonly containers: readonly AwsContainer[]; readonly contents: Required<Contents> } {
  const environments = given.map(({ variables }) => readEnvironment(Object.fromEntries(variables.map(({ name, value }) => [name ?? '', value ?? '']))));
  return {
    containers: given.map(({ name, image, secrets = [] }, index) => ({
      name: name ?? '',
      image: image ?? '',
      environment: environments[index]?.variables ?? [],
      secrets: secrets.map((secret) => ({ name: secret.name ?? '', value_from: secret.valueFrom ?? '' })),
    })),
    contents: { images: given.flatMap(({ image }) => image || []), ...contentsOf(environments) },
  };
}

/** Names and credentials of several environments together. */
export function contentsOf(environments: readonly Environment[]): { readonly env: readonly string[]; readonly credentials: readonly string[] } {
  return { env: [...new Set(environments.flatMap(({ names }) => names))], credentials: [...new Set(environments.flatMap(({ credentials }) => credentials))] };
}
