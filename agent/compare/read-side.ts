/** A document that was written before, as one side of a comparison. */
import { AppError } from '#shared/model/app-error.ts';
import type { Side } from '#shared/model/comparison/compare-reports.ts';
import { isJsonObject } from '#shared/model/json-object.ts';
import type { Report } from '#shared/model/report.ts';
import { readBom } from '#shared/exporters/cyclonedx/read-bom.ts';

/** Lists that a report must have to be compared. */
const lists = ['components', 'relationships', 'checks', 'sources'] as const;

/**
 * Our own report as JSON, or a CycloneDX document of any tool as JSON. @param shown - how the file is named in errors.
 * @throws {AppError} `usage` for anything else, with what is accepted.
 */
export function sideOfText(text: string, shown: string): Side {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw refused(shown, 'it is no JSON', cause);
  }
  if (!isJsonObject(document)) throw refused(shown, 'its JSON is no object');
  if (document['schema'] === 'waybill-report/1') {
    const missing = lists.find((list) => !Array.isArray(document[list]));
    if (missing !== undefined) throw refused(shown, `the report has no list ${JSON.stringify(missing)}`);
    return document as unknown as Report;
  }
  if (document['bomFormat'] === 'CycloneDX') return readBom(document);
  throw refused(shown, 'it is neither a report nor a CycloneDX document');
}

function refused(shown: string, why: string, cause?: unknown): AppError<'usage'> {
  return new AppError('usage', `Cannot compare ${shown}: ${why}. Accepted: a file written by -o json or -o cyclonedx, a CycloneDX document of another tool as JSON, a directory, or a Git branch, tag or commit.`, { cause });
}
