/** The credential report: AWS makes it on demand, keeps it for four hours and gives it as CSV. */
import type * as Sdk from '@aws-sdk/client-iam';
import { setTimeout } from 'node:timers/promises';
import { required, unless } from '../../answers.ts';
import { instant } from '../../plain.ts';
import type { At } from '../../service.ts';
import { AwsTrouble } from '../../trouble.ts';
import { perPlace } from './per-place.ts';

/** Rows by user name; the root user is `<root_account>`. */
export interface CredentialReport {
  readonly generatedTime: string;
  row(user: string): Readonly<Record<string, string>> | undefined;
}

type Asker = At<typeof Sdk, 'GenerateCredentialReport' | 'GetCredentialReport'>;

/** Looks again until the report is made; milliseconds, and times. AWS needs seconds for most accounts. */
const waitMs = 1_000;
const looksMax = 30;

/** The report of an account, fetched once. */
export function createReports(at: Asker): () => Promise<CredentialReport> {
  return perPlace(at, 'credential report', async () => {
    const absent = ['ReportNotPresent', 'ReportExpired', 'CredentialReportNotPresentException', 'CredentialReportExpiredException'];
    let answer = await unless(absent, undefined, () => at.get('GetCredentialReport', {}));
    for (let look = 0; answer === undefined; look += 1) {
      if (look === looksMax) throw new AwsTrouble('timed_out', 'ReportNotReady', `iam GetCredentialReport: the report was not made within ${looksMax * (waitMs / 1000)} seconds. Scan again later.`);
      const { State } = await at.get('GenerateCredentialReport', {});
      if (State !== 'COMPLETE') await setTimeout(waitMs);
      answer = await unless([...absent, 'ReportInProgress', 'CredentialReportNotReadyException'], undefined, () => at.get('GetCredentialReport', {}));
    }
    const rows = parse(new TextDecoder().decode(required(answer.Content, 'Content')));
    return { generatedTime: required(instant(answer.GeneratedTime), 'GeneratedTime'), row: (user) => rows.get(user) };
  });
}

/** No field of the report holds a comma or a quote: names of users cannot. */
function parse(csv: string): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const [head = '', ...lines] = csv.trim().split(/\r?\n/);
  const names = head.split(',');
  return new Map(
    lines.map((line) => {
      const cells = line.split(',');
      return [cells[0] ?? '', Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))];
    }),
  );
}

/** A date of the report in whole seconds; null for `N/A`, `no_information` and `not_supported`. */
export function dateOf(cell: string | undefined): string | null {
  const at = Date.parse(cell ?? '');
  return Number.isNaN(at) ? null : instant(new Date(at));
}
