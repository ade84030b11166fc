import { endpoint, otherMethods } from "@/app/_wiring/http";
import { OneEdge } from "@/lib/framework/edge-shapes";
import { undoEdge } from "@/lib/framework/undo-edge";

export const DELETE = endpoint({ shape: OneEdge, run: undoEdge });

export const { GET, POST, PUT, PATCH, OPTIONS } = otherMethods("DELETE");
