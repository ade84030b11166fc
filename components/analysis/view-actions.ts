import type { ChangeView, OneView, SaveView, View } from "@/lib/analysis/views/shapes";
import type { Answer } from "@/lib/ground/answer";

/** What can be done with saved views. */
export interface ViewActions {
  save(input: SaveView): Promise<Answer<View>>;
  change(input: ChangeView): Promise<Answer<View>>;
  remove(input: OneView): Promise<Answer<void>>;
}
