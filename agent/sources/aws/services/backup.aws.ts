import { instant } from '../plain.ts';
import { defineService } from '../service.ts';

/** Days that restore jobs are asked for: a year and a grace. */
const days = 400;

export default defineService({
  id: 'backup',
  title: 'Backup',
  load: () => import('@aws-sdk/client-backup'),
  operations: { ListRestoreJobs: 'backup:ListRestoreJobs', ListRestoreTestingPlans: 'backup:ListRestoreTestingPlans', ListProtectedResources: 'backup:ListProtectedResources' },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.region', gives: ['restore_jobs', 'restore_testing_plans', 'protected_resources'] },
      async *read(at) {
        yield at.part('aws.region', {
          restore_jobs: async () =>
            (await at.all('ListRestoreJobs', { ByCreatedAfter: new Date(Date.parse(at.observedAt) - days * 24 * 3600 * 1000) }, 'RestoreJobs')).map((job) => ({
              restore_job_id: job.RestoreJobId ?? '',
              status: job.Status ?? '',
              completion_date: instant(job.CompletionDate),
              validation_status: job.ValidationStatus ?? null,
              restore_testing_plan_arn: job.CreatedBy?.RestoreTestingPlanArn ?? null,
              resource_type: job.ResourceType ?? null,
            })),
          protected_resources: async () => (await at.all('ListProtectedResources', {}, 'Results')).map(({ ResourceArn, LastBackupTime }) => ({ resource_arn: ResourceArn ?? '', last_backup_time: instant(LastBackupTime) })),
          restore_testing_plans: async () =>
            (await at.all('ListRestoreTestingPlans', {}, 'RestoreTestingPlans')).map((plan) => ({ restore_testing_plan_arn: plan.RestoreTestingPlanArn ?? '', last_execution_time: instant(plan.LastExecutionTime) })),
        });
      },
    },
  ],
});
