import { createHash } from "node:crypto";
import type { ZodType } from "zod";
import type { Context } from "@/lib/access/context";
import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { isStorable } from "@/lib/ground/storable";
import { examineAgain, refuseUnknownEncoding } from "./examine-again";
import { runById } from "./read";
import { type ArrivingFile, receiveUpload } from "./receive-upload";
import { ImportOptions, Mapping, StartedImport, type StartImport, type Upload } from "./shapes";
import { startImport } from "./start-import";
import { deleteRun } from "./upload.store";

/** The text fields of an upload form, as far as they have arrived. */
export type FormFields = Readonly<Record<string, string>>;

/** A form with one file, while it arrives; fields may stand before the file or after it. */
export interface ArrivingForm {
  file: ArrivingFile;
  before: FormFields;
  /** All fields, once the file has been read. */
  after: () => Promise<FormFields>;
}

/**
 * Takes a file with its mapping in one request, and imports it.
 * @param onceKey under which a repeated request gets the first one's answer
 */
export async function importFile(
  ctx: Context,
  form: ArrivingForm,
  onceKey?: string,
): Promise<StartedImport> {
  permit(ctx, "imports.run");
  const early = fieldsIn(form.before);
  const upload = await receiveUpload(ctx, form.file, {
    layout: early.options,
    columns: early.mapping && {
      names: Object.keys(early.mapping),
      isFinal: early.options !== undefined,
    },
  });
  try {
    const { mapping, options = {} } = fieldsIn(await form.after());
    if (!mapping) throw invalidField("mapping", "required", "Say where the columns go.");
    await readAsTold(ctx, upload, options);
    const start = { importId: upload.id, mapping, options };
    if (onceKey === undefined) return await startImport(ctx, start, false);
    return await startOnce(ctx, start, onceKey);
  } catch (error) {
    await inTransaction(ctx, (tx) => deleteRun(tx, upload.id));
    throw error;
  }
}

/** The file itself is part of the request that must not be done twice. */
async function startOnce(ctx: Context, start: StartImport, key: string): Promise<StartedImport> {
  const { importId, mapping, options } = start;
  const run = await inTransaction(ctx, (tx) => runById(tx, importId));
  const hash = createHash("sha256").update(JSON.stringify([run.fileHash, mapping, options]));
  const { body } = await once(ctx, key, hash.digest("hex"), async (tx) => {
    return { status: 202, body: await startImport(tx, start, false) };
  });
  const started = StartedImport.parse(body);
  if (started.id !== importId) await inTransaction(ctx, (tx) => deleteRun(tx, importId));
  return started;
}

/** Options that stood after the file may say that it is written otherwise than it seemed. */
async function readAsTold(ctx: Context, { id, examination }: Upload, options: ImportOptions) {
  const { encoding, delimiter, header } = options;
  const differs =
    (encoding !== undefined && encoding !== examination.encoding) ||
    (delimiter !== undefined && delimiter !== examination.delimiter) ||
    (header !== undefined && header !== examination.header);
  if (differs) await examineAgain(ctx, { importId: id, options: { encoding, delimiter, header } });
}

function fieldsIn(fields: FormFields): { mapping?: Mapping; options?: ImportOptions } {
  const mapping = parsed("mapping", fields.mapping, Mapping);
  const options = parsed("options", fields.options, ImportOptions);
  refuseUnknownEncoding(options?.encoding);
  return { ...(mapping && { mapping }), ...(options && { options }) };
}

function parsed<T>(name: string, text: string | undefined, shape: ZodType<T>): T | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const result = shape.safeParse(json(name, text));
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, code, message }) => ({
    path: [name, ...path].map(String).join("."),
    code: code ?? "invalid",
    message,
  }));
  throw new Refusal("invalid", `The ${name} is not valid.`, { fields });
}

function json(name: string, text: string): unknown {
  if (!isStorable(text)) throw invalidField(name, "characters", "This cannot be stored.");
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("malformed", `The field "${name}" is not JSON.`);
  }
}

function invalidField(path: string, code: string, message: string): Refusal {
  return new Refusal("invalid", message, { fields: [{ path, code, message }] });
}
