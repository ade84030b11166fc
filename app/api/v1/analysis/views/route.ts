import { endpoint, otherMethods } from "@/app/_wiring/http";
import { readViews } from "@/lib/analysis/views/read-views";
import { saveView } from "@/lib/analysis/views/save-view";
import { ListViews, SaveView } from "@/lib/analysis/views/shapes";

export const GET = endpoint({ shape: ListViews, run: readViews });
export const POST = endpoint({ shape: SaveView, run: saveView, status: 201 });

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
