import type { Context } from "@/lib/access/context";

/** The pages, and when each of them was begun. */
const pages = new WeakMap<Context, number>();

/**
 * The same context for the parts of one page: what they all need to know of the data is then read
 * once. It does not notice changes, so it must not outlive the page.
 */
export function onePage(ctx: Context): Context {
  if (pages.has(ctx)) return ctx;
  const page = { ...ctx };
  pages.set(page, performance.now());
  return page;
}

/** Whether it is the context of a page, which rather shows older data than none. */
export function isOnePage(ctx: Context): boolean {
  return pages.has(ctx);
}

const patienceMilliseconds = 1500;

/**
 * How long a part may wait for newer results. A page has its patience once: parts that follow upon
 * each other would otherwise add theirs up.
 */
export function patienceOf(ctx: Context, now: number): number {
  return Math.max(0, patienceMilliseconds - (now - (pages.get(ctx) ?? now)));
}

/** Something that is read once per page; anywhere else, every time. */
export class OncePerPage<R> {
  private readonly known = new WeakMap<Context, Promise<R>>();

  read(ctx: Context, reading: () => Promise<R>): Promise<R> {
    if (!pages.has(ctx)) return reading();
    const known = this.known.get(ctx) ?? reading();
    this.known.set(ctx, known);
    return known;
  }
}
