/** A server entry as text and flags, whatever file format it stood in. */

export interface RawSetting {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

export interface RawServer {
  readonly name: string;
  readonly line: number;
  /** `type` or `transport` as written. */
  readonly type?: string;
  readonly command?: string;
  readonly args: readonly string[];
  readonly url?: string;
  /** Gemini keeps streamable HTTP apart from server-sent events. */
  readonly isStreamable: boolean;
  readonly env: readonly RawSetting[];
  readonly headers: readonly RawSetting[];
  /** Environment variables named as the origin of a credential: `bearer_token_env_var`. */
  readonly fromEnvironment: readonly { readonly name: string; readonly line: number }[];
  readonly isDisabled: boolean;
  readonly autoApproved: readonly string[];
}
