import type { IpPermission } from '@aws-sdk/client-ec2';
import type { AwsIpPermission } from '#shared/model/resources/aws/network.ts';
import { required } from '../answers.ts';
import { instant, policyOrNull, tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';
import { perPlace } from './support/per-place.ts';

const permission = (entry: IpPermission): AwsIpPermission => ({
  ip_protocol: entry.IpProtocol ?? '-1',
  from_port: entry.FromPort ?? null,
  to_port: entry.ToPort ?? null,
  ipv4_ranges: (entry.IpRanges ?? []).map(({ CidrIp }) => CidrIp ?? ''),
  ipv6_ranges: (entry.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6 ?? ''),
  prefix_list_ids: (entry.PrefixListIds ?? []).map(({ PrefixListId }) => PrefixListId ?? ''),
  group_ids: (entry.UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId ?? ''),
});

export default defineService({
  id: 'ec2',
  title: 'Elastic Compute Cloud',
  load: () => import('@aws-sdk/client-ec2'),
  callsAtOnce: 8,
  operations: {
    DescribeRegions: 'ec2:DescribeRegions',
    GetEbsEncryptionByDefault: 'ec2:GetEbsEncryptionByDefault',
    GetInstanceMetadataDefaults: 'ec2:GetInstanceMetadataDefaults',
    DescribeInstances: 'ec2:DescribeInstances',
    DescribeSecurityGroups: 'ec2:DescribeSecurityGroups',
    DescribeNetworkInterfaces: 'ec2:DescribeNetworkInterfaces',
    DescribeVpcs: 'ec2:DescribeVpcs',
    DescribeFlowLogs: 'ec2:DescribeFlowLogs',
    DescribeVpcEndpoints: 'ec2:DescribeVpcEndpoints',
    DescribeVolumes: 'ec2:DescribeVolumes',
    DescribeSnapshots: 'ec2:DescribeSnapshots',
    DescribeSnapshotAttribute: 'ec2:DescribeSnapshotAttribute',
    DescribeImages: 'ec2:DescribeImages',
    DescribeImageAttribute: 'ec2:DescribeImageAttribute',
  },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.region', gives: ['ebs_encryption_by_default', 'metadata_default_http_tokens'] },
      async *read(at) {
        yield at.part('aws.region', {
          ebs_encryption_by_default: async () => required((await at.get('GetEbsEncryptionByDefault', {})).EbsEncryptionByDefault, 'EbsEncryptionByDefault'),
          metadata_default_http_tokens: async () => {
            const tokens = (await at.get('GetInstanceMetadataDefaults', {})).AccountLevel?.HttpTokens;
            return tokens === undefined || String(tokens) === 'no-preference' ? null : tokens;
          },
        });
      },
    },
    {
      kinds: ['aws.ec2_instance'],
      async *read(at) {
        for await (const reservation of at.list('DescribeInstances', {}, 'Reservations')) {
          for (const instance of reservation.Instances ?? []) {
            const tags = tagsOf(instance.Tags);
            yield await at.resource('aws.ec2_instance', {
              id: instance.InstanceId ?? '',
              name: tags['Name'] || (instance.InstanceId ?? ''),
              attributes: {
                instance_id: instance.InstanceId ?? '',
                state: instance.State?.Name ?? '',
                instance_type: instance.InstanceType ?? '',
                launch_time: instant(instance.LaunchTime) ?? '',
                http_tokens: instance.MetadataOptions?.HttpTokens ?? 'optional',
                http_endpoint: instance.MetadataOptions?.HttpEndpoint ?? 'enabled',
                public_ip_address: instance.PublicIpAddress ?? null,
                security_group_ids: (instance.SecurityGroups ?? []).map(({ GroupId }) => GroupId ?? ''),
                iam_instance_profile_arn: instance.IamInstanceProfile?.Arn ?? null,
                tags,
              },
              elsewhere: ['ssm_ping_status', 'patch_state', 'patch_compliance', 'oldest_missing_patch_release'],
            });
          }
        }
      },
    },
    {
      kinds: ['aws.security_group'],
      async *read(at) {
        const interfaces = perPlace(at, 'interfaces', () => at.all('DescribeNetworkInterfaces', {}, 'NetworkInterfaces'));
        for await (const group of at.list('DescribeSecurityGroups', {}, 'SecurityGroups')) {
          yield await at.resource('aws.security_group', {
            id: group.GroupId ?? '',
            name: group.GroupName ?? '',
            attributes: {
              group_id: group.GroupId ?? '',
              group_name: group.GroupName ?? '',
              vpc_id: group.VpcId ?? null,
              ip_permissions: (group.IpPermissions ?? []).map(permission),
              ip_permissions_egress: (group.IpPermissionsEgress ?? []).map(permission),
              tags: tagsOf(group.Tags),
            },
            asks: {
              network_interfaces: async () =>
                (await interfaces())
                  .filter(({ Groups }) => Groups?.some(({ GroupId }) => GroupId === group.GroupId))
                  .map((card) => ({ network_interface_id: card.NetworkInterfaceId ?? '', interface_type: card.InterfaceType ?? '', public_ip: card.Association?.PublicIp ?? null, instance_id: card.Attachment?.InstanceId ?? null })),
            },
          });
        }
      },
    },
    {
      kinds: ['aws.vpc'],
      async *read(at) {
        const interfaces = perPlace(at, 'interfaces', () => at.all('DescribeNetworkInterfaces', {}, 'NetworkInterfaces'));
        const flowLogs = perPlace(at, 'flow logs', () => at.all('DescribeFlowLogs', {}, 'FlowLogs'));
        const endpoints = perPlace(at, 'endpoints', () => at.all('DescribeVpcEndpoints', {}, 'VpcEndpoints'));
        for await (const vpc of at.list('DescribeVpcs', {}, 'Vpcs')) {
          const id = vpc.VpcId ?? '';
          const tags = tagsOf(vpc.Tags);
          yield await at.resource('aws.vpc', {
            id,
            name: tags['Name'] || id,
            attributes: { vpc_id: id, is_default: vpc.IsDefault ?? false, tags },
            asks: {
              network_interface_count: async () => (await interfaces()).filter(({ VpcId }) => VpcId === id).length,
              flow_logs: async () =>
                (await flowLogs())
                  .filter(({ ResourceId }) => ResourceId === id)
                  .map((log) => ({ flow_log_id: log.FlowLogId ?? '', flow_log_status: log.FlowLogStatus ?? '', traffic_type: log.TrafficType ?? '', deliver_logs_status: log.DeliverLogsStatus ?? null })),
              endpoints: async () =>
                (await endpoints())
                  .filter(({ VpcId }) => VpcId === id)
                  .map((endpoint) => ({
                    vpc_endpoint_id: endpoint.VpcEndpointId ?? '',
                    service_name: endpoint.ServiceName ?? '',
                    vpc_endpoint_type: endpoint.VpcEndpointType ?? '',
                    state: endpoint.State ?? '',
                    private_dns_enabled: endpoint.PrivateDnsEnabled ?? false,
                    policy: policyOrNull(endpoint.PolicyDocument),
                  })),
            },
          });
        }
      },
    },
    {
      kinds: ['aws.ebs_volume'],
      async *read(at) {
        for await (const volume of at.list('DescribeVolumes', {}, 'Volumes')) {
          yield await at.resource('aws.ebs_volume', {
            id: volume.VolumeId ?? '',
            name: volume.VolumeId ?? '',
            attributes: {
              volume_id: volume.VolumeId ?? '',
              state: volume.State ?? '',
              encrypted: volume.Encrypted ?? false,
              kms_key_id: volume.KmsKeyId ?? null,
              attached_instance_ids: (volume.Attachments ?? []).map(({ InstanceId }) => InstanceId ?? ''),
              tags: tagsOf(volume.Tags),
            },
          });
        }
      },
    },
    {
      kinds: ['aws.snapshot'],
      async *read(at) {
        for await (const snapshot of at.list('DescribeSnapshots', { OwnerIds: ['self'] }, 'Snapshots')) {
          const id = snapshot.SnapshotId ?? '';
          yield await at.resource('aws.snapshot', {
            id,
            name: id,
            attributes: { snapshot_id: id, snapshot_type: 'ebs', encrypted: snapshot.Encrypted ?? false, create_time: instant(snapshot.StartTime), tags: tagsOf(snapshot.Tags) },
            detail: {
              gives: ['is_public', 'shared_with'],
              read: async () => {
                const { CreateVolumePermissions: grants = [] } = await at.get('DescribeSnapshotAttribute', { SnapshotId: id, Attribute: 'createVolumePermission' });
                return { is_public: grants.some(({ Group }) => Group === 'all'), shared_with: grants.flatMap(({ UserId }) => UserId ?? []).sort() };
              },
            },
          });
        }
      },
    },
    {
      kinds: ['aws.snapshot'],
      async *read(at) {
        for await (const image of at.list('DescribeImages', { Owners: ['self'] }, 'Images')) {
          const id = image.ImageId ?? '';
          const disks = (image.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs?.Encrypted ?? []);
          yield await at.resource('aws.snapshot', {
            id,
            name: image.Name ?? id,
            attributes: { snapshot_id: id, snapshot_type: 'ami', encrypted: disks.length === 0 ? null : disks.every(Boolean), is_public: image.Public ?? false, create_time: image.CreationDate === undefined ? null : instant(new Date(image.CreationDate)), tags: tagsOf(image.Tags) },
            asks: {
              shared_with: async () =>
                ((await at.get('DescribeImageAttribute', { ImageId: id, Attribute: 'launchPermission' })).LaunchPermissions ?? []).flatMap(({ UserId, OrganizationArn, OrganizationalUnitArn }) => UserId ?? OrganizationArn ?? OrganizationalUnitArn ?? []).sort(),
            },
          });
        }
      },
    },
  ],
});
