import { endpoint, otherMethods } from "@/app/_wiring/http";
import { decideEdge } from "@/lib/framework/decide-edge";
import { DecideEdge, ListEdges } from "@/lib/framework/edge-shapes";
import { readEdges } from "@/lib/framework/read-edges";

export const GET = endpoint({ shape: ListEdges, run: readEdges });
export const POST = endpoint({ shape: DecideEdge, run: decideEdge });

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
