/** The files of one repository: fetched once, looked over, listed page by page. */
import type { CoverageEntry } from '#shared/model/report.ts';
import { openArchive } from './content/download.ts';
import { listContent, type ContentPage } from './content/list-content.ts';
import { survey } from './content/survey.ts';
import { unpack } from './content/unpack.ts';
import type { ScanContext } from './context.ts';
import type { Content } from './facts/repository.ts';

export interface ContentPlace {
  readonly owner: string;
  readonly repo: string;
  readonly fullName: string;
  /** A commit, or a branch where the commit is not known. */
  readonly commit: string;
  /** Put before every path; empty for a single repository. */
  readonly prefix: string;
}

/** Yields pages; returns what the files state of the repository. Trouble is in the pages. */
export async function* readContent({ owner, repo, fullName, commit, prefix }: ContentPlace, context: ScanContext): AsyncGenerator<ContentPage & { readonly isBroken?: boolean }, Content> {
  const { limits, deep } = context;
  const archive = await openArchive({ owner, repo, sha: commit }, context);
  if (!archive.isOk) {
    const { failure } = archive;
    const isGone = failure.status === 404;
    const why = isGone ? `${failure.why.replace(/\.$/, '')}: the repository is gone, or the token may not read its contents.` : failure.why;
    const entry: CoverageEntry = { path: fullName, reason: isGone ? 'vanished' : failure.reason, effect: 'skipped', detail: why, resources: ['github.workflow'] };
    yield { artifacts: [], entries: [entry], isBroken: failure.isFinal };
    return { isRead: false, why: `The files were not read. ${why}` };
  }
  try {
    const seen = await survey(unpack(archive.value.read(), limits));
    yield* listContent(unpack(archive.value.read(), limits), { prefix, deep, survey: seen, limits });
    return seen.trouble === undefined ? { isRead: true, facts: seen.facts } : { isRead: false, why: seen.trouble.message };
  } finally {
    await archive.value.close();
  }
}
