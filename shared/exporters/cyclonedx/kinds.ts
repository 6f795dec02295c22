/** What each kind of component is in CycloneDX. */
import { ComponentType } from '@cyclonedx/cyclonedx-library/Enums';
import type { Component, ComponentKind } from '../../model/component.ts';
import type { ComponentData } from './model.ts';

/** Things that are reached, not shipped. */
const serviceKinds: ReadonlySet<ComponentKind> = new Set<ComponentKind>(['provider', 'endpoint', 'mcp_server', 'vector_store']);

/** Whether the component is written under `services`. */
export function isService({ kind }: Component): boolean {
  return serviceKinds.has(kind);
}

/** The type of a component under `components`. */
export function componentType({ kind, properties }: Component): ComponentType {
  switch (kind) {
    case 'model':
    case 'embedding_model':
    case 'model_file':
      return ComponentType.MachineLearningModel;
    case 'sdk':
      return properties['role'] === 'framework' ? ComponentType.Framework : ComponentType.Library;
    case 'dependency':
      return ComponentType.Library;
    case 'container_image':
      return ComponentType.Container;
    case 'cloud_resource':
      return ComponentType.Platform;
    case 'secret':
      return ComponentType.CryptographicAsset;
    case 'prompt':
    case 'dataset':
    case 'memory':
    case 'skill':
    case 'instruction_file':
    case 'iac_resource':
    case 'ci_step':
      return ComponentType.Data;
    default:
      return ComponentType.Application;
  }
}

/** The `type` of the data of a component of type `data`. */
export function dataType(kind: ComponentKind): ComponentData['type'] | undefined {
  switch (kind) {
    case 'dataset':
      return 'dataset';
    case 'prompt':
    case 'skill':
      return 'definition';
    case 'instruction_file':
    case 'iac_resource':
    case 'ci_step':
      return 'configuration';
    case 'memory':
      return 'other';
    default:
      return undefined;
  }
}
