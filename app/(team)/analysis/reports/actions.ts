"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/_wiring/action";
import { deleteReport } from "@/lib/analysis/reports/delete-report";
import { makeReport } from "@/lib/analysis/reports/make-report";
import { MakeReport, OneReport } from "@/lib/analysis/reports/shapes";

export const make = async (input: unknown) => {
  const given = await action(MakeReport, makeReport)(input);
  return given.ok ? { ...given, value: { id: given.value.id } } : given;
};

export const remove = async (input: { reportId: string }) => {
  const given = await action(OneReport, deleteReport)(input);
  revalidatePath("/analysis/reports");
  return given;
};
