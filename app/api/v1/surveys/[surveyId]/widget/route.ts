import { endpoint, otherMethods } from "@/app/_wiring/http";
import { requireWidget } from "@/lib/surveys/read-widget";
import { saveWidget } from "@/lib/surveys/save-widget";
import { ReadSurvey } from "@/lib/surveys/shapes";
import { PutWidget } from "@/lib/surveys/widget-shapes";

export const GET = endpoint({ shape: ReadSurvey, run: requireWidget });
export const PUT = endpoint({ shape: PutWidget, run: saveWidget });

export const { POST, PATCH, DELETE, OPTIONS } = otherMethods("GET", "PUT");
