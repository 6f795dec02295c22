/** SPDX licence expressions against two lists. @see SPDX 3.0.1, annex B "SPDX License Expressions". */

export interface LicenceLists {
  readonly allowed: readonly string[];
  readonly forbidden: readonly string[];
}

export type LicenceAnswer = 'allowed' | 'undecided' | 'forbidden';

/** From the best to the worst for who takes the package. */
const order: readonly LicenceAnswer[] = ['allowed', 'undecided', 'forbidden'];

/** A choice (OR) is as good as its best part, a sum (AND) as bad as its worst; what is no expression is undecided. */
export function judgeLicence(expression: string, lists: LicenceLists): LicenceAnswer {
  // 1,000: the longest expressions in registries have some hundred characters.
  const tokens = expression.length > 1_000 ? [] : (expression.match(/[()]|[^\s()]+/g) ?? []);
  let at = 0;
  const choice = (): LicenceAnswer | undefined => joined(/^or$/i, sum, (a, b) => order[Math.min(order.indexOf(a), order.indexOf(b))] as LicenceAnswer);
  const sum = (): LicenceAnswer | undefined => joined(/^and$/i, single, (a, b) => order[Math.max(order.indexOf(a), order.indexOf(b))] as LicenceAnswer);
  const joined = (word: RegExp, part: () => LicenceAnswer | undefined, join: (a: LicenceAnswer, b: LicenceAnswer) => LicenceAnswer): LicenceAnswer | undefined => {
    let answer = part();
    while (answer !== undefined && word.test(tokens[at] ?? '')) {
      at += 1;
      const next = part();
      answer = next && join(answer, next);
    }
    return answer;
  };
  const single = (): LicenceAnswer | undefined => {
    const token = tokens[at];
    if (token === undefined || token === ')') return undefined;
    at += 1;
    if (token === '(') {
      const inner = choice();
      if (tokens[at] !== ')') return undefined;
      at += 1;
      return inner;
    }
    // An exception gives rights, so it never makes a licence worse.
    if (/^with$/i.test(tokens[at] ?? '')) at += 2;
    return judgeId(token, lists);
  };
  const answer = choice();
  return answer === undefined || at < tokens.length ? 'undecided' : answer;
}

/** `AGPL-3.0` on a list stands for `AGPL-3.0-only`, `AGPL-3.0-or-later` and `AGPL-3.0+`, too. */
function judgeId(id: string, { allowed, forbidden }: LicenceLists): LicenceAnswer {
  const plain = id.toLowerCase();
  const family = plain.replace(/(?:-only|-or-later|\+)$/, '');
  const isOn = (list: readonly string[]) => list.some((each) => each.toLowerCase() === plain || each.toLowerCase() === family);
  return isOn(forbidden) ? 'forbidden' : isOn(allowed) ? 'allowed' : 'undecided';
}
