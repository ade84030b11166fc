import { endpoint, otherMethods } from "@/app/_wiring/http";
import { changeView } from "@/lib/analysis/views/change-view";
import { deleteView } from "@/lib/analysis/views/delete-view";
import { ChangeView, OneView } from "@/lib/analysis/views/shapes";

export const PATCH = endpoint({ shape: ChangeView, run: changeView });
export const DELETE = endpoint({ shape: OneView, run: deleteView });

export const { GET, POST, PUT, OPTIONS } = otherMethods("PATCH", "DELETE");
