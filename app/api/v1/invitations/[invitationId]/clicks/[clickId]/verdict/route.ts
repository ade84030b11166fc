import { endpoint, otherMethods } from "@/app/_wiring/http";
import { JudgeClick } from "@/lib/delivery/click-shapes";
import { judgeClick } from "@/lib/delivery/judge-click";

export const PUT = endpoint({ shape: JudgeClick, run: judgeClick });

export const { GET, POST, PATCH, DELETE, OPTIONS } = otherMethods("PUT");
