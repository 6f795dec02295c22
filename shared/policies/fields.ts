/** The published table of fields: what conditions can ask, by subject. The CLI lists it and the parser refuses everything else. */
import type { Field } from './field.ts';
import { componentFields } from './fields/component-fields.ts';
import { findingFields, relationshipFields, resourceFields, scanFields } from './fields/other-fields.ts';
import { propertyFields } from './fields/property-fields.ts';
import { ruleSubjects, type RuleSubject } from './policy.ts';

/** The fields of each subject, in the order to show them. */
export const fieldsOf: { readonly [Subject in RuleSubject]: readonly Field<Subject>[] } = {
  component: [...componentFields, ...propertyFields],
  resource: resourceFields,
  relationship: relationshipFields,
  finding: findingFields,
  scan: scanFields,
};

/** A field without what reads it: what a person or a program needs to write a condition. */
export type FieldRow = Omit<Field, 'read'>;

/** Every field of every subject. */
export const fields: readonly FieldRow[] = ruleSubjects.flatMap((subject): readonly FieldRow[] => fieldsOf[subject]);

const byName = new Map(fields.map((field) => [`${field.subject} ${field.name}`, field]));

/** The field of a subject by name. */
export function findField(of: { subject: RuleSubject; name: string }): FieldRow | undefined {
  return byName.get(`${of.subject} ${of.name}`);
}
