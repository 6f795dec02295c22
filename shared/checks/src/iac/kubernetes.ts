/** Services and ingresses in front of workloads that run AI images. They are matched with workloads by their labels, within one folder. */
import type { Json } from '../../../model/fact.ts';
import { isJsonObject } from '../../../model/json-object.ts';
import { modelServerOf } from '../../support/model-servers.ts';
import { quoted } from '../../support/quoted.ts';
import { isComputed, isOneOf, listAt, says, textsIn, valueAt, type Beside, type Declared, type Rule } from './declared.ts';

/** A workload that may stand behind a service, with how sure that is. */
interface Behind {
  readonly image: string;
  readonly isSure: boolean;
}

/** A balancer is open unless it is internal or takes calls from some addresses only; a node's port is as open as its node. */
const service: Rule = (declared, beside) => {
  const { settings } = declared;
  const type = valueAt(settings, 'spec.type');
  const isBalancer = isOneOf(type, 'loadbalancer');
  const isTypeComputed = type === undefined && isComputed(declared, 'spec.type');
  if (!isBalancer && !isOneOf(type, 'nodeport') && !isTypeComputed) return [];
  const behind = behindService(declared, beside);
  if (behind === undefined) return [];
  const what = nameOf(behind);
  const ranges = textsIn(valueAt(settings, 'spec.loadBalancerSourceRanges'));
  const isNarrowed = ranges.length > 0 && !ranges.some((range) => /\/0+$/.test(range));
  if (isBalancer && (isInternal(valueAt(settings, 'metadata.annotations')) || isNarrowed)) return [];
  if (isTypeComputed) return [says.computed(declared, `Whether ${what} is reachable from outside the cluster`)];
  if (!behind.isSure) return [says.computed(declared, `What the service selects, perhaps ${what},`)];
  if (!isBalancer) return [says.mayBe(declared, `A port of every node leads to ${what}; whether the internet reaches the nodes is not written here.`)];
  if (isComputed(declared, 'metadata.annotations') || isComputed(declared, 'spec.loadBalancerSourceRanges')) return [says.computed(declared, `Whether the balancer in front of ${what} is internal`)];
  return [says.open(declared, `A load balancer puts ${what} on the network outside the cluster, open to every address.`)];
};

/** An ingress may ask who calls, by annotations of its controller. */
const ingress: Rule = (declared, beside) => {
  const names = backendsOf(declared.settings['spec']);
  const services = beside.folder.filter(({ type, settings }) => type === 'Service' && names.has(String(valueAt(settings, 'metadata.name'))));
  const behind = services.map((each) => behindService(each, beside)).find((each) => each !== undefined);
  if (behind === undefined) return [];
  const what = nameOf(behind);
  const annotations = valueAt(declared.settings, 'metadata.annotations');
  if (isInternal(annotations) || asksWhoCalls(annotations)) return [];
  if (!behind.isSure || isComputed(declared, 'metadata.annotations')) return [says.computed(declared, `Whether the ingress in front of ${what} asks who calls`)];
  return [modelServerOf(behind.image) ? says.open(declared, `The ingress leads everyone to ${what}, which asks nobody who they are by itself.`) : says.mayBe(declared, `The ingress leads to ${what}; who may call it must be decided there.`)];
};

function behindService(declared: Declared, { folder }: Beside): Behind | undefined {
  const selector = valueAt(declared.settings, 'spec.selector');
  const workloads = folder.filter(({ resource }) => textsIn(resource.attributes['ai_images']).length > 0);
  const wanted = isJsonObject(selector) ? Object.entries(selector) : [];
  const isSelectorOpen = isComputed(declared, 'spec.selector');
  for (const { resource, computed } of workloads) {
    const labels = resource.attributes['labels'];
    const image = textsIn(resource.attributes['ai_images'])[0] as string;
    const misses = wanted.filter(([key, value]) => !isJsonObject(labels) || labels[key] !== value);
    if (wanted.length > 0 && misses.length === 0 && !isSelectorOpen) return { image, isSure: true };
    // What is written out on both sides must agree; what a template puts in may.
    const isContradicted = misses.some(([key]) => isJsonObject(labels) && typeof labels[key] === 'string');
    if (!isContradicted && (isSelectorOpen || (wanted.length > 0 && computed.length > 0))) return { image, isSure: false };
  }
  return undefined;
}

function nameOf({ image }: Behind): string {
  return `the AI image ${quoted(image)}`;
}

/** Annotations of the clouds by which a balancer gets no address on the internet. */
const internalAnnotations: Readonly<Record<string, readonly string[]>> = {
  'service.beta.kubernetes.io/aws-load-balancer-internal': ['true', '0.0.0.0/0'],
  'service.beta.kubernetes.io/aws-load-balancer-scheme': ['internal'],
  'service.beta.kubernetes.io/azure-load-balancer-internal': ['true'],
  'networking.gke.io/load-balancer-type': ['internal'],
  'cloud.google.com/load-balancer-type': ['internal'],
  'alb.ingress.kubernetes.io/scheme': ['internal'],
  'kubernetes.io/ingress.class': ['gce-internal'],
};

function isInternal(annotations: Json | undefined): boolean {
  return isJsonObject(annotations) && Object.entries(annotations).some(([name, value]) => Object.hasOwn(internalAnnotations, name) && isOneOf(value, ...(internalAnnotations[name] ?? [])));
}

/** Annotations of ingress-nginx, Traefik, the AWS controller and HAProxy that put a sign-in or a list of addresses before it. */
function asksWhoCalls(annotations: Json | undefined): boolean {
  return isJsonObject(annotations) && Object.keys(annotations).some((name) => /\/(?:auth-url|auth-type|auth-tls-secret|whitelist-source-range|allowlist-source-range|router\.middlewares|inbound-cidrs|allow-list)$/.test(name));
}

/** Names of services that an ingress leads to. */
function backendsOf(spec: Json | undefined): ReadonlySet<string> {
  const paths = listAt(valueAt(spec, 'rules')).flatMap((rule) => listAt(valueAt(rule, 'http.paths')));
  const backends = [valueAt(spec, 'defaultBackend'), ...paths.map((path) => valueAt(path, 'backend'))];
  return new Set(backends.flatMap((backend) => [...textsIn(valueAt(backend, 'service.name')), ...textsIn(valueAt(backend, 'serviceName'))]));
}

export const kubernetesRules: Readonly<Record<string, Rule>> = { Service: service, Ingress: ingress };
