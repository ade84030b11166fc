import { endpoint, otherMethods } from "@/app/_wiring/http";
import { readImport } from "@/lib/imports/read";
import { ImportRequest } from "@/lib/imports/shapes";

export const GET = endpoint({ shape: ImportRequest, run: readImport });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
