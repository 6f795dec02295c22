/** What several readings of one account and region need, asked for once. */
const memory = new WeakMap<object, Map<string, Promise<unknown>>>();

/** The call's answer, from memory when another reading of the same place has asked already. */
export function perPlace<T>(place: object, name: string, call: () => Promise<T>): () => Promise<T> {
  return () => {
    const known = memory.get(place) ?? new Map<string, Promise<unknown>>();
    memory.set(place, known);
    const answer = (known.get(name) as Promise<T> | undefined) ?? call();
    known.set(name, answer);
    return answer;
  };
}
