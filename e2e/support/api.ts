export interface Api {
  /** The parsed answer of a call that has to succeed. */
  post: (path: string, body: unknown) => Promise<Record<string, unknown>>;
  put: (path: string, body: unknown) => Promise<Record<string, unknown>>;
  patch: (path: string, body: unknown) => Promise<Record<string, unknown>>;
  get: (path: string) => Promise<Record<string, unknown>>;
}

/** The REST API of a running Vocal, with one key. */
export function apiOf(url: string, key: string): Api {
  const call = (method: string) => async (path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const init = { method, headers, body: JSON.stringify(body) };
    const response = await fetch(`${url}/api/v1${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  };
  return { post: call("POST"), put: call("PUT"), patch: call("PATCH"), get: call("GET") };
}
