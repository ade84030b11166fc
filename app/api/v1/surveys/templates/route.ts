import { endpoint, otherMethods } from "@/app/_wiring/http";
import { readTemplates } from "@/lib/surveys/read";
import { ListTemplates } from "@/lib/surveys/shapes";

export const GET = endpoint({ shape: ListTemplates, run: readTemplates });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
