import type { Context } from "@/lib/access/context";
import { inRawTransaction, inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/ground/log";
import { isRefusal, Refusal } from "@/lib/ground/refusal";
import { countErrors } from "./errors.store";
import { InOrder } from "./in-order";
import { isOutage } from "./passing-failures";
import { type PreparedRun, prepareRun } from "./prepare-run";
import { readRows } from "./reading/records";
import { type Batch, RowBatches } from "./row-batches";
import type { RunRow } from "./run.store";
import { isChunk, type ReadyBatch, RunWriter } from "./run-writer";
import { TakenOver } from "./taken-over";
import { uploadedBytes } from "./uploaded-bytes";
import { type ChunkSettings, ErasedMeanwhile } from "./writing/chunk-settings";
import { lastErasure } from "./writing/customers-in.store";
import { KnownCustomers } from "./writing/known-customers";
import { eventKeys, noEvents, shareEvents } from "./writing/shared-events";

/** The worker was told to stop: the job goes back to the queue. */
class Interrupted extends Error {}

/** The database has two hands free while this process reads: more would wait for a processor. */
const eventWriters = 2;

/** One run of one import, from its next row to its last. */
export class Running {
  private linesDone: number;
  private rowsRead: number;

  constructor(
    private readonly ctx: Context,
    private readonly run: RunRow,
    private readonly manner: { runner: string; signal: AbortSignal; rowsPerBatch: number },
  ) {
    this.linesDone = run.linesDone;
    this.rowsRead = run.rowsRead;
  }

  /** @returns why it failed, in one line, or null. @throws what running again can mend */
  async toItsEnd(): Promise<string | null> {
    try {
      const prepared = await prepareRun(this.ctx, this.run, this.manner.runner);
      while (!(await this.isWritten(prepared)));
      if (this.rowsRead === prepared.examination.rows) return null;
      throw new Refusal("unavailable", "Part of the stored file is missing. Upload it again.");
    } catch (error) {
      if (error instanceof Interrupted || error instanceof TakenOver) throw error;
      if (isRefusal(error)) return error.message;
      // A database that restarts is no fault of the file: the job comes again, and goes on.
      if (isOutage(error)) throw error;
      log.error("import.failed", error, { importId: this.run.id });
      return "Something went wrong on our side. It has been logged.";
    }
  }

  /** False when somebody was erased meanwhile: then the rows that are left are begun anew. */
  private async isWritten(prepared: PreparedRun): Promise<boolean> {
    const { ctx, run, linesDone, rowsRead } = this;
    const settings = await this.settingsOf(prepared);
    const errorsKept = await inTransaction(ctx, (tx) => countErrors(tx, run.id));
    const { runner } = this.manner;
    const manner = { runner, rowsInFile: prepared.examination.rows, errorsKept, settings };
    const writer = new RunWriter(ctx, { ...run, linesDone, rowsRead }, manner);
    try {
      await this.write(writer, this.batches(prepared, settings));
      return true;
    } catch (error) {
      if (error instanceof ErasedMeanwhile) return false;
      throw error;
    } finally {
      this.linesDone = writer.linesDone;
      this.rowsRead = writer.rowsRead;
    }
  }

  private batches(prepared: PreparedRun, settings: ChunkSettings): AsyncIterable<Batch> {
    const { ctx, run, linesDone } = this;
    const organization = { id: ctx.organizationId, hasErased: settings.lastErasure > 0 };
    const from = { ...run, linesDone };
    const batches = new RowBatches(prepared, from, organization, this.manner.rowsPerBatch);
    return batches.of(readRows(uploadedBytes(ctx, run.id), prepared.examination));
  }

  /**
   * Reads the next rows while the customers of the last ones are written, and the events of those
   * before: reading, and two transactions of events.
   */
  private async write(writer: RunWriter, batches: AsyncIterable<Batch>): Promise<void> {
    const known = new KnownCustomers();
    const events = new InOrder(eventWriters);
    let customers: Promise<ReadyBatch> | undefined;
    let keys = noEvents;
    try {
      for await (const batch of batches) {
        await customers;
        if (this.manner.signal.aborted) throw new Interrupted("an import was interrupted");
        const earlier = keys;
        keys = isChunk(batch.contents) ? eventKeys(batch.contents) : noEvents;
        const alone = shareEvents(earlier, keys);
        const ready = writer.customersOf(batch, known);
        // Awaited with the next batch; meanwhile a rejection must not count as unhandled.
        ready.catch(() => {});
        customers = ready;
        await events.begin(async (before) => writer.eventsOf(await ready, before, alone));
      }
      await events.end();
    } finally {
      await Promise.allSettled([customers, events.settled()]);
    }
  }

  private async settingsOf(prepared: PreparedRun): Promise<ChunkSettings> {
    const { ctx, run } = this;
    const { version, currency, countsReferrals, triggers: surveyable } = prepared;
    const now = ctx.now();
    const erasure = await inRawTransaction(ctx, (raw) =>
      lastErasure({ raw, organizationId: ctx.organizationId, now, begun: run.startedAt ?? now }),
    );
    const answered = version && { surveyId: version.surveyId, versionId: version.id };
    return { surveyable, version: answered, currency, countsReferrals, lastErasure: erasure };
  }
}
