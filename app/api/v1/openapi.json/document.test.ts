import { expect, test } from "vitest";
import { z } from "zod";
import type { Described } from "@/app/api/v1/openapi.json/described";
import { openApiDocument } from "@/app/api/v1/openapi.json/document";

const Thing = z.object({ id: z.uuid(), name: z.string() });

const operations: Described[] = [
  {
    method: "GET",
    path: "/things",
    tag: "things",
    summary: "List things",
    permission: "customers.read",
    input: z.object({ limit: z.coerce.number().int().max(200).default(50), from: z.iso.date() }),
    answer: z.object({ data: z.array(Thing) }),
  },
  {
    method: "PATCH",
    path: "/things/{thingId}",
    tag: "things",
    summary: "Change a thing",
    permission: "customers.write",
    input: z.object({ thingId: z.uuid(), name: z.string().max(9), note: z.string().optional() }),
    answer: Thing,
  },
  {
    method: "POST",
    path: "/things/{thingId}/publication",
    tag: "things",
    summary: "Publish a thing",
    permission: "surveys.publish",
    input: z.object({ thingId: z.uuid() }),
  },
];

const document = JSON.parse(JSON.stringify(openApiDocument(operations, "https://vocal.example")));

test("it says where the API is and how one signs in", () => {
  expect(document).toMatchObject({
    openapi: "3.1.0",
    servers: [{ url: "https://vocal.example/api/v1" }],
    security: [{ apiKey: [] }],
    components: { securitySchemes: { apiKey: { type: "http", scheme: "bearer" } } },
  });
});

test("what a GET takes is in the query, required where it has no default", () => {
  const { parameters, requestBody } = document.paths["/things"].get;
  expect(requestBody).toBeUndefined();
  expect(parameters).toMatchObject([
    { name: "limit", in: "query", required: false, schema: { maximum: 200, default: 50 } },
    { name: "from", in: "query", required: true },
  ]);
});

test("what a write takes is in the body, but for what is in the path", () => {
  const { parameters, requestBody } = document.paths["/things/{thingId}"].patch;
  expect(parameters).toMatchObject([
    { name: "thingId", in: "path", required: true, schema: { format: "uuid" } },
    { $ref: "#/components/parameters/IdempotencyKey" },
  ]);
  const { schema } = requestBody.content["application/json"];
  expect(Object.keys(schema.properties)).toEqual(["name", "note"]);
  expect(schema.required).toEqual(["name"]);
});

test("a write of nothing but its path has no body, and without an answer it is 204", () => {
  const { requestBody, responses } = document.paths["/things/{thingId}/publication"].post;
  expect(requestBody).toBeUndefined();
  expect(responses).toMatchObject({ 204: {}, default: { $ref: "#/components/responses/Problem" } });
});

test("each operation says which scope its key needs", () => {
  expect(document.paths["/things"].get["x-scope"]).toBe("read");
  expect(document.paths["/things/{thingId}"].patch["x-scope"]).toBe("write");
});
