/** Steps that yield how many of theirs are done, as shares of all the steps there are. */
export function* progressOf<R>(
  all: number,
  before: number,
  steps: Generator<number, R>,
): Generator<number, R> {
  let step = steps.next();
  while (!step.done) {
    yield (before + step.value) / all;
    step = steps.next();
  }
  return step.value;
}
