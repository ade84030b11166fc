import { refusalResponse } from "@/app/_wiring/problem";
import { Refusal } from "@/lib/ground/refusal";

const refuse = () =>
  refusalResponse(new Refusal("not-found", "There is no such address; see /api/docs."));

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };
