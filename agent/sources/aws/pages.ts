/** How lists go on: an answer's token and the input that takes it. Each API spells them in one of these ways. */
const tokens: readonly { readonly answer: string; readonly input: string }[] = [
  { answer: 'nextToken', input: 'nextToken' },
  { answer: 'NextToken', input: 'NextToken' },
  // IAM and KMS may repeat the marker on the last page.
  { answer: 'NextMarker', input: 'Marker' },
  { answer: 'Marker', input: 'Marker' },
  { answer: 'ContinuationToken', input: 'ContinuationToken' },
  { answer: 'LastEvaluatedTableName', input: 'ExclusiveStartTableName' },
];

/** The member to add to the input for the next page; undefined after the last. */
export function nextPage(answer: Readonly<Record<string, unknown>>): { readonly member: string; readonly token: string } | undefined {
  if (answer['IsTruncated'] === false || answer['Truncated'] === false) return undefined;
  for (const { answer: name, input } of tokens) {
    const token = answer[name];
    if (typeof token === 'string' && token !== '') return { member: input, token };
  }
  return undefined;
}
