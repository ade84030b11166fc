import { endpoint, otherMethods } from "@/app/_wiring/http";
import { PutKiosk } from "@/lib/surveys/kiosk-shapes";
import { requireKiosk } from "@/lib/surveys/read-kiosk";
import { saveKiosk } from "@/lib/surveys/save-kiosk";
import { ReadSurvey } from "@/lib/surveys/shapes";

export const GET = endpoint({ shape: ReadSurvey, run: requireKiosk });
export const PUT = endpoint({ shape: PutKiosk, run: saveKiosk });

export const { POST, PATCH, DELETE, OPTIONS } = otherMethods("GET", "PUT");
