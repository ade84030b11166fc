import type { Context } from "@/lib/access/context";

const pages = new WeakSet<Context>();

/**
 * The same context for the parts of one page: what they all need to know of the data is then read
 * once. It does not notice changes, so it must not outlive the page.
 */
export function onePage(ctx: Context): Context {
  const page = { ...ctx };
  pages.add(page);
  return page;
}

/** Whether it is the context of a page, which rather shows older data than none. */
export function isOnePage(ctx: Context): boolean {
  return pages.has(ctx);
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
