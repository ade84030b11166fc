import { z } from "zod";
import type { Described } from "@/app/api/v1/openapi.json/described";
import { Import, ImportOptions, ImportRequest, Mapping, StartedImport } from "@/lib/imports/shapes";

const form = z.object({
  file: z.string().meta({ format: "binary", description: "A CSV file, at most 2 GB." }),
  mapping: Mapping.describe("JSON: from column names to targets."),
  options: ImportOptions.optional().describe("JSON."),
});

/** What the API says about imports. */
export const importOperations: readonly Described[] = [
  {
    method: "POST",
    path: "/imports",
    tag: "imports",
    permission: "imports.run",
    status: 202,
    summary: "Import a CSV file of customers, interactions, KPIs, purchases and answers",
    description:
      "Encoding, delimiter, decimal mark and the order of day and month are told from all rows " +
      "unless they are given. A bad row is refused and reported, the others land; the same file " +
      "again changes nothing. With `options.dryRun` every row is checked and nothing is written.",
    input: form,
    inputType: "multipart/form-data",
    answer: StartedImport,
  },
  {
    method: "GET",
    path: "/imports/{importId}",
    tag: "imports",
    permission: "imports.read",
    summary: "Read how an import is getting on, or how it ended",
    description: "`errors` has the first hundred; a row is the line of the file it starts on.",
    input: ImportRequest,
    answer: Import,
  },
  {
    method: "GET",
    path: "/imports/{importId}/errors",
    tag: "imports",
    permission: "imports.read",
    status: 200,
    summary: "Download what was refused, as CSV",
    description: "At most the first 10,000 refused cells.",
    input: ImportRequest,
    answerTypes: ["text/csv"],
  },
];
