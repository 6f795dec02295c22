import { defineService } from '../service.ts';

/** Who the credentials are, and roles in other accounts. Nothing of it becomes a resource. */
export default defineService({
  id: 'sts',
  title: 'Security Token Service',
  load: () => import('@aws-sdk/client-sts'),
  isGlobal: true,
  operations: { GetCallerIdentity: 'sts:GetCallerIdentity', AssumeRole: 'sts:AssumeRole' },
  readings: [],
});
