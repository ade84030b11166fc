import { Readable } from "node:stream";
import { Busboy } from "@fastify/busboy";
import { Refusal } from "@/lib/ground/refusal";
import type { ArrivingForm } from "@/lib/imports/import-file";

const fieldBytes = 2 * 1024 * 1024;
/** What is read of a refused file at most, so that whoever sends it hears the refusal. */
const drainedBytes = 4 * 1024 ** 3;

const noForm = () =>
  new Refusal("malformed", "Send multipart/form-data with the parts file, mapping and options.");
const brokenOff = () => new Refusal("malformed", "The upload broke off, or is not a valid form.");

function noFile(): Refusal {
  const message = "The form has no file.";
  const fields = [{ path: "file", code: "required", message }];
  return new Refusal("invalid", message, { fields });
}

/** A form that arrives, and what to do with the rest of it when it is refused. */
export interface Arrival {
  form: Promise<ArrivingForm>;
  /** Reads the rest and forgets it: many clients listen only once they have sent everything. */
  drain: () => Promise<void>;
}

/** A body's bytes as they come in. */
function bytesOf(request: Request): Readable {
  async function* pieces() {
    const reader = request.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      yield part.value;
    }
  }
  return Readable.from(pieces(), { objectMode: false });
}

/** Reads a form with one file while it arrives; nothing of the file is held in memory. */
export function arrivingForm(request: Request): Arrival {
  const parser = parserOf(request.headers.get("content-type") ?? "");
  const source = bytesOf(request);
  const fields: Record<string, string> = {};
  let file: Readable | undefined;
  parser.on("field", (name, value) => {
    fields[name] = value;
  });
  const read = new Promise<void>((resolve, reject) => {
    const fail = () => {
      reject(brokenOff());
      file?.destroy(brokenOff());
    };
    parser.once("finish", resolve).once("error", fail);
    source.once("error", fail);
  });
  const form = new Promise<ArrivingForm>((resolve, reject) => {
    parser.on("file", (_, bytes, name) => {
      file = bytes;
      const length = Number(request.headers.get("content-length") ?? 0);
      resolve({
        file: { name: name ?? "", bytes: whole(bytes), length },
        before: { ...fields },
        after: () => read.then(() => fields),
      });
    });
    read.then(() => reject(noFile()), reject);
  });
  source.pipe(parser);
  return { form, drain: () => drain(source.unpipe(parser)) };
}

/** A file that breaks off is a refusal, not the end of the file. */
async function* whole(bytes: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch {
    throw brokenOff();
  }
}

function parserOf(contentType: string) {
  if (!/^multipart\/form-data\b/i.test(contentType)) throw noForm();
  const limits = { files: 1, fields: 10, fieldSize: fieldBytes };
  const headers = { "content-type": contentType };
  try {
    return new Busboy({ headers, limits, isPartAFile: (name) => name === "file" });
  } catch {
    throw noForm();
  }
}

async function drain(source: Readable): Promise<void> {
  let length = 0;
  try {
    for await (const piece of source) {
      length += piece.length;
      if (length > drainedBytes) return;
    }
  } catch {
    // Whoever sent it is gone, and hears no refusal.
  }
}
