import "server-only";
import { apiHeaders } from "@/app/_wiring/problem";
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
  const iterator = pieces[Symbol.asyncIterator]();
  const text = new ReadableStream<string>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  const body = text.pipeThrough(new TextEncoderStream());
  return new Response(body, {
    headers: {
      ...apiHeaders,
      "content-type": types[format],
      "content-disposition": `attachment; filename="${name}.${format}"`,
    },
  });
}
