/** Objects in a bucket of Amazon S3 or of anything that speaks its protocol. */
import type { S3Client } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { AppError } from '#shared/model/app-error.ts';
import { setting, type SettingValues } from '../sources/source.ts';
import { defineDestination } from './destination.ts';

const text = z.string().min(1).optional();
const flag = z.union([z.boolean(), z.enum(['true', 'false', '1', '0']).transform((word) => word === 'true' || word === '1')], { error: 'must be true or false' });

const settings = {
  endpoint: setting({
    variables: ['WAYBILL_S3_ENDPOINT'],
    help: 'address of the S3-compatible service; without it Amazon S3',
    schema: z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }).optional(),
  }),
  region: setting({ variables: ['WAYBILL_S3_REGION'], help: 'region of the bucket', schema: z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'must be letters, digits and -').default('us-east-1') }),
  path_style: setting({ variables: ['WAYBILL_S3_PATH_STYLE'], help: 'whether the bucket stands in the path instead of the host name, as most self-hosted services want it; true or false', schema: flag.optional() }),
  access_key_id: setting({ variables: ['WAYBILL_S3_ACCESS_KEY_ID'], help: 'access key that may put objects into the bucket', isSecret: true, schema: text }),
  secret_access_key: setting({ variables: ['WAYBILL_S3_SECRET_ACCESS_KEY'], help: 'secret of the access key', isSecret: true, schema: text }),
  session_token: setting({ variables: ['WAYBILL_S3_SESSION_TOKEN'], help: 'session token, for temporary keys', isSecret: true, schema: text }),
  profile: setting({ variables: ['WAYBILL_S3_PROFILE'], help: 'profile of the AWS configuration files, instead of keys; with credential_source it takes the role of the machine', schema: text }),
};
type Settings = SettingValues<typeof settings>;

/** Tries of the client for one object, with its own backoff between them. */
const triesMax = 4;
const connectMs = 10_000;
/** Milliseconds for one try: 64 MB at 5 Mbit/s take less than two minutes. */
const requestMs = 120_000;
/** Bytes; one PutObject takes no more. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html (read 2026-11-30). */
const objectBytesMax = 5 * 1024 ** 3;

export const s3 = defineDestination({
  id: 's3',
  title: 'A bucket of Amazon S3 or of an S3-compatible service',
  form: 's3://BUCKET/KEY',
  settings,

  problemOf(place) {
    const { bucket, key } = partsOf(place);
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) return 'the name of a bucket is 3 to 63 lower-case letters, digits, . and -';
    if (key === '') return 'it names no object; write s3://BUCKET/KEY, or a KEY that ends with / for a name of its own';
    if (Buffer.byteLength(key) > 900) return 'the key is longer than 900 bytes; S3 takes 1,024 after the braces are filled';
    return undefined;
  },

  settingsProblem: ({ access_key_id: id, secret_access_key: secret, profile }) => ((id !== undefined && secret !== undefined) || (profile !== undefined && id === undefined && secret === undefined) ? undefined : credentialsHelp),

  accountOf: (place) => partsOf(place).bucket,

  async send(document, place, { settings: given, signal }) {
    const { bucket, key } = partsOf(place);
    const body = Buffer.from(document.text, 'utf8');
    if (body.length > objectBytesMax) throw new AppError('export_refused', `The ${document.format} document has ${body.length} bytes; S3 takes ${objectBytesMax} at once (objectBytesMax).`);
    const { PutObjectCommand } = await import('@aws-sdk/client-s3');
    const client = await clientOf(given);
    try {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: document.mediaType }), { abortSignal: signal });
      return { where: `s3://${bucket}/${key}` };
    } catch (error) {
      if (signal.aborted) throw new AppError('cancelled', 'The upload was interrupted.');
      throw troubleOf(error, { bucket, key, given });
    } finally {
      client.destroy();
    }
  },
});

/** `//bucket/key` as it stands after the scheme. */
function partsOf(place: string): { bucket: string; key: string } {
  const [, bucket = '', key = ''] = /^\/\/([^/]*)\/?(.*)$/s.exec(place) ?? [];
  return { bucket, key };
}

/** Loaded when something is exported, and not before: the client is a megabyte of code. */
async function clientOf(given: Settings): Promise<S3Client> {
  const credentials = await credentialsOf(given);
  const { S3Client: Client } = await import('@aws-sdk/client-s3');
  return new Client({
    region: given.region,
    ...(given.endpoint !== undefined && { endpoint: given.endpoint }),
    forcePathStyle: given.path_style ?? given.endpoint !== undefined,
    credentials,
    maxAttempts: triesMax,
    // Services other than Amazon's often do not know the newer checksums that the client would add.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: connectMs, requestTimeout: requestMs, throwOnRequestTimeout: true },
  });
}

/** Never the client's default chain: it would find what the AWS source reads with. */
async function credentialsOf({ access_key_id: id, secret_access_key: secret, session_token: token, profile }: Settings) {
  if (id !== undefined && secret !== undefined) return { accessKeyId: id, secretAccessKey: secret, ...(token !== undefined && { sessionToken: token }) };
  if (profile !== undefined && id === undefined && secret === undefined) {
    const { fromIni } = await import('@aws-sdk/credential-providers');
    return fromIni({ profile });
  }
  throw new AppError('config_invalid', `${credentialsHelp}.`);
}

const credentialsHelp = 'uploads to S3 need credentials of their own: set WAYBILL_S3_ACCESS_KEY_ID and WAYBILL_S3_SECRET_ACCESS_KEY, or WAYBILL_S3_PROFILE, or the settings access_key_id and secret_access_key in exports: of waybill.yaml';

/** What to do about an answer, by its code. */
const advice: Readonly<Record<string, string>> = {
  NoSuchBucket: 'there is no such bucket. Create it, or name another',
  AccessDenied: 'the credentials may not do that. Allow s3:PutObject on the key',
  InvalidAccessKeyId: 'the service does not know the access key. Check WAYBILL_S3_ACCESS_KEY_ID',
  SignatureDoesNotMatch: 'the secret does not belong to the access key. Check WAYBILL_S3_SECRET_ACCESS_KEY',
  ExpiredToken: 'the session token has expired. Give a new one',
  PermanentRedirect: 'the bucket is in another region. Set WAYBILL_S3_REGION',
  AuthorizationHeaderMalformed: 'the bucket is in another region. Set WAYBILL_S3_REGION',
  RequestTimeTooSkewed: 'the clock of this machine is wrong. Set it',
  CredentialsProviderError: 'the profile gives no credentials. Check WAYBILL_S3_PROFILE',
};

/** The service's own sentence is left out: nobody knows what it repeats. */
function troubleOf(error: unknown, { bucket, key, given }: { bucket: string; key: string; given: Settings }): AppError {
  const { name, status, code } = shapeOf(error);
  const place = `s3://${bucket}/${key}${given.endpoint === undefined ? '' : ` at ${new URL(given.endpoint).host}`}`;
  const isOurs = name === 'CredentialsProviderError' || (status !== undefined && status < 500 && status !== 408 && status !== 429);
  const answer = status === undefined ? (code ?? name) : `${name}, status ${status}`;
  const what = advice[name] ?? (status === undefined ? 'the service does not answer. Check the endpoint and the network' : isOurs ? 'the service refuses the object' : 'the service is in trouble. Try again later');
  return new AppError(isOurs ? 'export_refused' : 'export_failed', `Cannot write ${place}: ${what} (${answer}).`);
}

function shapeOf(error: unknown): { name: string; status: number | undefined; code: string | undefined } {
  if (!(error instanceof Error)) return { name: 'unknown', status: undefined, code: undefined };
  const metadata = '$metadata' in error ? (error.$metadata as { httpStatusCode?: number } | undefined) : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { name: /^[A-Za-z0-9]{1,64}$/.test(error.name) ? error.name : 'unknown', status: metadata?.httpStatusCode, code: code !== undefined && /^[A-Z_]{1,40}$/.test(code) ? code : undefined };
}
