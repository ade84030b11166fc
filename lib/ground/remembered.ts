/**
 * A function that works a thing out once for each text it is given. No more than so many are kept: all
 * of them are forgotten where there would be one more.
 */
export function remembered<T>(most: number, workOut: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = workOut(text);
    if (known.size >= most) known.clear();
    known.set(text, result);
    return result;
  };
}
