import { endpoint, otherMethods } from "@/app/_wiring/http";
import { editSurvey } from "@/lib/surveys/edit-survey";
import { readSurvey } from "@/lib/surveys/read";
import { EditSurvey, ReadSurvey } from "@/lib/surveys/shapes";

export const GET = endpoint({ shape: ReadSurvey, run: readSurvey });
export const PATCH = endpoint({ shape: EditSurvey, run: editSurvey });

export const { POST, PUT, DELETE, OPTIONS } = otherMethods("GET", "PATCH");
