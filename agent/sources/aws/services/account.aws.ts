import { unless } from '../answers.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'account',
  title: 'Account Management',
  load: () => import('@aws-sdk/client-account'),
  isGlobal: true,
  operations: { GetAlternateContact: 'account:GetAlternateContact' },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.account', gives: ['has_security_contact'] },
      async *read(at) {
        yield at.part('aws.account', {
          has_security_contact: () => unless(['ResourceNotFoundException'], false, async () => (await at.get('GetAlternateContact', { AlternateContactType: 'SECURITY' })).AlternateContact !== undefined),
        });
      },
    },
  ],
});
