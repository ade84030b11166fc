import { endpoint, otherMethods } from "@/app/_wiring/http";
import { notePlan } from "@/lib/framework/note-plan";
import { NotePlan } from "@/lib/framework/plan-shapes";

export const POST = endpoint({ shape: NotePlan, run: notePlan, status: 201 });

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
