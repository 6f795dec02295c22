import { defineService } from '../service.ts';

export default defineService({
  id: 'config-service',
  title: 'Config',
  load: () => import('@aws-sdk/client-config-service'),
  operations: { DescribeConfigurationRecorders: 'config:DescribeConfigurationRecorders', DescribeConfigurationRecorderStatus: 'config:DescribeConfigurationRecorderStatus' },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.region', gives: ['configuration_recorders'] },
      async *read(at) {
        yield at.part('aws.region', {
          configuration_recorders: async () => {
            const { ConfigurationRecorders: recorders = [] } = await at.get('DescribeConfigurationRecorders', {});
            const { ConfigurationRecordersStatus: states = [] } = await at.get('DescribeConfigurationRecorderStatus', {});
            return recorders.map(({ name = '', recordingGroup }) => {
              const state = states.find((status) => status.name === name);
              return {
                name,
                recording: state?.recording ?? false,
                last_status: state?.lastStatus ?? null,
                all_supported: recordingGroup?.allSupported ?? false,
                recording_strategy: recordingGroup?.recordingStrategy?.useOnly ?? null,
              };
            });
          },
        });
      },
    },
  ],
});
