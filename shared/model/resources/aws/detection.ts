/** What AWS's own detectors found. Archived and closed findings are asked for, too, as far back as the checks look. */
import type { AwsCommon } from './common.ts';

/** `aws.guardduty_finding`; provider id: the ARN; name: the title. guardduty ListFindings with severity 7 and more, GetFindings. */
export type AwsGuarddutyFinding = AwsCommon & {
  readonly type: string;
  /** 0.1–10; 7 and more is high, 9 and more critical. */
  readonly severity: number;
  readonly created_at: string;
  readonly updated_at: string;
  /** Service.Archived. */
  readonly archived: boolean;
  /** Service.UserFeedback: `USEFUL`, `NOT_USEFUL`; null: none given. */
  readonly user_feedback: string | null;
  readonly resource_type: string | null;
};

/** `aws.inspector_finding`; provider id: the ARN; name: the title. inspector2 ListFindings with status ACTIVE and severity MEDIUM or more. */
export type AwsInspectorFinding = AwsCommon & {
  /** `PACKAGE_VULNERABILITY`, `NETWORK_REACHABILITY`, `CODE_VULNERABILITY`. */
  readonly type: string;
  /** `CRITICAL`, `HIGH`, `MEDIUM`, `LOW`, `INFORMATIONAL`, `UNTRIAGED`. */
  readonly severity: string;
  /** `ACTIVE`, `SUPPRESSED`, `CLOSED`. */
  readonly status: string;
  readonly first_observed_at: string;
  /** `YES`, `NO`, `PARTIAL`; null: not given (no package is concerned). */
  readonly fix_available: string | null;
  /** CVE or vendor id; null: not a package vulnerability. */
  readonly vulnerability_id: string | null;
  /** ARN or id of what is concerned. */
  readonly resource_id: string;
  /** `AWS_EC2_INSTANCE`, `AWS_ECR_CONTAINER_IMAGE`, `AWS_LAMBDA_FUNCTION`, … */
  readonly resource_type: string;
};
