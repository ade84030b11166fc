import { endpoint, otherMethods } from "@/app/_wiring/http";
import { deleteTrigger } from "@/lib/touchpoints/delete-trigger";
import { editTrigger } from "@/lib/touchpoints/edit-trigger";
import { readTrigger } from "@/lib/touchpoints/read-triggers";
import { EditTrigger, OneTrigger } from "@/lib/touchpoints/shapes";

export const GET = endpoint({ shape: OneTrigger, run: readTrigger });
export const PATCH = endpoint({ shape: EditTrigger, run: editTrigger });
export const DELETE = endpoint({ shape: OneTrigger, run: deleteTrigger });

export const { POST, PUT, OPTIONS } = otherMethods("GET", "PATCH", "DELETE");
