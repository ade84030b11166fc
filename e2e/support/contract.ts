import { world } from "./world";

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  [keyword: string]: unknown;
}

interface DescribedOperation {
  parameters?: { name?: string; in?: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** One operation as the running server describes itself. */
export interface Operation {
  method: string;
  path: string;
  /** Names of its path parameters. */
  inPath: string[];
  inQuery: string[];
  /** Undefined: it takes no JSON body. */
  body: Schema | undefined;
  multipart: boolean;
}

/** Every operation of the API: what is not described is not an operation (a unit test sees to it). */
export async function operations(): Promise<Operation[]> {
  const document = await (await fetch(`${world().url}/api/v1/openapi.json`)).json();
  const paths = document.paths as Record<string, Record<string, DescribedOperation>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operation(method, path, described)),
  );
}

function operation(method: string, path: string, described: DescribedOperation): Operation {
  const parameters = described.parameters ?? [];
  const named = (place: string) =>
    parameters.flatMap((one) => (one.in === place && one.name ? [one.name] : []));
  return {
    method: method.toUpperCase(),
    path,
    inPath: named("path"),
    inQuery: named("query"),
    body: described.requestBody?.content["application/json"]?.schema,
    multipart: described.requestBody?.content["multipart/form-data"] !== undefined,
  };
}

export interface Call {
  key?: string;
  /** Values of path parameters by the path's first word: "/surveys/{surveyId}" takes `surveys`. */
  ids?: Record<string, string>;
  body?: BodyInit;
  query?: Record<string, string>;
}

/**
 * A kept connection may be closed by the server just as it is used again, so each call has its own.
 * Only a body that is refused for its length needs one that stays: the answer comes before its end.
 */
function connectionFor(body: BodyInit | undefined): "close" | "keep-alive" {
  return typeof body === "string" && body.length > 5_000_000 ? "keep-alive" : "close";
}

/** Calls an operation; what has no id of its own gets one that no row has. */
export async function call(operation: Operation, given: Call): Promise<Response> {
  const noun = operation.path.split("/")[1] ?? "";
  const id = given.ids?.[noun] ?? "00000000-0000-7000-8000-000000000000";
  const path = operation.path.replace(/\{\w+\}/g, encodeURIComponent(id));
  const url = new URL(`${world().url}/api/v1${path}`);
  for (const [name, value] of Object.entries(given.query ?? {})) url.searchParams.set(name, value);
  const sends = operation.body !== undefined && given.body !== undefined;
  return fetch(url, {
    method: operation.method,
    headers: {
      connection: connectionFor(given.body),
      ...(given.key && { authorization: `Bearer ${given.key}` }),
      ...(sends && { "content-type": "application/json" }),
    },
    ...(sends && { body: given.body }),
  });
}
