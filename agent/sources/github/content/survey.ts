/** A first pass over an archive: which rules leave files out, and what the checks ask about files that no reader reads for them. */
import type { IgnoreRules } from '../../filesystem/ignore-rules.ts';
import { ignoreFileBytesMax, noRules } from '../../filesystem/ignore-rules.ts';
import { mayBeVirtualEnvironment, virtualEnvironmentFile } from '../../filesystem/walk.ts';
import { codeownersBytesMax, hasSecurityContact, parseCodeowners, readUpdateConfig, type CodeownersRule, type UpdateTool } from '#shared/model/resources/github-files.ts';
import { codeownersPaths, isNotablePath, notableKind } from '#shared/model/resources/github-paths.ts';
import { by, byCodeUnit } from '#shared/model/order.ts';
import { ArchiveTrouble, type UnpackedEntry } from './unpack.ts';

export interface Survey {
  /** Files that a scan may read, before rules; items. */
  readonly fileCount: number;
  /** Folders that hold a Python virtual environment. */
  readonly virtualEnvironments: ReadonlySet<string>;
  /** `.waybillignore` files: folder and text, outer folders first. */
  readonly ignoreFiles: readonly { readonly folder: string; readonly text: string }[];
  /** Where `.gitmodules` puts other repositories; as written. */
  readonly submodules: readonly string[];
  readonly facts: ContentFacts;
  /** Why the pass ended early: then the facts are not known. */
  readonly trouble?: ArchiveTrouble;
}

/** Attributes of a repository that its files state. */
export interface ContentFacts {
  readonly notablePaths: readonly string[];
  readonly codeowners: { readonly path: string; readonly rules: readonly CodeownersRule[] } | null;
  readonly securityPolicy: { readonly path: string; readonly has_contact: boolean } | null;
  readonly updateTools: readonly UpdateTool[];
}

/** Longest text that is looked at here; bytes. A security policy or an update configuration is a page. */
const textBytesMax = 256 * 1024;

export async function survey(entries: AsyncIterable<UnpackedEntry>): Promise<Survey> {
  const notablePaths: string[] = [];
  const ignoreFiles: { folder: string; text: string }[] = [];
  const virtualEnvironments = new Set<string>();
  const codeowners = new Map<string, readonly CodeownersRule[]>();
  const policies: { path: string; has_contact: boolean }[] = [];
  const updateTools: UpdateTool[] = [];
  let submodules: readonly string[] = [];
  let fileCount = 0;
  let trouble: ArchiveTrouble | undefined;
  try {
    for await (const entry of entries) {
      if (entry.type !== 'file') continue;
      fileCount += 1;
      const { path, sizeBytes } = entry;
      const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (name === virtualEnvironmentFile && mayBeVirtualEnvironment(folder.slice(folder.lastIndexOf('/') + 1))) virtualEnvironments.add(folder);
      if (name === '.waybillignore' && sizeBytes <= ignoreFileBytesMax) ignoreFiles.push({ folder, text: await textOf(entry) });
      if (path === '.gitmodules' && sizeBytes <= textBytesMax) submodules = submodulePaths(await textOf(entry));
      if (!isNotablePath(path)) continue;
      notablePaths.push(path);
      const kind = notableKind(path);
      if (kind === 'codeowners') codeowners.set(path, sizeBytes > codeownersBytesMax ? [] : parseCodeowners(await textOf(entry)));
      if (kind === 'security_policy') policies.push({ path, has_contact: sizeBytes <= textBytesMax && hasSecurityContact(await textOf(entry)) });
      if (kind === 'update_config' && sizeBytes <= textBytesMax) updateTools.push(readUpdateConfig(path, await textOf(entry)));
    }
  } catch (error) {
    if (!(error instanceof ArchiveTrouble)) throw error;
    trouble = error;
  }
  const codeownersPath = codeownersPaths.find((path) => codeowners.has(path));
  return {
    fileCount,
    virtualEnvironments,
    submodules,
    ignoreFiles: ignoreFiles.toSorted(by(({ folder }) => folder)),
    facts: {
      notablePaths: notablePaths.toSorted(byCodeUnit),
      codeowners: codeownersPath === undefined ? null : { path: codeownersPath, rules: codeowners.get(codeownersPath) ?? [] },
      securityPolicy: policies.toSorted((a, b) => policyRank(a.path) - policyRank(b.path) || byCodeUnit(a.path, b.path))[0] ?? null,
      updateTools: updateTools.toSorted(by(({ path }) => path)),
    },
    ...(trouble && { trouble }),
  };
}

/** The rules that hold in each folder; asked for a folder, it gives those of the nearest one above that has a file of its own. */
export function rulesOf({ ignoreFiles }: Pick<Survey, 'ignoreFiles'>): (folder: string) => IgnoreRules {
  const own = new Map<string, IgnoreRules>();
  const rulesFor = (folder: string): IgnoreRules => own.get(folder) ?? (folder === '' ? noRules : rulesFor(folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : ''));
  // Sorted, so that a folder's rules build on those around it.
  for (const { folder, text } of ignoreFiles) own.set(folder, rulesFor(folder).with(folder, 'ignored_by_waybillignore', text));
  return rulesFor;
}

/** Where GitHub looks first: `.github/`, then the root, then `docs/`. */
function policyRank(path: string): number {
  if (path.startsWith('.github/')) return 0;
  return path.includes('/') ? 2 : 1;
}

/** @see git-config(5): a key, `=`, and a value that may stand in quotes. */
function submodulePaths(text: string): readonly string[] {
  return [...text.matchAll(/^[ \t]*path[ \t]*=[ \t]*"?([^"\r\n]{1,500}?)"?[ \t]*$/gm)].map(([, path]) => path as string).toSorted(byCodeUnit);
}

async function textOf(entry: UnpackedEntry): Promise<string> {
  return (await entry.bytes()).toString('utf8');
}
