import { Readable } from "node:stream";

/** Says that a mail was not wanted after all when its server asked for it. */
class HeldBack extends Error {}

/**
 * A mail as its server gets it, in one piece: composed, and signed, while the server is told from whom and to
 * whom, and given when the server has asked for it and it is known to be wanted.
 */
export class MailBody extends Readable {
  /** Whether any of it left: what left may have arrived. */
  given = false;
  private asked = false;
  private readonly ready: Promise<[Buffer, boolean]>;

  constructor(composed: Buffer | Promise<Buffer>, wanted: Promise<boolean>) {
    super();
    this.ready = Promise.all([composed, wanted]);
    // What went wrong is told to whoever reads it; a server that refuses the address never does.
    this.ready.catch(() => {});
  }

  get heldBack(): boolean {
    return this.errored instanceof HeldBack;
  }

  override _read(): void {
    if (this.asked) return;
    this.asked = true;
    this.ready.then(
      ([composed, wanted]) => {
        if (!wanted) {
          this.destroy(new HeldBack("not wanted any more"));
          return;
        }
        this.given = true;
        this.push(composed);
        this.push(null);
      },
      (error) => this.destroy(error),
    );
  }
}
