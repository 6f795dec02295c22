import { defineService } from '../service.ts';
import { AwsTrouble } from '../trouble.ts';

export default defineService({
  id: 'macie2',
  title: 'Macie',
  load: () => import('@aws-sdk/client-macie2'),
  operations: { GetMacieSession: 'macie2:GetMacieSession' },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.region', gives: ['macie_status'] },
      async *read(at) {
        yield at.part('aws.region', {
          macie_status: async () => {
            try {
              return (await at.get('GetMacieSession', {})).status ?? null;
            } catch (error) {
              if (error instanceof AwsTrouble && isNotEnabled(error)) return null;
              throw error;
            }
          },
        });
      },
    },
  ],
});

/** The service answers AccessDeniedException where nobody switched it on, as to a caller without the permission: only the text tells them apart. */
function isNotEnabled({ code, cause }: AwsTrouble): boolean {
  return code === 'ResourceNotFoundException' || (code === 'AccessDeniedException' && cause instanceof Error && /\bMacie is not enabled\b/.test(cause.message));
}
