import { endpoint, otherMethods } from "@/app/_wiring/http";
import { readVersions } from "@/lib/surveys/read";
import { ReadSurvey } from "@/lib/surveys/shapes";

export const GET = endpoint({ shape: ReadSurvey, run: readVersions });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
