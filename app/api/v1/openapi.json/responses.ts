import { z } from "zod";
import type { Described } from "@/app/api/v1/openapi.json/described";
import { BatchAnswer } from "@/lib/ground/batch";
import {
  ExportResponses,
  ListResponses,
  RecordedResponse,
  Response,
  ResponseList,
} from "@/lib/responses/shapes";

/** What the API says about responses. */
export const responseOperations: readonly Described[] = [
  {
    method: "GET",
    path: "/responses",
    tag: "responses",
    permission: "responses.read",
    status: 200,
    summary: "List the responses, newest first",
    description: "A day given as `to` is included whole, in the organisation's time zone.",
    input: ListResponses,
    answer: ResponseList,
  },
  {
    method: "POST",
    path: "/responses",
    tag: "responses",
    permission: "responses.write",
    status: 201,
    summary: "Record an answer taken elsewhere, or up to 1,000 as `{items: [...]}`",
    description:
      "`answers` has a value per question key. A known `externalId` is replaced. A batch answers " +
      "200 with one result per item; a bad item sinks no other.",
    input: z.union([RecordedResponse, z.object({ items: z.array(RecordedResponse) })]),
    answer: z.union([Response, BatchAnswer]),
  },
  {
    method: "GET",
    path: "/responses/export",
    tag: "responses",
    permission: "responses.export",
    status: 200,
    summary: "Download responses as CSV or JSON lines",
    input: ExportResponses,
    answerTypes: ["text/csv", "application/jsonl"],
  },
];
