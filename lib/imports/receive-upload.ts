import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { type ExaminedText, Examiner, examine, layoutOf, type WantedColumns } from "./examine";
import { cutText } from "./reading/cut-text";
import { limits } from "./reading/limits";
import { type CheckedUpload, tooLarge, UploadCheck } from "./reading/upload-check";
import type { Examination, ImportOptions, Upload } from "./shapes";
import { suggestMapping } from "./suggest-mapping";
import {
  deleteAbandoned,
  deleteRun,
  insertChunk,
  insertRun,
  keepExamination,
} from "./upload.store";
import { uploadedBytes } from "./uploaded-bytes";

/** A file as it arrives. */
export interface ArrivingFile {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
  /** How long it says it is. */
  length?: number | undefined;
}

/** What is known of a file before it arrives. */
export interface Expected {
  layout?: Pick<ImportOptions, "delimiter" | "encoding" | "header"> | undefined;
  /** The columns that will be imported: the others need no looking at. */
  columns?: WantedColumns | undefined;
}

const headBytes = 256 * 1024;
const chunkBytes = 1024 * 1024;
const daysKept = 1;

/**
 * Stores a file piece by piece while looking at all of it, and tells what it is made of. A file
 * that cannot be CSV is refused as soon as that shows, and leaves nothing behind.
 */
export async function receiveUpload(
  ctx: Context,
  file: ArrivingFile,
  expected: Expected = {},
): Promise<Upload> {
  permit(ctx, "imports.run");
  if ((file.length ?? 0) > limits.fileBytes) throw tooLarge();
  const fileName = cutText(file.name.replaceAll("\0", ""), 200) || "file";
  const importId = await inTransaction(ctx, async (tx) => {
    await deleteAbandoned(tx, new Date(tx.now().getTime() - daysKept * 86_400_000));
    return insertRun(tx, fileName);
  });
  try {
    const arrival = new Arrival(ctx, importId, expected);
    for await (const piece of file.bytes) await arrival.add(piece);
    const { checked, examination } = await arrival.end();
    const { hash: fileHash, bytes: fileBytes } = checked;
    await inTransaction(ctx, (tx) =>
      keepExamination(tx, importId, { examination, fileHash, fileBytes }),
    );
    const suggestion = suggestMapping(examination);
    return { id: importId, fileName, fileBytes, examination, suggestion };
  } catch (error) {
    await inTransaction(ctx, (tx) => deleteRun(tx, importId));
    throw error;
  }
}

/** One file on its way: checked, looked at and stored in one pass. */
class Arrival {
  private readonly check = new UploadCheck();
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private position = 0;
  private head: Uint8Array[] | undefined = [];
  private headLength = 0;
  private examiner: Examiner | undefined;
  private encoding = "";

  constructor(
    private readonly ctx: Context,
    private readonly importId: string,
    private readonly expected: Expected,
  ) {}

  async add(piece: Uint8Array): Promise<void> {
    if (piece.length === 0) return;
    this.check.add(piece);
    await this.look(piece);
    this.waiting.push(piece);
    this.waitingBytes += piece.length;
    if (this.waitingBytes >= chunkBytes) await this.store();
  }

  async end(): Promise<{ checked: CheckedUpload; examination: Examination }> {
    const checked = this.check.finish();
    await this.begin();
    await this.store();
    const examined = await this.examined(checked);
    return { checked, examination: { ...examined, hasBrokenText: checked.hasBrokenText } };
  }

  private async examined(checked: CheckedUpload): Promise<ExaminedText> {
    const { layout = {} } = this.expected;
    const isRight = layout.encoding !== undefined || checked.encoding === this.encoding;
    if (isRight && this.examiner) return this.examiner.end();
    return examineStored(this.ctx, this.importId, { ...layout, encoding: checked.encoding });
  }

  private async look(piece: Uint8Array): Promise<void> {
    if (this.examiner) return this.examiner.push(piece);
    this.head?.push(piece);
    this.headLength += piece.length;
    if (this.headLength >= headBytes) await this.begin();
  }

  /** The head decides encoding and delimiter; the end may prove the encoding wrong. */
  private async begin(): Promise<void> {
    if (!this.head) return;
    const head = Buffer.concat(this.head);
    this.head = undefined;
    const layout = layoutOf(head, this.expected.layout ?? {});
    this.encoding = layout.encoding;
    this.examiner = new Examiner(layout, this.expected.columns);
    await this.examiner.push(head);
  }

  private async store(): Promise<void> {
    if (this.waitingBytes === 0) return;
    const bytes = Buffer.concat(this.waiting);
    this.waiting = [];
    this.waitingBytes = 0;
    const { position } = this;
    this.position += 1;
    await inTransaction(this.ctx, (tx) => insertChunk(tx, this.importId, position, bytes));
  }
}

/** Looks at a stored file from its beginning. */
export async function examineStored(
  ctx: Context,
  importId: string,
  layout: Pick<ImportOptions, "delimiter" | "encoding" | "header">,
): Promise<ExaminedText> {
  const head: Uint8Array[] = [];
  let length = 0;
  for await (const piece of uploadedBytes(ctx, importId)) {
    head.push(piece);
    length += piece.length;
    if (length >= headBytes) break;
  }
  return examine(uploadedBytes(ctx, importId), layoutOf(Buffer.concat(head), layout));
}
