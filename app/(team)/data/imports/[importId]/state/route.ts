import { parseForm } from "@/app/_wiring/input";
import { memberRoute } from "@/app/_wiring/member-route";
import { readImport } from "@/lib/imports/read";
import { ImportRequest } from "@/lib/imports/shapes";

/** How an import is getting on, for the page that shows it. */
export const GET = memberRoute((ctx, _request, params) =>
  readImport(ctx, parseForm(ImportRequest, params)),
);
