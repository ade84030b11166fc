import { endpoint, otherMethods } from "@/app/_wiring/http";
import { readTimeline, TimelineRequest } from "@/lib/analysis/customer-timeline";

export const GET = endpoint({ shape: TimelineRequest, run: readTimeline });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
