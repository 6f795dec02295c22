import { related } from '../answers.ts';
import { instant } from '../plain.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'bedrock-data-automation',
  title: 'Bedrock Data Automation',
  load: () => import('@aws-sdk/client-bedrock-data-automation'),
  operations: {
    ListDataAutomationProjects: 'bedrock:ListDataAutomationProjects',
    GetDataAutomationProject: 'bedrock:GetDataAutomationProject',
    ListBlueprints: 'bedrock:ListBlueprints',
  },
  readings: [
    {
      kinds: ['aws.bedrock_data_automation_project'],
      async *read(at) {
        for await (const { projectArn = '', projectName, projectStage } of at.list('ListDataAutomationProjects', { resourceOwner: 'ACCOUNT' }, 'projects')) {
          let blueprints: readonly string[] = [];
          const found = await at.resource('aws.bedrock_data_automation_project', {
            id: projectArn,
            name: projectName ?? '',
            attributes: { project_name: projectName ?? '', project_stage: projectStage ?? null },
            detail: {
              gives: ['status', 'kms_key_id', 'creation_time'],
              read: async () => {
                const { project } = await at.get('GetDataAutomationProject', { projectArn, ...(projectStage !== undefined && { projectStage }) });
                blueprints = (project?.customOutputConfiguration?.blueprints ?? []).flatMap(({ blueprintArn }) => blueprintArn ?? []);
                return { status: project?.status ?? '', kms_key_id: project?.kmsKeyId ?? null, creation_time: instant(project?.creationTime) };
              },
            },
          });
          yield related(found, { blueprint_arns: blueprints });
        }
      },
    },
    {
      // What a blueprint asks of a document stays where it is: the list has its name only.
      kinds: ['aws.bedrock_blueprint'],
      async *read(at) {
        for await (const { blueprintArn = '', blueprintName, blueprintStage, blueprintVersion, lastModifiedTime } of at.list('ListBlueprints', { resourceOwner: 'ACCOUNT' }, 'blueprints')) {
          yield await at.other('aws.bedrock_blueprint', { id: blueprintArn, name: blueprintName ?? '', attributes: { stage: blueprintStage ?? null, version: blueprintVersion ?? null, last_modified_time: instant(lastModifiedTime) } });
        }
      },
    },
  ],
});
