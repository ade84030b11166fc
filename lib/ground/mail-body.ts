import { Readable } from "node:stream";

/** Says that a mail was not wanted after all when its server asked for it. */
class HeldBack extends Error {}

/**
 * A mail as its server gets it, in one piece: composed while the server is told from whom and to whom, and
 * given when the server has asked for it and it is known to be wanted.
 */
export class MailBody extends Readable {
  /** Whether any of it left: what left may have arrived. */
  given = false;
  private asked = false;

  constructor(
    private readonly composed: Buffer | Promise<Buffer>,
    private readonly wanted: Promise<boolean>,
  ) {
    super();
  }

  get heldBack(): boolean {
    return this.errored instanceof HeldBack;
  }

  override _read(): void {
    if (this.asked) return;
    this.asked = true;
    Promise.all([this.composed, this.wanted]).then(
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
