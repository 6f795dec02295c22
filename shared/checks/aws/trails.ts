/** What a trail records. */
import { flag, listOf, record, text, type Formed } from '../support/forms.ts';

const selector = record({ read_write_type: text, include_management_events: flag, exclude_management_event_sources: listOf(text), data_resources: listOf(record({ type: text, values: listOf(text) })) });
const field = record({ field: text, equals: listOf(text), starts_with: listOf(text), ends_with: listOf(text), not_equals: listOf(text), not_starts_with: listOf(text), not_ends_with: listOf(text) });

/** The forms of a trail's selectors. */
export const selectorForms = { event_selectors: listOf(selector), advanced_event_selectors: listOf(record({ field_selectors: listOf(field) })) };

export type Selectors = Formed<typeof selectorForms>;
type Field = NonNullable<ReturnType<typeof field>>;

/** Whether all management events are recorded, reads and writes. */
export function recordsAllManagement({ event_selectors: basic, advanced_event_selectors: advanced }: Selectors): boolean {
  if (basic.some((each) => each.include_management_events && each.read_write_type === 'All')) return true;
  return advanced.some(({ field_selectors: fields }) => isOfCategory(fields, 'Management') && !fields.some(({ field: name }) => name === 'readOnly'));
}

/** Whether access to the objects of a bucket is recorded, reads and writes. */
export function recordsObjectsOf(bucket: string, { event_selectors: basic, advanced_event_selectors: advanced }: Selectors): boolean {
  const arn = `arn:aws:s3:::${bucket}/`;
  // Other partitions (`aws-cn`, `aws-us-gov`) differ in the second part only.
  const plain = (prefix: string) => prefix.replace(/^arn:aws[^:]*/, 'arn:aws');
  const isCovered = (prefix: string) => plain(prefix) === 'arn:aws:s3' || plain(prefix) === arn || (prefix.endsWith(':::') && arn.startsWith(plain(prefix)));
  if (basic.some((each) => each.read_write_type === 'All' && each.data_resources.some(({ type, values }) => type === 'AWS::S3::Object' && values.some((value) => isCovered(value))))) return true;
  return advanced.some(({ field_selectors: fields }) => {
    if (!isOfCategory(fields, 'Data') || !isOfType(fields, 'AWS::S3::Object') || fields.some(({ field: name }) => name === 'readOnly' || name === 'eventName')) return false;
    const arns = fields.find(({ field: name }) => name === 'resources.ARN');
    if (arns === undefined) return true;
    return arns.not_starts_with.every((prefix) => !arn.startsWith(plain(prefix))) && (arns.starts_with.length === 0 || arns.starts_with.some((prefix) => arn.startsWith(plain(prefix)))) && arns.equals.length === 0;
  });
}

/** The types of data events that a trail records in full and that begin with a prefix: `AWS::Bedrock::AgentAlias`. */
export function dataTypes(prefix: string, { advanced_event_selectors: advanced }: Selectors): readonly string[] {
  return advanced.flatMap(({ field_selectors: fields }) =>
    isOfCategory(fields, 'Data') ? fields.filter(({ field: name }) => name === 'resources.type').flatMap(({ equals }) => equals.filter((type) => type.startsWith(prefix))) : [],
  );
}

function isOfCategory(fields: readonly Field[], category: string): boolean {
  return fields.some(({ field: name, equals }) => name === 'eventCategory' && equals.includes(category));
}

function isOfType(fields: readonly Field[], type: string): boolean {
  return fields.some(({ field: name, equals }) => name === 'resources.type' && equals.includes(type));
}
