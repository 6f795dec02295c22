/** VPCs, security groups, listeners, certificates. */
import type { AwsCommon, AwsPolicyDocument, AwsTags } from './common.ts';

/** One entry of IpPermissions. */
export type AwsIpPermission = {
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `-1` for all. */
  readonly ip_protocol: string;
  /** Null: all ports, or a protocol without them. For ICMP the type, not a port. */
  readonly from_port: number | null;
  readonly to_port: number | null;
  readonly ipv4_ranges: readonly string[];
  readonly ipv6_ranges: readonly string[];
  readonly prefix_list_ids: readonly string[];
  /** Groups that are let in. */
  readonly group_ids: readonly string[];
};

/** `aws.security_group`; provider id: the group id. ec2 DescribeSecurityGroups. */
export type AwsSecurityGroup = AwsCommon & {
  readonly group_id: string;
  readonly group_name: string;
  readonly vpc_id: string | null;
  readonly ip_permissions: readonly AwsIpPermission[];
  readonly ip_permissions_egress: readonly AwsIpPermission[];
  /** ec2 DescribeNetworkInterfaces: those that carry the group; `public_ip` is Association.PublicIp. */
  readonly network_interfaces: readonly { readonly network_interface_id: string; readonly interface_type: string; readonly public_ip: string | null; readonly instance_id: string | null }[];
  readonly tags: AwsTags;
};

/** `aws.vpc`; provider id: the VPC id. ec2 DescribeVpcs. */
export type AwsVpc = AwsCommon & {
  readonly vpc_id: string;
  readonly is_default: boolean;
  /** ec2 DescribeNetworkInterfaces, how many lie in the VPC. */
  readonly network_interface_count: number;
  /** ec2 DescribeFlowLogs on the VPC; `flow_log_status` `ACTIVE`, `traffic_type` `ALL`, `ACCEPT`, `REJECT`; `deliver_logs_status` `SUCCESS`, `FAILED` or null. */
  readonly flow_logs: readonly { readonly flow_log_id: string; readonly flow_log_status: string; readonly traffic_type: string; readonly deliver_logs_status: string | null }[];
  /** ec2 DescribeVpcEndpoints: `service_name` `com.amazonaws.eu-west-1.bedrock-runtime`, `state` `available`. Null policy: the endpoint takes none. */
  readonly endpoints: readonly { readonly vpc_endpoint_id: string; readonly service_name: string; readonly vpc_endpoint_type: string; readonly state: string; readonly private_dns_enabled: boolean; readonly policy: AwsPolicyDocument | null }[];
  readonly tags: AwsTags;
};

/** `aws.load_balancer_listener`; provider id: the listener ARN; name: balancer and port. elasticloadbalancingv2 DescribeLoadBalancers, DescribeListeners. */
export type AwsLoadBalancerListener = AwsCommon & {
  readonly load_balancer_arn: string;
  readonly load_balancer_name: string;
  /** `application`, `network`, `gateway`. */
  readonly load_balancer_type: string;
  /** `internet-facing` or `internal`; null for gateways. */
  readonly scheme: string | null;
  /** `HTTP`, `HTTPS`, `TCP`, `TLS`, `UDP`, `TCP_UDP`, `GENEVE`, … */
  readonly protocol: string;
  readonly port: number | null;
  /** Null: the listener does not end TLS. */
  readonly ssl_policy: string | null;
  /** elasticloadbalancingv2 DescribeSSLPolicies, SslProtocols of `ssl_policy`: `TLSv1.2`, …; empty without a policy. */
  readonly ssl_protocols: readonly string[];
  /** `redirect_protocol` of a redirect action; null: not a redirect. */
  readonly default_actions: readonly { readonly type: string; readonly redirect_protocol: string | null }[];
  /** elasticloadbalancingv2 DescribeRules without the default one. */
  readonly rule_actions: readonly { readonly type: string; readonly redirect_protocol: string | null }[];
};

/** `aws.certificate`; provider id: the ARN; name: the domain. acm ListCertificates, DescribeCertificate. */
export type AwsCertificate = AwsCommon & {
  readonly domain_name: string;
  /** `ISSUED`, `PENDING_VALIDATION`, `EXPIRED`, `REVOKED`, `INACTIVE`, `FAILED`, `VALIDATION_TIMED_OUT`. */
  readonly status: string;
  /** `AMAZON_ISSUED`, `IMPORTED`, `PRIVATE`. */
  readonly type: string;
  /** Null: not issued yet. */
  readonly not_after: string | null;
  readonly in_use_by: readonly string[];
  /** `ELIGIBLE` or `INELIGIBLE`. */
  readonly renewal_eligibility: string;
  /** RenewalSummary.RenewalStatus: `PENDING_AUTO_RENEWAL`, `PENDING_VALIDATION`, `SUCCESS`, `FAILED`; null: no renewal has begun. */
  readonly renewal_status: string | null;
};
