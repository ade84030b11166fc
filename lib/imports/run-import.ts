import { z } from "zod";
import { type Context, systemContext } from "@/lib/access/context";
import type { Database } from "@/lib/db/client";
import { inRawTransaction, inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { log } from "@/lib/ground/log";
import { isRefusal, Refusal } from "@/lib/ground/refusal";
import { publish } from "@/lib/queue/facts";
import { countErrors } from "./errors.store";
import { type PreparedRun, prepareRun } from "./prepare-run";
import { limits } from "./reading/limits";
import { readRows } from "./reading/records";
import { type Batch, RowBatches } from "./row-batches";
import { ImportCounts, type ImportError } from "./shapes";
import { TakenOver } from "./taken-over";
import { deleteChunks, markEnded, markRunning, type RunRow } from "./upload.store";
import { uploadedBytes } from "./uploaded-bytes";
import type { Chunk } from "./writing/chunk";
import { hasErasedCustomers } from "./writing/customers-in.store";
import { keepErrors, keepProgress, type Progress } from "./writing/progress.store";
import type { Writing } from "./writing/staging.store";
import { type ChunkSettings, type Written, writeChunk } from "./writing/write-chunk";

const Payload = z.object({ organizationId: z.string(), importId: z.string() });

const usualRowsPerBatch = 10_000;

/**
 * Runs the import that a job names; running it again goes on where it stopped.
 * @param rowsPerBatch rows that are written, and counted as done, in one transaction
 */
export async function runImport(
  database: Database,
  payload: unknown,
  signal: AbortSignal,
  rowsPerBatch = usualRowsPerBatch,
): Promise<void> {
  const { organizationId, importId } = Payload.parse(payload);
  const ctx = systemContext(database, organizationId);
  const runner = newId();
  const run = await inTransaction(ctx, (tx) => markRunning(tx, importId, runner));
  if (!run) return;
  const running = new Running(ctx, run, { runner, signal, rowsPerBatch });
  try {
    const failure = await running.toItsEnd();
    await inTransaction(ctx, async (tx) => {
      const ended = await markEnded(tx, importId, failure, runner);
      if (ended && !run.keepUpload) await deleteChunks(tx, importId);
    });
  } catch (error) {
    if (!(error instanceof TakenOver)) throw error;
  }
}

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

const triesPerChunk = 4;

/** Deadlock, serialisation, unique violation: what two writers at the same rows may meet. */
const collisions = new Set(["40P01", "40001", "23505"]);

function isCollision(error: unknown): boolean {
  return error instanceof Error && "code" in error && collisions.has(String(error.code));
}

/** Connection lost or refused, database starting or stopping, as SQLSTATE, postgres.js or Node say it. */
const outage = /^(08...|57P0[1-3]|53300|CONNECTION_\w+|CONNECT_TIMEOUT|ECONN\w+|ETIMEDOUT|EPIPE)$/;

/** Whether the database was away, however deep another error wraps that. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && outage.test(String(error.code))) || isOutage(error.cause);
}

function isChunk(contents: Batch["contents"]): contents is Chunk {
  return Array.isArray(contents.interactions);
}

/** One run of one import. */
class Running {
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
      await this.write(await prepareRun(this.ctx, this.run, this.manner.runner));
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

  /** Reads the next rows while the database writes the last ones. */
  private async write(prepared: PreparedRun): Promise<void> {
    const { ctx, run } = this;
    this.errorsKept = await inTransaction(ctx, (tx) => countErrors(tx, run.id));
    const settings = await this.settingsOf(prepared);
    const { hasErased } = settings;
    const organization = { id: ctx.organizationId, hasErased };
    const batches = new RowBatches(prepared, run, organization, this.manner.rowsPerBatch);
    const records = readRows(uploadedBytes(ctx, run.id), prepared.examination);
    let writing: Promise<void> = Promise.resolve();
    for await (const batch of batches.of(records)) {
      await writing;
      if (this.manner.signal.aborted) throw new Interrupted("an import was interrupted");
      writing = this.writeBatch(batch, settings, prepared.examination.rows);
      // Awaited above; meanwhile a rejection must not count as unhandled.
      writing.catch(() => {});
    }
    await writing;
    if (this.progress.rows.read !== prepared.examination.rows) {
      throw new Refusal("unavailable", "Part of the stored file is missing. Upload it again.");
    }
  }

  private async settingsOf(prepared: PreparedRun): Promise<ChunkSettings> {
    const { version, currency, triggers: surveyable } = prepared;
    const { organizationId } = this.ctx;
    const hasErased = await inRawTransaction(this.ctx, (raw) =>
      hasErasedCustomers({ raw, organizationId, now: this.ctx.now() }),
    );
    const answered = version && { surveyId: version.surveyId, versionId: version.id };
    return { surveyable, version: answered, currency, hasErased };
  }

  private async writeBatch(batch: Batch, settings: ChunkSettings, rows: number): Promise<void> {
    const written = await this.committed(batch, settings, rows);
    await this.tell(written.added);
  }

  private async committed(batch: Batch, settings: ChunkSettings, rows: number): Promise<Written> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.commit(batch, settings, rows);
      } catch (error) {
        if (!isCollision(error) || attempt === triesPerChunk) throw error;
      }
    }
  }

  private async commit(batch: Batch, settings: ChunkSettings, rows: number): Promise<Written> {
    const { ctx, run, progress } = this;
    const { contents, read, lastLine } = batch;
    return inRawTransaction(ctx, async (raw) => {
      const writing: Writing = { raw, organizationId: ctx.organizationId, now: ctx.now() };
      const written = isChunk(contents)
        ? await writeChunk(writing, contents, settings)
        : { created: contents, updated: nothing, erasedLines: [], added: [] };
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
