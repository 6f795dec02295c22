/** Shapes that several kinds of AWS resources share. */
import type { JsonObject } from '../../fact.ts';

/** What every AWS resource carries. */
export type AwsCommon = {
  /** Twelve digits; sts GetCallerIdentity, or the owner that the ARN names. */
  readonly account_id: string;
  /** `eu-west-1`; null for what belongs to no region (IAM, organizations). For a bucket the region it lies in. */
  readonly region: string | null;
};

/** Tags by key; an empty object when there are none. */
export type AwsTags = Readonly<Record<string, string>>;

/** An IAM policy document, as AWS gives it. */
export type AwsPolicyDocument = JsonObject;

/** An environment variable that a function, task or runtime sets: what its value looks like, never the value. */
export type AwsEnvironmentVariable = {
  readonly name: string;
  /** What a detector of secrets says of the value; null: no detector knows it. */
  readonly secret: {
    /** Detector id of the catalog: `openai_api_key`; `high_entropy` for a value that only looks random. */
    readonly detector: string;
    /** 0–1. */
    readonly confidence: number;
    /** Catalog id of the AI vendor that the credential is for; null when it is for another service or not known. */
    readonly provider: string | null;
    readonly masked: string;
    /** Keyed fingerprint; null without a key. */
    readonly fingerprint: string | null;
  } | null;
};

/** A container that a platform starts. */
export type AwsContainer = {
  readonly name: string;
  readonly image: string;
  readonly environment: readonly AwsEnvironmentVariable[];
  /** Names, with the ARN or parameter that each is taken from. */
  readonly secrets: readonly { readonly name: string; readonly value_from: string }[];
};

/** A credential in a script: where and of which form, never what. */
export type AwsScriptSecret = { readonly detector: string; readonly confidence: number; readonly masked: string; readonly fingerprint: string | null; readonly line: number };
