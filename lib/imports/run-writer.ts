import { setTimeout } from "node:timers/promises";
import type { Context } from "@/lib/access/context";
import { inRawTransaction, inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/ground/log";
import { publish } from "@/lib/queue/facts";
import { ErasureUnderWay, isCollision, TooLongInTurn } from "./passing-failures";
import { limits } from "./reading/limits";
import type { Batch } from "./row-batches";
import type { RunRow } from "./run.store";
import { ImportCounts, type ImportError } from "./shapes";
import { TakenOver } from "./taken-over";
import { attachCustomers } from "./writing/attach-customers";
import type { Chunk } from "./writing/chunk";
import { type ChunkSettings, checkNobodyIsErased } from "./writing/chunk-settings";
import { awaitErasures, makeCustomersAhead } from "./writing/customers-in.store";
import type { KnownCustomers } from "./writing/known-customers";
import { keepErrors, keepStep, type Step } from "./writing/progress.store";
import type { Writing } from "./writing/staging.store";
import { writeCustomers } from "./writing/write-customers";
import { type Events, prepareEvents, writeEvents } from "./writing/write-events";

const nothing = ImportCounts.parse({});
const noRows = { read: 0, accepted: 0, rejected: 0 };

const triesPerStep = 10;
const longestPauseMilliseconds = 100;
const patienceMilliseconds = 2_000;

/** A batch whose customers are written, or of which nothing is to be written at all. */
export interface ReadyBatch {
  batch: Batch;
  events: Events | undefined;
  erasedLines: number[];
}

/** Writes the batches of one run, each with how far the run has come. */
export class RunWriter {
  linesDone: number;
  rowsRead: number;

  constructor(
    private readonly ctx: Context,
    private readonly run: RunRow,
    private readonly manner: {
      runner: string;
      rowsInFile: number;
      errorsKept: number;
      settings: ChunkSettings;
    },
  ) {
    this.linesDone = run.linesDone;
    this.rowsRead = run.rowsRead;
  }

  /** Writes the customers of a batch, in a transaction of their own. */
  async customersOf(batch: Batch, known: KnownCustomers): Promise<ReadyBatch> {
    if (!isChunk(batch.contents)) return { batch, events: undefined, erasedLines: [] };
    const chunk = known.resolve(batch.contents);
    const met = chunk.customers.length === 0 ? [] : await this.customers(chunk);
    known.remember(met);
    const { events, erasedLines } = attachCustomers(chunk, met);
    await prepareEvents(events);
    return { batch, events, erasedLines };
  }

  private async customers({ customers }: Chunk) {
    await makeCustomersAhead(customers);
    return this.tried(async (writing) => {
      const { met, created, updated } = await writeCustomers(
        writing,
        customers,
        this.manner.settings,
      );
      await this.keep(writing, {
        linesDone: null,
        rows: noRows,
        created: { ...nothing, customers: created },
        updated: { ...nothing, customers: updated },
      });
      return met;
    });
  }

  /**
   * Writes the events of a batch, and that it is done, after the batch before.
   * @param alone the batch before is waited for at once, because this one must find what it wrote
   */
  async eventsOf(ready: ReadyBatch, before: Promise<void>, alone: boolean): Promise<void> {
    const { batch, events, erasedLines } = ready;
    const errors = [...batch.errors, ...erasedLines.map(erasedRow)];
    const rejected = batch.rejected + erasedLines.length;
    const rows = { read: batch.read, accepted: batch.read - rejected, rejected };
    if (alone) await before;
    const { added, kept } = await this.tried(async (writing, again) => {
      const written = events
        ? await writeEvents(writing, events, this.manner.settings, again)
        : { created: countsOf(batch), updated: nothing, added: [] };
      await inTurn(before);
      if (events) await checkNobodyIsErased(writing, this.manner.settings);
      const room = Math.max(0, limits.errorsKept - this.manner.errorsKept);
      const kept = errors.slice(0, room);
      await keepErrors(writing, this.run.id, kept);
      await this.keep(writing, { ...written, linesDone: batch.lastLine, rows });
      return { added: written.added, kept: kept.length };
    }, before);
    this.linesDone = batch.lastLine;
    this.rowsRead += batch.read;
    this.manner.errorsKept += kept;
    await this.tell(added);
  }

  private async keep(
    writing: Writing,
    step: Pick<Step, "linesDone" | "rows" | "created" | "updated">,
  ): Promise<void> {
    const { runner, rowsInFile } = this.manner;
    const kept = await keepStep(writing, { importId: this.run.id, runner, rowsInFile, ...step });
    if (!kept) throw new TakenOver();
  }

  /**
   * Does work in a transaction, and again where that can help: but not before those before it. An
   * erasure is waited for, however often one comes in between: it is no fault of the work.
   */
  private async tried<R>(
    work: (writing: Writing, again: boolean) => Promise<R>,
    before = Promise.resolve(),
  ): Promise<R> {
    let collisions = 0;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.inTransaction((writing) => work(writing, attempt > 1));
      } catch (error) {
        if (error instanceof ErasureUnderWay) await this.inTransaction(awaitErasures);
        else {
          collisions += 1;
          if (!isCollision(error) || collisions === triesPerStep) throw error;
          // Two that collided would collide again in step.
          await setTimeout(Math.random() * longestPauseMilliseconds * collisions);
        }
        await before;
      }
    }
  }

  private inTransaction<R>(work: (writing: Writing) => Promise<R>): Promise<R> {
    const { ctx, run } = this;
    const now = ctx.now();
    const begun = run.startedAt ?? now;
    return inRawTransaction(ctx, (raw) =>
      work({ raw, organizationId: ctx.organizationId, now, begun }),
    );
  }

  /** What is lost here the sweep finds, interactions nobody decided on: so a failure is only logged. */
  private async tell(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    try {
      await inTransaction(this.ctx, (tx) => publish(tx, "interaction.recorded", ids));
    } catch (error) {
      log.error("import.untold", error, { importId: this.run.id, interactions: ids.length });
    }
  }
}

export function isChunk(contents: Batch["contents"]): contents is Chunk {
  return Array.isArray(contents.interactions);
}

function countsOf({ contents }: Batch): ImportCounts {
  return isChunk(contents) ? nothing : contents;
}

/**
 * Waits for the batch before. Not for ever: it may itself be waiting for somebody who waits for rows
 * that this one holds, and no database sees a circle that leads through here.
 * @throws TooLongInTurn
 */
async function inTurn(before: Promise<void>): Promise<void> {
  const waiting = new AbortController();
  const tooLong = setTimeout(patienceMilliseconds, undefined, waiting).then(() => {
    throw new TooLongInTurn();
  });
  // Ended by us when the batch before was in time.
  tooLong.catch(() => {});
  try {
    await Promise.race([before, tooLong]);
  } finally {
    waiting.abort();
  }
}

function erasedRow(row: number): ImportError {
  const message = "This customer was erased.";
  return { row, column: "", code: "erased", message, value: "" };
}
