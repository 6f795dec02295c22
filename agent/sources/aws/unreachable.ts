/** Attributes of the contract whose services this version has no client for: unknown, and said so. */
import type { AwsResources } from '#shared/model/resources/aws.ts';

export const unreachable: { readonly [Kind in 'aws.account' | 'aws.region']: { readonly [Name in keyof AwsResources[Kind]]?: string } } = {
  'aws.account': {},
  'aws.region': {
    event_rules: 'This version of Waybill does not ask EventBridge.',
    topic_subscriptions: 'This version of Waybill does not ask SNS.',
  },
};

/** Whether a sentence says that something was never asked for. */
export function isLeftOut(sentence: string): boolean {
  return Object.values(unreachable).some((names) => Object.values(names).includes(sentence));
}
