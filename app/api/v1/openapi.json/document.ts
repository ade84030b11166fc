import { type ZodType, z } from "zod";
import type { Described } from "@/app/api/v1/openapi.json/described";
import type { ApiDocument, ApiOperation, Parameter, Schema } from "@/components/api-docs/document";
import { scopeOf } from "@/lib/access/permit";

/** A shape as JSON Schema 2020-12, which is what OpenAPI 3.1 speaks. */
function schemaOf(shape: ZodType, io: "input" | "output"): Schema {
  const { $schema, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: "any" });
  // Written and read again: what remains is plain JSON, whatever the library keeps beside it.
  return JSON.parse(JSON.stringify(schema));
}

/** The names in braces of a path. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}

/** Takes named properties out of an object schema: they are sent elsewhere. */
function without(schema: Schema, names: readonly string[]): Schema {
  const { properties, required } = schema;
  if (!properties) return schema;
  const kept = Object.entries(properties).filter(([name]) => !names.includes(name));
  const rest = required?.filter((name) => !names.includes(name));
  return { ...schema, properties: Object.fromEntries(kept), ...(rest && { required: rest }) };
}

function sendsBody({ method }: Described): boolean {
  return method !== "GET" && method !== "DELETE";
}

function parameters(operation: Described, schema: Schema): ApiOperation["parameters"] {
  const { properties = {}, required = [] } = schema;
  const inPath = pathParameters(operation.path);
  const inQuery = sendsBody(operation)
    ? []
    : Object.keys(properties).filter((name) => !inPath.includes(name));
  const parameter = (name: string, place: Parameter["in"]): Parameter => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: properties[name] ?? { type: "string" },
  });
  return [
    ...inPath.map((name) => parameter(name, "path")),
    ...inQuery.map((name) => parameter(name, "query")),
    ...(operation.method === "GET" ? [] : [{ $ref: "#/components/parameters/IdempotencyKey" }]),
  ];
}

function requestBody(operation: Described, schema: Schema): Pick<ApiOperation, "requestBody"> {
  const body = without(schema, pathParameters(operation.path));
  const isEmpty = body.properties && Object.keys(body.properties).length === 0;
  if (!sendsBody(operation) || isEmpty) return {};
  const type = operation.inputType ?? "application/json";
  return { requestBody: { required: true, content: { [type]: { schema: body } } } };
}

function success({ answer, answerTypes, status }: Described): ApiOperation["responses"] {
  if (answerTypes) {
    const content = Object.fromEntries(
      answerTypes.map((type) => [type, { schema: { type: "string" } }]),
    );
    return { [status ?? 200]: { description: "A stream", content } };
  }
  if (!answer) return { [status ?? 204]: { description: "Done" } };
  const content = { "application/json": { schema: schemaOf(answer, "output") } };
  return { [status ?? 200]: { description: "Done", content } };
}

function operationObject(operation: Described): ApiOperation {
  const schema = schemaOf(operation.input, "input");
  const { permission, alsoPermission } = operation;
  const scope = scopeOf(permission);
  const also = alsoPermission ? ` and the scope \`${scopeOf(alsoPermission)}\`` : "";
  const notes = [operation.description, `Needs a key with the scope \`${scope}\`${also}.`];
  return {
    tags: [operation.tag],
    summary: operation.summary,
    description: notes.filter(Boolean).join("\n\n"),
    "x-scope": scope,
    parameters: parameters(operation, schema),
    ...requestBody(operation, schema),
    responses: { ...success(operation), default: { $ref: "#/components/responses/Problem" } },
  };
}

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
});

const introduction = `JSON over HTTPS with \`Authorization: Bearer <API key>\`. Times are RFC 3339 with an
offset, proportions 0–1, ids opaque. Lists take \`limit\` (at most 200) and \`cursor\` and answer
\`{data, nextCursor}\`. A write that carries an \`Idempotency-Key\` is done once: within a day, the same
request again gets the first answer. Errors are problem JSON (RFC 9457).`;

/** The OpenAPI 3.1 document of a list of operations. */
export function openApiDocument(operations: readonly Described[], serverUrl: string): ApiDocument {
  const paths: ApiDocument["paths"] = {};
  for (const operation of operations) {
    const methods = paths[operation.path] ?? {};
    paths[operation.path] = {
      ...methods,
      [operation.method.toLowerCase()]: operationObject(operation),
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Vocal", version: "1", description: introduction },
    servers: [{ url: `${serverUrl}/api/v1` }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: "http", scheme: "bearer" } },
      parameters: {
        IdempotencyKey: {
          name: "Idempotency-Key",
          in: "header",
          schema: { type: "string", maxLength: 255 },
          description: "Any text of your own; the request is then done at most once.",
        },
      },
      responses: {
        Problem: {
          description: "A refusal",
          content: { "application/problem+json": { schema: schemaOf(problem, "output") } },
        },
      },
    },
  };
}
