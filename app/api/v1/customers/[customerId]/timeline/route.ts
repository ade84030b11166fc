import { endpoint, otherMethods } from "@/app/_wiring/http";
import { readTimeline } from "@/lib/analysis/customer-timeline";
import { TimelineRequest } from "@/lib/analysis/timeline-shapes";

export const GET = endpoint({ shape: TimelineRequest, run: readTimeline });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
