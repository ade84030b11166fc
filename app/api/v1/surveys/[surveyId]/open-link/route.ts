import { endpoint, otherMethods } from "@/app/_wiring/http";
import { SaveOpenLink } from "@/lib/surveys/open-link-shapes";
import { requireOpenLink } from "@/lib/surveys/read-open-link";
import { saveOpenLink } from "@/lib/surveys/save-open-link";
import { ReadSurvey } from "@/lib/surveys/shapes";

export const GET = endpoint({ shape: ReadSurvey, run: requireOpenLink });
export const PUT = endpoint({ shape: SaveOpenLink, run: saveOpenLink });

export const { POST, PATCH, DELETE, OPTIONS } = otherMethods("GET", "PUT");
