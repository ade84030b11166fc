"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/_wiring/action";
import { changeView } from "@/lib/analysis/views/change-view";
import { deleteView } from "@/lib/analysis/views/delete-view";
import { saveView } from "@/lib/analysis/views/save-view";
import { ChangeView, OneView, SaveView } from "@/lib/analysis/views/shapes";

const refresh = <A extends { ok: boolean }>(given: A): A => {
  if (given.ok) revalidatePath("/analysis", "layout");
  return given;
};

export const save = async (input: SaveView) => refresh(await action(SaveView, saveView)(input));

export const change = async (input: ChangeView) =>
  refresh(await action(ChangeView, changeView)(input));

export const remove = async (input: OneView) => refresh(await action(OneView, deleteView)(input));
