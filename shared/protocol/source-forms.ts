/**
 * The forms of what sources are read with, wherever it is given: to the server, with a job, in `waybill.yaml`, in the environment.
 * One form for each, so that the server keeps nothing that an agent would refuse.
 */
import { z } from 'zod';

/** One line of visible characters: it may become a header. */
export const headerText = (charactersMax: number) => z.string().regex(/^[\x21-\x7e]+$/u, 'must be visible ASCII characters without spaces').max(charactersMax);

/** The n8n API key of an owner or of a scoped key; JWTs of some hundred characters. */
export const n8nKey = headerText(4096);

/** The address of an API without a trailing slash; no user, query or fragment. Plain http only for a server on the same machine. */
export const apiAddress = z
  .string()
  .trim()
  .max(2048)
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isLocal = url !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])$/u.test(url.hostname);
    if (url === undefined || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
      context.addIssue({ code: 'custom', message: 'must be an https:// address without user, query or fragment' });
      return z.NEVER;
    }
    return url.href.replace(/\/+$/u, '');
  });

/** The name of a region, in any partition. */
export const awsRegion = z.string().regex(/^[a-z]{2}(?:-[a-z]+)+-\d{1,2}$/u, 'must be an AWS region such as eu-west-1');

export const awsAccountId = z.string().regex(/^\d{12}$/u, 'must be an account id of twelve digits');

export const awsRoleArn = z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/u, 'must be the ARN of a role');

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html for its characters and length (read 2026-11-30). */
export const awsExternalId = z.string().regex(/^[\w+=,.@:/-]{2,1224}$/u, 'must be an external id as AWS allows it');
