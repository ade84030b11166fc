interface Sending {
  to: string;
  file: File;
  /** From 0 to 1, as the bytes leave. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

export type SendingOutcome =
  | { ok: true; body: unknown }
  | { ok: false; message: string }
  /** The person took it back. */
  | { ok: false; message: undefined };

const unreached =
  "The server could not be reached. Check the connection, then choose the file again.";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalIn(body: unknown): string {
  const detail = typeof body === "object" && body !== null && "detail" in body ? body.detail : "";
  return typeof detail === "string" && detail !== "" ? detail : "The file could not be taken.";
}

/** Sends a file of any size; only the browser's older interface tells how far it has come. */
export function sendFile({ to, file, onProgress, signal }: Sending): Promise<SendingOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => resolve({ ok: false, message: unreached });
    request.onabort = () => resolve({ ok: false, message: undefined });
    request.onload = () => {
      const body = parsed(request.responseText);
      const taken = request.status >= 200 && request.status < 300;
      resolve(taken ? { ok: true, body } : { ok: false, message: refusalIn(body) });
    };
    signal.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("file", file);
    request.open("POST", to);
    request.send(form);
  });
}
