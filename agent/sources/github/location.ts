/** Targets of the source, as a person writes them. */
import { AppError } from '#shared/model/app-error.ts';

/** `organization` is a personal account as well: their names are of one kind. */
export type GithubLocation = { readonly kind: 'organization'; readonly org: string } | { readonly kind: 'repository'; readonly owner: string; readonly repo: string; readonly ref: string | undefined };

/** `ORG`, or `OWNER/REPO[@REF]`. @throws {AppError} `target_unreadable` with what is accepted. */
export function parseLocation(text: string): GithubLocation {
  const match = /^(?<owner>[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?(?:_[A-Za-z0-9]+)?)(?:\/(?<repo>[\w.-]{1,100}?)(?:\.git)?(?:@(?<ref>[^\s@~^:?*[\\]{1,250}))?)?$/.exec(text);
  const { owner, repo, ref } = match?.groups ?? {};
  const isStrange = repo === '.' || repo === '..' || ref?.includes('..') === true;
  if (owner === undefined || isStrange) throw new AppError('target_unreadable', `Cannot scan github:${text}: it names no organization and no repository. Give github:ORG or github:OWNER/REPO, with @REF for a branch, a tag or a commit.`);
  return repo === undefined ? { kind: 'organization', org: owner } : { kind: 'repository', owner, repo, ref };
}
