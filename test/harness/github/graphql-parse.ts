/** The part of the GraphQL language that queries need: one operation, fields with arguments, aliases, inline fragments, variables. */

export type Value = { readonly kind: 'variable'; readonly name: string } | { readonly kind: 'value'; readonly value: unknown };

export interface Field {
  readonly kind: 'field';
  readonly name: string;
  readonly alias: string;
  readonly args: ReadonlyMap<string, Value>;
  readonly selections: readonly Selection[];
}

export type Selection = Field | { readonly kind: 'fragment'; readonly on: string; readonly selections: readonly Selection[] };

export interface Query {
  readonly operation: string;
  readonly variables: readonly string[];
  readonly selections: readonly Selection[];
}

export function parseQuery(text: string): Query {
  const tokens = [...text.matchAll(/\.\.\.|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|"(?:[^"\\]|\\.)*"|[{}()[\]:!$=|@]/g)].map(([token]) => token);
  let at = 0;
  const peek = () => tokens[at];
  const take = (expected?: string): string => {
    const token = tokens[at];
    at += 1;
    if (token === undefined || (expected !== undefined && token !== expected)) throw new Error(`Parse error on ${JSON.stringify(token ?? 'end')}, expected ${expected ?? 'more'}`);
    return token;
  };

  const operation = take();
  if (peek() !== '(' && peek() !== '{') take();
  const variables: string[] = [];
  if (peek() === '(') {
    take('(');
    while (peek() !== ')') {
      if (take() === '$') variables.push(take());
    }
    take(')');
  }
  const query = { operation, variables, selections: selections() };
  if (at !== tokens.length) throw new Error(`Parse error on ${JSON.stringify(peek())}`);
  return query;

  function selections(): Selection[] {
    const found: Selection[] = [];
    take('{');
    while (peek() !== '}') {
      if (peek() === '...') {
        take();
        take('on');
        found.push({ kind: 'fragment', on: take(), selections: selections() });
        continue;
      }
      let name = take();
      let alias = name;
      if (peek() === ':') {
        take();
        alias = name;
        name = take();
      }
      const args = peek() === '(' ? parseArgs() : new Map<string, Value>();
      found.push({ kind: 'field', name, alias, args, selections: peek() === '{' ? selections() : [] });
    }
    take('}');
    return found;
  }

  function parseArgs(): Map<string, Value> {
    const args = new Map<string, Value>();
    take('(');
    while (peek() !== ')') {
      const name = take();
      take(':');
      args.set(name, value());
    }
    take(')');
    return args;
  }

  function value(): Value {
    const token = take();
    if (token === '$') return { kind: 'variable', name: take() };
    if (token === '[') {
      const items: unknown[] = [];
      while (peek() !== ']') items.push(literal(value()));
      take(']');
      return { kind: 'value', value: items };
    }
    if (token === '{') {
      const fields: Record<string, unknown> = {};
      while (peek() !== '}') {
        const name = take();
        take(':');
        fields[name] = literal(value());
      }
      take('}');
      return { kind: 'value', value: fields };
    }
    if (token.startsWith('"')) return { kind: 'value', value: JSON.parse(token) };
    if (/^-?\d/.test(token)) return { kind: 'value', value: Number(token) };
    return { kind: 'value', value: { true: true, false: false, null: null }[token] ?? (token === 'null' ? null : token === 'false' ? false : token) };
  }

  function literal(parsed: Value): unknown {
    if (parsed.kind === 'variable') throw new Error('A variable inside a list or an object is not supported here.');
    return parsed.value;
  }
}
