/**
 * Ways by which who may do some things can come to do all: the table, longer with every service that takes a role.
 * Sources: "AWS IAM privilege escalation methods", Rhino Security Labs (2018, 2019), and pathfinding.cloud (Datadog), read 2026-11; the actions are facts, the list is our own selection.
 */
import { reachOf, type Reach } from './permissions.ts';
import type { Statement } from './policy.ts';

export interface Escalation {
  readonly title: string;
  /** All of them are needed. */
  readonly actions: readonly string[];
}

const passRole = 'iam:PassRole';

export const escalations: readonly Escalation[] = [
  { title: 'write a new version of a policy', actions: ['iam:CreatePolicyVersion'] },
  { title: 'go back to another version of a policy', actions: ['iam:SetDefaultPolicyVersion'] },
  { title: 'make access keys for others', actions: ['iam:CreateAccessKey'] },
  { title: 'set a password for others', actions: ['iam:CreateLoginProfile'] },
  { title: 'change the password of others', actions: ['iam:UpdateLoginProfile'] },
  { title: 'attach a policy to a user', actions: ['iam:AttachUserPolicy'] },
  { title: 'attach a policy to a group', actions: ['iam:AttachGroupPolicy'] },
  { title: 'attach a policy to a role', actions: ['iam:AttachRolePolicy'] },
  { title: 'write an inline policy for a user', actions: ['iam:PutUserPolicy'] },
  { title: 'write an inline policy for a group', actions: ['iam:PutGroupPolicy'] },
  { title: 'write an inline policy for a role', actions: ['iam:PutRolePolicy'] },
  { title: 'add users to a group', actions: ['iam:AddUserToGroup'] },
  { title: 'rewrite who may assume a role and assume it', actions: ['iam:UpdateAssumeRolePolicy', 'sts:AssumeRole'] },
  { title: 'take a permissions boundary away', actions: ['iam:DeleteRolePermissionsBoundary'] },
  { title: 'start an instance with any role', actions: [passRole, 'ec2:RunInstances'] },
  { title: 'give a running instance any role', actions: [passRole, 'ec2:AssociateIamInstanceProfile'] },
  { title: 'make and invoke a function with any role', actions: [passRole, 'lambda:CreateFunction', 'lambda:InvokeFunction'] },
  { title: 'make a function with any role and an event that starts it', actions: [passRole, 'lambda:CreateFunction', 'lambda:CreateEventSourceMapping'] },
  { title: 'replace the code of a function', actions: ['lambda:UpdateFunctionCode'] },
  { title: 'give a function any role and its own code', actions: [passRole, 'lambda:UpdateFunctionConfiguration', 'lambda:InvokeFunction'] },
  { title: 'create a stack with any role', actions: [passRole, 'cloudformation:CreateStack'] },
  { title: 'run a task with any role', actions: [passRole, 'ecs:RegisterTaskDefinition', 'ecs:RunTask'] },
  { title: 'make a development endpoint with any role', actions: [passRole, 'glue:CreateDevEndpoint'] },
  { title: 'run a Glue job with any role', actions: [passRole, 'glue:CreateJob', 'glue:StartJobRun'] },
  { title: 'build a project with any role', actions: [passRole, 'codebuild:CreateProject', 'codebuild:StartBuild'] },
  { title: 'run a pipeline with any role', actions: [passRole, 'datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition', 'datapipeline:ActivatePipeline'] },
  { title: 'open a notebook with any role', actions: [passRole, 'sagemaker:CreateNotebookInstance', 'sagemaker:CreatePresignedNotebookInstanceUrl'] },
  { title: 'open a notebook of others', actions: ['sagemaker:CreatePresignedNotebookInstanceUrl'] },
  { title: 'train with any role', actions: [passRole, 'sagemaker:CreateTrainingJob'] },
  { title: 'process data with any role', actions: [passRole, 'sagemaker:CreateProcessingJob'] },
  { title: 'run code in a code interpreter with any role', actions: [passRole, 'bedrock-agentcore:CreateCodeInterpreter', 'bedrock-agentcore:InvokeCodeInterpreter'] },
  { title: 'run an agent with any role', actions: [passRole, 'bedrock-agentcore:CreateAgentRuntime', 'bedrock-agentcore:InvokeAgentRuntime'] },
  { title: 'send commands to instances', actions: ['ssm:SendCommand'] },
  { title: 'open a session on instances', actions: ['ssm:StartSession'] },
];

/** Each way that statements open, and whether every step of it is open without a condition. */
export function escalationsIn(statements: readonly Statement[]): readonly { readonly escalation: Escalation; readonly isLimited: boolean }[] {
  const known = new Map<string, Reach>();
  const reach = (action: string): Reach => {
    const found = known.get(action) ?? reachOf(statements, action);
    known.set(action, found);
    return found;
  };
  return escalations.flatMap((escalation) => {
    const reaches = escalation.actions.map((action) => reach(action));
    if (reaches.some((each) => each === 'none' || each === 'scoped')) return [];
    return [{ escalation, isLimited: reaches.includes('conditional') }];
  });
}
