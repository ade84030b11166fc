import { CarriedCounts } from "./carried-counts";
import type { PreparedRun } from "./prepare-run";
import type { FileRecord } from "./reading/file-record";
import type { RunRow } from "./run.store";
import type { ImportCounts, ImportError } from "./shapes";
import { type Chunk, ChunkBuilder, fileKeyOf } from "./writing/chunk";

/** Rows that are written together, and what was wrong with the others. */
export interface Batch {
  /** What is to be written or, where nothing is, what the good rows carry. */
  contents: Chunk | ImportCounts;
  read: number;
  rejected: number;
  errors: ImportError[];
  /** The line of the last row in it. */
  lastLine: number;
}

/** Gathers the records of a file into batches. */
export class RowBatches {
  private readonly carried: CarriedCounts | undefined;

  constructor(
    private readonly prepared: PreparedRun,
    private readonly run: RunRow,
    private readonly organization: { id: string; hasErased: boolean },
    private readonly rowsPerBatch: number,
  ) {
    this.carried = run.dryRun ? new CarriedCounts(prepared.plan.makes) : undefined;
  }

  async *of(groups: AsyncIterable<FileRecord[]>): AsyncGenerator<Batch> {
    let gathering = this.fresh();
    for await (const records of groups) {
      for (const record of records) {
        if (record.line <= this.run.linesDone) continue;
        gathering.add(record);
        if (gathering.read < this.rowsPerBatch) continue;
        yield gathering.batch();
        gathering = this.fresh();
      }
    }
    if (gathering.read > 0) yield gathering.batch();
  }

  private fresh(): Gathering {
    const { plan, version, kpiIds, read } = this.prepared;
    if (this.carried) return new Gathering(read, this.carried);
    const survey = version && { id: version.surveyId, definition: version.definition };
    const builder = new ChunkBuilder({
      organizationId: this.organization.id,
      hasErased: this.organization.hasErased,
      fileKey: fileKeyOf(this.run.fileHash ?? ""),
      makes: plan.makes,
      survey,
      kpiIds,
    });
    return new Gathering(read, builder);
  }
}

class Gathering {
  read = 0;
  private rejected = 0;
  private lastLine = 0;
  private readonly errors: ImportError[] = [];

  constructor(
    private readonly parse: PreparedRun["read"],
    private readonly into: ChunkBuilder | CarriedCounts,
  ) {}

  add(record: FileRecord): void {
    this.read += 1;
    this.lastLine = record.line;
    const row = this.parse(record);
    if (Array.isArray(row)) {
      this.rejected += 1;
      for (const problem of row) this.errors.push({ row: record.line, ...problem });
    } else this.into.add(row);
  }

  batch(): Batch {
    const { read, rejected, errors, lastLine, into } = this;
    const contents = into instanceof CarriedCounts ? into.take() : into.chunk();
    return { contents, read, rejected, errors, lastLine };
  }
}
