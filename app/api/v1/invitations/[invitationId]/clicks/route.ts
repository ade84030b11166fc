import { endpoint, otherMethods } from "@/app/_wiring/http";
import { ReadClicks } from "@/lib/delivery/click-shapes";
import { readClicks } from "@/lib/delivery/read-clicks";

export const GET = endpoint({ shape: ReadClicks, run: readClicks });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
