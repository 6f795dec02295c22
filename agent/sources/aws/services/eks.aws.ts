import type * as Sdk from '@aws-sdk/client-eks';
import type { Nodegroup } from '@aws-sdk/client-eks';
import { byCodeUnit } from '#shared/model/order.ts';
import { required } from '../answers.ts';
import { tagsOf } from '../plain.ts';
import { defineService, type At } from '../service.ts';
import { perPlace } from './support/per-place.ts';

export default defineService({
  id: 'eks',
  title: 'Elastic Kubernetes Service',
  load: () => import('@aws-sdk/client-eks'),
  operations: {
    ListClusters: 'eks:ListClusters',
    DescribeCluster: 'eks:DescribeCluster',
    ListAddons: 'eks:ListAddons',
    ListPodIdentityAssociations: 'eks:ListPodIdentityAssociations',
    DescribePodIdentityAssociation: 'eks:DescribePodIdentityAssociation',
    ListNodegroups: 'eks:ListNodegroups',
    DescribeNodegroup: 'eks:DescribeNodegroup',
  },
  readings: [
    {
      kinds: ['aws.eks_cluster'],
      async *read(at) {
        for (const name of await clustersOf(at)()) {
          yield await at.resource('aws.eks_cluster', {
            id: at.arn('eks', `cluster/${name}`),
            name,
            attributes: { name },
            detail: {
              gives: ['version', 'status', 'role_arn', 'endpoint_public_access', 'endpoint_private_access', 'public_access_cidrs', 'log_types', 'secrets_kms_key_arn', 'authentication_mode', 'tags'],
              read: async () => {
                const cluster = required((await at.get('DescribeCluster', { name })).cluster, 'cluster');
                const vpc = cluster.resourcesVpcConfig;
                return {
                  version: cluster.version ?? '',
                  status: cluster.status ?? '',
                  role_arn: cluster.roleArn ?? null,
                  endpoint_public_access: required(vpc?.endpointPublicAccess, 'endpointPublicAccess'),
                  endpoint_private_access: vpc?.endpointPrivateAccess ?? false,
                  public_access_cidrs: vpc?.publicAccessCidrs ?? [],
                  log_types: (cluster.logging?.clusterLogging ?? []).flatMap(({ enabled, types = [] }) => (enabled === true ? types : [])).sort(byCodeUnit),
                  secrets_kms_key_arn: (cluster.encryptionConfig ?? []).find(({ resources = [] }) => resources.includes('secrets'))?.provider?.keyArn ?? null,
                  authentication_mode: cluster.accessConfig?.authenticationMode ?? null,
                  tags: tagsOf(cluster.tags),
                };
              },
            },
            asks: {
              addon_names: () => at.all('ListAddons', { clusterName: name }, 'addons').then((names) => names.sort(byCodeUnit)),
              pod_identities: async () => Promise.all((await at.all('ListPodIdentityAssociations', { clusterName: name }, 'associations')).map(({ associationId }) => podIdentityOf(at, name, associationId))),
            },
          });
        }
      },
    },
    {
      kinds: ['aws.eks_nodegroup'],
      async *read(at) {
        for (const clusterName of await clustersOf(at)()) {
          for await (const nodegroupName of at.list('ListNodegroups', { clusterName }, 'nodegroups')) {
            // Its ARN has a part that only the answer tells.
            const nodegroup: Nodegroup = (await at.get('DescribeNodegroup', { clusterName, nodegroupName })).nodegroup ?? {};
            yield await at.other('aws.eks_nodegroup', {
              id: nodegroup.nodegroupArn ?? '',
              name: `${clusterName}/${nodegroupName}`,
              attributes: { status: nodegroup.status ?? null, ami_type: nodegroup.amiType ?? null, instance_types: nodegroup.instanceTypes ?? [], node_role: nodegroup.nodeRole ?? null, cluster_arn: at.arn('eks', `cluster/${clusterName}`), accelerator: acceleratorOf(nodegroup) },
            });
          }
        }
      },
    },
  ],
});

type Lists = At<typeof Sdk, 'ListClusters' | 'DescribePodIdentityAssociation'>;

function clustersOf(at: Lists) {
  return perPlace(at, 'clusters', () => at.all('ListClusters', {}, 'clusters'));
}

/** Which service account works with which role. */
async function podIdentityOf(at: Lists, clusterName: string, associationId: string | undefined): Promise<{ readonly namespace: string; readonly service_account: string; readonly role_arn: string }> {
  const { association } = await at.get('DescribePodIdentityAssociation', { clusterName, associationId });
  return { namespace: association?.namespace ?? '', service_account: association?.serviceAccount ?? '', role_arn: association?.targetRoleArn ?? association?.roleArn ?? '' };
}

/** Families of instances that carry accelerators for models: G and P with GPUs, Inf and Trn with chips of AWS, DL with Gaudi (EC2 instance types, read 2026-11). */
function acceleratorOf({ amiType, instanceTypes = [] }: Nodegroup): string | null {
  if (/NEURON/.test(amiType ?? '') || instanceTypes.some((type) => /^(?:inf|trn)\d/.test(type))) return 'neuron';
  return /NVIDIA|GPU/.test(amiType ?? '') || instanceTypes.some((type) => /^(?:p|g|dl)\d/.test(type)) ? 'gpu' : null;
}
