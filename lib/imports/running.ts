import { setTimeout } from "node:timers/promises";
import type { Context } from "@/lib/access/context";
import { inRawTransaction, inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/ground/log";
import { isRefusal, Refusal } from "@/lib/ground/refusal";
import { publish } from "@/lib/queue/facts";
import { countErrors } from "./errors.store";
import { isCollision, isOutage } from "./passing-failures";
import { type PreparedRun, prepareRun } from "./prepare-run";
import { limits } from "./reading/limits";
import { readRows } from "./reading/records";
import { type Batch, RowBatches } from "./row-batches";
import type { RunRow } from "./run.store";
import { ImportCounts, type ImportError } from "./shapes";
import { TakenOver } from "./taken-over";
import { uploadedBytes } from "./uploaded-bytes";
import type { Chunk } from "./writing/chunk";
import { lastErasure } from "./writing/customers-in.store";
import { KnownCustomers } from "./writing/known-customers";
import { keepErrors, keepProgress, type Progress } from "./writing/progress.store";
import type { Writing } from "./writing/staging.store";
import {
  type ChunkSettings,
  ErasedMeanwhile,
  makeChunkAhead,
  type Written,
  writeChunk,
} from "./writing/write-chunk";

/** The worker was told to stop: the job goes back to the queue. */
class Interrupted extends Error {}

const nothing = ImportCounts.parse({});

function added(a: ImportCounts, b: ImportCounts): ImportCounts {
  return {
    customers: a.customers + b.customers,
    interactions: a.interactions + b.interactions,
    responses: a.responses + b.responses,
    kpiValues: a.kpiValues + b.kpiValues,
    purchases: a.purchases + b.purchases,
  };
}

const triesPerChunk = 10;
const longestPauseMilliseconds = 100;

function isChunk(contents: Batch["contents"]): contents is Chunk {
  return Array.isArray(contents.interactions);
}

/** One run of one import, from its next row to its last. */
export class Running {
  private readonly progress: Progress;
  private errorsKept = 0;

  constructor(
    private readonly ctx: Context,
    private readonly run: RunRow,
    private readonly manner: { runner: string; signal: AbortSignal; rowsPerBatch: number },
  ) {
    this.progress = {
      importId: run.id,
      runner: manner.runner,
      linesDone: run.linesDone,
      progress: run.progress,
      rows: { read: run.rowsRead, accepted: run.rowsAccepted, rejected: run.rowsRejected },
      created: ImportCounts.parse(run.created),
      updated: ImportCounts.parse(run.updated),
    };
  }

  /** @returns why it failed, in one line, or null. @throws what running again can mend */
  async toItsEnd(): Promise<string | null> {
    try {
      const prepared = await prepareRun(this.ctx, this.run, this.manner.runner);
      while (!(await this.isWritten(prepared)));
      return null;
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
    try {
      await this.write(prepared);
      return true;
    } catch (error) {
      if (error instanceof ErasedMeanwhile) return false;
      throw error;
    }
  }

  /** Reads the next rows while the database writes the last ones. */
  private async write(prepared: PreparedRun): Promise<void> {
    const { ctx, run } = this;
    this.errorsKept = await inTransaction(ctx, (tx) => countErrors(tx, run.id));
    const settings = await this.settingsOf(prepared);
    const known = new KnownCustomers();
    const organization = { id: ctx.organizationId, hasErased: settings.lastErasure > 0 };
    const { linesDone } = this.progress;
    const from = { ...run, linesDone };
    const batches = new RowBatches(prepared, from, organization, this.manner.rowsPerBatch);
    const records = readRows(uploadedBytes(ctx, run.id), prepared.examination);
    let writing: Promise<void> = Promise.resolve();
    for await (const batch of batches.of(records)) {
      if (isChunk(batch.contents)) {
        batch.contents = known.resolve(batch.contents);
        await makeChunkAhead(batch.contents);
      }
      await writing;
      if (this.manner.signal.aborted) throw new Interrupted("an import was interrupted");
      writing = this.writeBatch(batch, settings, prepared.examination.rows).then((met) =>
        known.remember(met),
      );
      // Awaited above; meanwhile a rejection must not count as unhandled.
      writing.catch(() => {});
    }
    await writing;
    if (this.progress.rows.read !== prepared.examination.rows) {
      throw new Refusal("unavailable", "Part of the stored file is missing. Upload it again.");
    }
  }

  private writing(raw: Writing["raw"]): Writing {
    const now = this.ctx.now();
    return { raw, organizationId: this.ctx.organizationId, now, begun: this.run.startedAt ?? now };
  }

  private async settingsOf(prepared: PreparedRun): Promise<ChunkSettings> {
    const { version, currency, triggers: surveyable } = prepared;
    const erasure = await inRawTransaction(this.ctx, (raw) => lastErasure(this.writing(raw)));
    const answered = version && { surveyId: version.surveyId, versionId: version.id };
    return { surveyable, version: answered, currency, lastErasure: erasure };
  }

  /** @returns the customers met */
  private async writeBatch(batch: Batch, settings: ChunkSettings, rows: number) {
    const written = await this.committed(batch, settings, rows);
    await this.tell(written.added);
    return written.met;
  }

  private async committed(batch: Batch, settings: ChunkSettings, rows: number): Promise<Written> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.commit(batch, { ...settings, again: attempt > 1 }, rows);
      } catch (error) {
        if (!isCollision(error) || attempt === triesPerChunk) throw error;
        // Two that collided would collide again in step.
        await setTimeout(Math.random() * longestPauseMilliseconds * attempt);
      }
    }
  }

  private async commit(batch: Batch, settings: ChunkSettings, rows: number): Promise<Written> {
    const { ctx, run, progress } = this;
    const { contents, read, lastLine } = batch;
    return inRawTransaction(ctx, async (raw) => {
      const writing = this.writing(raw);
      const written = isChunk(contents)
        ? await writeChunk(writing, contents, settings)
        : { created: contents, updated: nothing, erasedLines: [], added: [], met: [] };
      const errors = [...batch.errors, ...written.erasedLines.map(erasedRow)];
      const rejected = batch.rejected + written.erasedLines.length;
      const total = progress.rows.read + read;
      const next: Progress = {
        ...progress,
        linesDone: lastLine,
        progress: rows === 0 ? 0 : Math.min(1, total / rows),
        rows: {
          read: total,
          accepted: progress.rows.accepted + read - rejected,
          rejected: progress.rows.rejected + rejected,
        },
        created: added(progress.created, written.created),
        updated: added(progress.updated, written.updated),
      };
      const kept = errors.slice(0, Math.max(0, limits.errorsKept - this.errorsKept));
      await keepErrors(writing, run.id, kept);
      if (!(await keepProgress(writing, next))) throw new TakenOver();
      return { written, next, kept: kept.length };
    }).then(({ written, next, kept }) => {
      Object.assign(this.progress, next);
      this.errorsKept += kept;
      return written;
    });
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

function erasedRow(row: number): ImportError {
  const message = "This customer was erased.";
  return { row, column: "", code: "erased", message, value: "" };
}
