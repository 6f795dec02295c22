/** The closed list of error codes of the HTTP API, each with its status. Codes are part of the API. */
export const errorStatus = {
  validation_error: 400,
  unauthorized: 401,
  invalid_api_key: 401,
  invalid_token: 401,
  token_expired: 401,
  invalid_credentials: 401,
  insufficient_scope: 403,
  insufficient_role: 403,
  csrf_failed: 403,
  sso_required: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  idempotency_key_reused: 409,
  idempotency_in_progress: 409,
  lease_lost: 409,
  precondition_failed: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  unprocessable: 422,
  url_not_allowed: 422,
  signature_invalid: 422,
  protocol_unsupported: 426,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof errorStatus;

/** What a reader of the error may do about it: the field that was wrong, what was accepted, what to do. */
export interface ErrorDetail {
  readonly field?: string;
  readonly hint?: string;
  /** Further mistakes of the same request. */
  readonly issues?: readonly { readonly field: string; readonly message: string }[];
}

/** The one error body: flat, with the nested form of the references beside it. */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  readonly detail?: ErrorDetail;
  readonly request_id: string;
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly detail?: ErrorDetail };
}
