/** Rekognition: faces that are kept, streams that are looked at, models of the account's own. */
import type { AwsCommon, AwsTags } from './common.ts';

/** `aws.rekognition_collection`; provider id: the ARN. rekognition ListCollections, DescribeCollection. Faces are never listed. */
export type AwsRekognitionCollection = AwsCommon & {
  readonly collection_id: string;
  readonly face_count: number;
  /** Users that faces were joined to. */
  readonly user_count: number;
  readonly face_model_version: string | null;
  readonly creation_timestamp: string | null;
  /** rekognition ListTagsForResource. */
  readonly tags: AwsTags;
};

/** `aws.rekognition_stream_processor`; provider id: the ARN. rekognition ListStreamProcessors, DescribeStreamProcessor. */
export type AwsRekognitionStreamProcessor = AwsCommon & {
  readonly name: string;
  /** `STOPPED`, `STARTING`, `RUNNING`, `FAILED`, `STOPPING`, `UPDATING`. */
  readonly status: string;
  /** The collection that faces of the stream are searched in; null: it finds people, pets and packages, no one in particular. */
  readonly face_collection_id: string | null;
  /** Whether AWS may keep its pictures to improve the service. */
  readonly data_sharing_opt_in: boolean;
  /** Null: the service's own key. */
  readonly kms_key_id: string | null;
  readonly role_arn: string | null;
  /** The Kinesis video stream. */
  readonly input_stream_arn: string | null;
  /** The Kinesis data stream's ARN or the bucket's name. */
  readonly output: string | null;
};

/** `aws.rekognition_model`: a version of a project; provider id: the ARN. rekognition DescribeProjects, DescribeProjectVersions. */
export type AwsRekognitionModel = AwsCommon & {
  readonly project_name: string;
  /** `CUSTOM_LABELS` or `CONTENT_MODERATION`. */
  readonly feature: string;
  readonly status: string;
  /** Null: the service's own key. */
  readonly kms_key_id: string | null;
  /** Manifests of Ground Truth; empty for a data set that the service keeps. */
  readonly training_s3_uris: readonly string[];
  readonly creation_timestamp: string | null;
};
