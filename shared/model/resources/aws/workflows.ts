/** Workflows that call services in turn. */
import type { AwsCommon, AwsScriptSecret } from './common.ts';

/** `aws.state_machine`; provider id: the ARN. sfn ListStateMachines, DescribeStateMachine. The definition is read and not kept: input of tasks, such as prompts, stands in it. */
export type AwsStateMachine = AwsCommon & {
  readonly name: string;
  /** `STANDARD` or `EXPRESS`. */
  readonly type: string;
  readonly status: string;
  readonly role_arn: string | null;
  /** `ALL`, `ERROR`, `FATAL`, `OFF`. */
  readonly logging_level: string;
  /** Whether input and output of states stand in the log. */
  readonly include_execution_data: boolean;
  readonly tracing_enabled: boolean;
  /** Null: a key that AWS owns. */
  readonly kms_key_id: string | null;
  /** Families of AI services that its tasks call: `bedrock`, `sagemaker`, `textract`, …; sorted. */
  readonly ai_services: readonly string[];
  /** The tasks that call them, in the order of the definition; `state` has the names of the states around it before its own. */
  readonly ai_tasks: readonly { readonly state: string; readonly service: string; readonly action: string }[];
  /** Ids of models and profiles that AWS offers and that tasks of Bedrock name; sorted. What is computed when a task runs is not among them. */
  readonly model_ids: readonly string[];
  /** Credentials that stand in the definition. */
  readonly definition_secrets: readonly AwsScriptSecret[];
};
