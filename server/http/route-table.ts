/** Finds the route of a path in as many steps as the path has parts, however many routes there are. */
import type { RouteRecord } from './route.ts';

/** What stands at a path: by method, and the values of its parameters. */
export interface Match<Value> {
  readonly byMethod: ReadonlyMap<string, Value>;
  /** Decoded. */
  readonly params: Readonly<Record<string, string>>;
}

export interface RouteTable<Value> {
  /** @param path - without its query; one slash at its end does not count. @throws {URIError} for a part that cannot be decoded. */
  find(path: string): Match<Value> | undefined;
}

interface Node<Value> {
  readonly children: Map<string, Node<Value>>;
  /** A part of any text; what it is called differs by route. */
  parameter: Node<Value> | undefined;
  readonly byMethod: Map<string, Value>;
  names: readonly string[];
}

/** @param methodsOf - under which methods a route answers. A literal part wins over a parameter. */
export function createRouteTable<Value>(routes: readonly RouteRecord[], methodsOf: (route: RouteRecord) => readonly string[], valueOf: (route: RouteRecord) => Value): RouteTable<Value> {
  const root = newNode<Value>();
  for (const route of routes) {
    const names: string[] = [];
    let node = root;
    for (const part of route.path.split('/').slice(1)) {
      if (part.startsWith(':')) {
        names.push(part.slice(1));
        node = node.parameter ??= newNode();
      } else {
        let child = node.children.get(part);
        if (child === undefined) node.children.set(part, (child = newNode()));
        node = child;
      }
    }
    if (node.byMethod.size > 0 && node.names.join('/') !== names.join('/')) throw new Error(`Two routes at ${route.path} name its parameters differently.`);
    node.names = names;
    const value = valueOf(route);
    for (const method of methodsOf(route)) {
      if (node.byMethod.has(method)) throw new Error(`Two routes answer ${method} ${route.path}.`);
      node.byMethod.set(method, value);
    }
  }

  return {
    find(path) {
      const parts = path.split('/');
      if (parts.at(-1) === '') parts.pop();
      const values: string[] = [];
      const node = walk(root, parts, 1, values);
      if (node === undefined) return undefined;
      const params: Record<string, string> = {};
      for (const [index, name] of node.names.entries()) params[name] = decodeURIComponent(values[index] ?? '');
      return { byMethod: node.byMethod, params };
    },
  };
}

function walk<Value>(node: Node<Value>, parts: readonly string[], at: number, values: string[]): Node<Value> | undefined {
  const part = parts[at];
  if (part === undefined) return node.byMethod.size > 0 ? node : undefined;
  const literal = node.children.get(part);
  const found = literal === undefined ? undefined : walk(literal, parts, at + 1, values);
  if (found !== undefined || node.parameter === undefined || part === '') return found;
  values.push(part);
  const behind = walk(node.parameter, parts, at + 1, values);
  if (behind === undefined) values.pop();
  return behind;
}

function newNode<Value>(): Node<Value> {
  return { children: new Map(), parameter: undefined, byMethod: new Map(), names: [] };
}
