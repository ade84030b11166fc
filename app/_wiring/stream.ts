import "server-only";
import { apiHeaders } from "@/app/_wiring/problem";
import { type TextFile, zipped } from "@/lib/ground/zip";
import type { exportFormats } from "@/lib/responses/shapes";

const types: Record<(typeof exportFormats)[number], string> = {
  csv: "text/csv; charset=utf-8; header=present",
  jsonl: "application/jsonl; charset=utf-8",
};

/** A download that is written while it is read: only one piece of it is in memory. */
export function downloadResponse(
  pieces: AsyncIterable<string>,
  name: string,
  format: (typeof exportFormats)[number],
): Response {
  const body = streamOf(pieces).pipeThrough(new TextEncoderStream());
  return attachment(body, `${name}.${format}`, types[format]);
}

/** Files in one archive, written in the same way. */
export function archiveResponse(files: Iterable<TextFile>, name: string): Response {
  return attachment(streamOf(zipped(files)), `${name}.zip`, "application/zip");
}

function streamOf<T>(pieces: AsyncIterable<T> | Iterable<T>): ReadableStream<T> {
  const iterator =
    Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  return new ReadableStream<T>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** A document that is small enough to be drawn at once. */
export function pdfDownload(bytes: Uint8Array<ArrayBuffer>, name: string): Response {
  return attachment(bytes, `${name}.pdf`, "application/pdf");
}

function attachment(body: BodyInit, name: string, type: string): Response {
  return new Response(body, {
    headers: {
      ...apiHeaders,
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
}

const textTypes = {
  csv: types.csv,
  xliff: "application/xliff+xml; charset=utf-8",
  json: "application/json; charset=utf-8",
} as const;

/** A download that is small enough to be written at once. */
export function textDownload(text: string, name: string, format: keyof typeof textTypes): Response {
  return new Response(text, {
    headers: {
      ...apiHeaders,
      "content-type": textTypes[format],
      "content-disposition": `attachment; filename="${name}.${format}"`,
    },
  });
}

const pictureTypes = { svg: "image/svg+xml", png: "image/png" } as const;

/** A picture or a page to keep. */
export function bytesDownload(
  bytes: Uint8Array,
  name: string,
  format: keyof typeof pictureTypes,
): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...apiHeaders,
      "content-type": pictureTypes[format],
      "content-disposition": `attachment; filename="${name}.${format}"`,
    },
  });
}
